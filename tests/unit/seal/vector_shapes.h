// Seals in wrong shapes, truly signed where that is possible: what is wrong is what the vector is about, nothing else.
#pragma once
#include "report/seal/header.h"
#include "tests/unit/seal/vector_maker.h"

namespace credit::test {

struct Shape {
  Bytes protected_bytes, payload, signature;
  Bytes unprotected = {0xA0};
};

Bytes header_of(const seal::Signer& signer, std::int64_t algorithm);
Bytes whole(const Shape& shape);
// By the office's issuer, whatever the payload or the header say.
Shape truly_signed(Bytes payload);
Shape truly_signed_under(Bytes protected_bytes);
Shape signed_by(const seal::Signer& signer, std::int64_t algorithm);
Bytes good_payload();
Bytes issuer_sealed();
Bytes countersigned_by(std::uint32_t number);
Bytes countersigned_at(const char* when, int copy = 1);
// The one place where the first stands, in hex, becomes the second.
Bytes replaced(Bytes bytes, const std::string& from, const std::string& to);

// Judged by the office's bundle; the text is the seal's URL.
void set_cose(VectorParts& parts, Bytes cose);
VectorParts from_cose(const char* title, Bytes cose, Json expected);
// Passed up to a stage, failed there; a forgery.
Json refused(std::size_t passed, const char* failure);
// All stages of a seal with a countersignature, or without one.
Json all_passed(const char* countersignature);

}  // namespace credit::test
