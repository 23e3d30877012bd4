// COSE_Sign1 (RFC 9052 section 4.2) by the issuer, with one RFC 9338 countersignature (label 11) by the kiosk.
#pragma once
#include <optional>

#include "report/seal/signer.h"

namespace credit::seal {

inline constexpr std::size_t seal_limit = 512;  // bytes of a whole seal
// The most of them that the machine's countersignature takes, by any suite.
inline constexpr std::size_t countersignature_limit = 99;

struct Countersignature {
  Algorithm algorithm = Algorithm::es256;
  KeyId key_id{};
  Instant printed{};      // header 15 (RFC 9597), claim 6
  int copy = 1;           // 1..99; header 15, claim -65538
  Bytes protected_bytes;  // exactly as signed
  Bytes signature;
};

struct Seal {
  Algorithm algorithm = Algorithm::es256;
  KeyId key_id{};
  Bytes protected_bytes, payload, signature;
  std::optional<Countersignature> countersignature;
};

// Tagged 18. seal_claims_malformed, seal_too_large, seal_key_unusable
Result<Bytes> make_seal(const Claims& claims, const Signer& issuer);
// seal_too_large when a machine's countersignature would find no room beside the issuer's part: asked where a report is
// issued, so that no visit ends at the printer.
Status leaves_room_for_copy(ByteView issuers_seal);
// Adds, or replaces, the countersignature: this machine, this moment, this copy. As parse_seal, seal_too_large,
// seal_key_unusable; copy and moment are the caller's to keep in range.
Result<Bytes> countersign(ByteView seal, const Signer& kiosk, Instant printed, int copy);
// Strict: tag 18, definite lengths, shortest integers, no unknown or doubled header, no trailing byte, and the bytes
// equal their own re-encoding. seal_cbor_malformed, seal_cose_malformed, seal_algorithm_unknown
Result<Seal> parse_seal(ByteView bytes);

Bytes bytes_to_sign(const Seal& seal);         // Sig_structure "Signature1"
Bytes bytes_to_countersign(const Seal& seal);  // Countersign_structure "CounterSignatureV2"; needs countersignature

}  // namespace credit::seal
