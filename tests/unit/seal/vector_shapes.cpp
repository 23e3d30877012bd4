#include "tests/unit/seal/vector_shapes.h"

#include <algorithm>

#include "report/seal/cbor_writer.h"
#include "report/seal/digits.h"
#include "report/seal/sig_structure.h"

namespace credit::test {

using seal::cbor::Writer;

Bytes header_of(const seal::Signer& signer, std::int64_t algorithm) {
  Writer out;
  out.map(2).integer(seal::header::algorithm).integer(algorithm);
  out.integer(seal::header::key_id).bytes(signer.key_id());
  return out.take();
}

Bytes whole(const Shape& shape) {
  Writer out;
  out.tag(seal::header::sign1_tag).array(4).bytes(shape.protected_bytes).raw(shape.unprotected);
  out.bytes(shape.payload).bytes(shape.signature);
  return out.take();
}

namespace {
void sign(Shape& shape, const seal::Signer& signer) {
  shape.signature = *signer.sign(seal::signature1_structure(shape.protected_bytes, {}, shape.payload));
}
}  // namespace

Shape truly_signed(Bytes payload) {
  const SteadySigner issuer(11);
  Shape shape{header_of(issuer, -7), std::move(payload), {}};
  sign(shape, issuer);
  return shape;
}

Shape truly_signed_under(Bytes protected_bytes) {
  Shape shape{std::move(protected_bytes), good_payload(), {}};
  sign(shape, SteadySigner(11));
  return shape;
}

Shape signed_by(const seal::Signer& signer, std::int64_t algorithm) {
  Shape shape{header_of(signer, algorithm), good_payload(), {}};
  sign(shape, signer);
  return shape;
}

Bytes good_payload() { return encode(some_claims()); }
Bytes issuer_sealed() { return *seal::make_seal(some_claims(), SteadySigner(11)); }
Bytes countersigned_by(std::uint32_t number) {
  return *seal::countersign(issuer_sealed(), SteadySigner(number), at("2026-11-22T06:31:00Z"), 1);
}
Bytes countersigned_at(const char* when, int copy) {
  return *seal::countersign(issuer_sealed(), SteadySigner(12), at(when), copy);
}

Bytes replaced(Bytes bytes, const std::string& from_text, const std::string& to_text) {
  const Bytes from = *from_hex(from_text), to = *from_hex(to_text);
  const auto found = std::search(bytes.begin(), bytes.end(), from.begin(), from.end());
  CREDIT_ENSURE(found != bytes.end());
  CREDIT_ENSURE(std::search(found + 1, bytes.end(), from.begin(), from.end()) == bytes.end());
  const auto place = bytes.erase(found, found + static_cast<std::ptrdiff_t>(from.size()));
  bytes.insert(place, to.begin(), to.end());
  return bytes;
}

void set_cose(VectorParts& parts, Bytes cose) {
  parts.text = seal::to_url(vector_place, cose);
  parts.cose = std::move(cose);
}

VectorParts from_cose(const char* title, Bytes cose, Json expected) {
  VectorParts parts;
  parts.title = title;
  parts.trust = vector_trust();
  set_cose(parts, std::move(cose));
  parts.expected = std::move(expected);
  return parts;
}

Json refused(std::size_t passed, const char* failure) {
  std::vector<std::string> in_order(passed, "passed");
  in_order.push_back(std::string("failed: ") + failure);
  return answers(in_order, "not_genuine");
}

Json all_passed(const char* countersignature) {
  return answers({"passed", "passed", "passed", "passed", countersignature, "passed", "passed"}, "genuine");
}

}  // namespace credit::test
