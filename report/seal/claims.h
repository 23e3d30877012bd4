// What the seal says, before it is bytes. CBOR form: RFC 8392 claim keys outside, one private claim (-65537) inside.
//   { 1: issuer, 4: expires, 6: issued, -65537: { 0: schema, 1: report number, 2: subject name, 3: subject id,
//     4: [from, to], 5: [chapter counts], 6: [hash id, digest], 7: kiosk, 8: purpose, 9: status index, 10: edition } }
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"

namespace credit::seal {

using Digest = std::array<std::uint8_t, 32>;  // SHA-256 of the document's exact bytes (COSE hash id -16)
using KeyId = std::array<std::uint8_t, 4>;    // first 4 bytes of SHA-256(SubjectPublicKeyInfo DER); a hint, not a proof

inline constexpr int not_answered = -1;  // a chapter's or domain's count when its source gave no answer
inline constexpr int not_asked = -2;     // when the visitor did not choose it, or left it out by name

struct Claims {
  std::string issuer;  // 1..16 of A-Z 0-9 -
  Instant issued{};
  Instant expires{};          // later than issued
  std::string report_number;  // 14 digits of China time + 8 of A-Z 0-9
  std::string subject_name;   // UTF-8, 1..64 bytes; a person's masked, an organisation's whole
  std::string subject_id;     // 1..24 bytes; a person's masked, an organisation's whole
  Day period_from{}, period_to{};
  std::vector<int> chapter_counts;  // by the edition's order; >= 0, or one of the two above; 1..64 entries
  Digest document_digest{};
  std::string kiosk;    // 1..24 bytes
  std::string purpose;  // code, 1..24 bytes
  std::uint32_t status_index = 0;
  std::string edition;  // "natural-person/1", 1..32 bytes

  bool operator==(const Claims&) const = default;
};

Digest digest_of(ByteView document);          // SHA-256
Status check(const Claims& claims);           // the ranges above; seal_claims_malformed names the claim
Bytes encode(const Claims& claims);           // deterministic CBOR, RFC 8949 section 4.2
Result<Claims> decode_claims(ByteView cbor);  // seal_cbor_malformed, seal_claims_malformed

}  // namespace credit::seal
