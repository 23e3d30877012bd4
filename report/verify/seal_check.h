// The seal's own stages, from its bytes to its status. Not part of the public interface.
#pragma once
#include "report/verify/verdict_maker.h"

namespace credit::verify {

// What the later stages (document, PDF) compare with; only there when every cryptographic stage passed.
struct CheckedSeal {
  seal::Claims claims;
  std::optional<seal::PublicKey> kiosk_key;      // that countersigned
  std::optional<seal::Countersignature> copy{};  // likewise
  std::optional<Instant> kiosk_revoked{};        // likewise; later than the time of printing it wrote
};

// Answers parsed, trusted_key, signature, countersignature, validity and status.
std::optional<CheckedSeal> check_seal_stages(ByteView seal, const trust::TrustBundle& trust, Instant now,
                                             VerdictMaker& maker);

// A list past its grace vouches for nobody: the key may have been revoked since. That is no word against the seal, but
// trusted_key fails with trust_list_too_old.
bool list_vouches(const trust::TrustBundle& trust, Instant now, VerdictMaker& maker);

// The last two of them, for whatever carries the same claims.
void check_validity(const seal::Claims& claims, Instant now, VerdictMaker& maker);
void check_status(const seal::Claims& claims, const trust::TrustBundle& trust, Instant now, VerdictMaker& maker);

// What the age of the lists takes from any answer.
void note_freshness(const trust::TrustBundle& trust, Instant now, VerdictMaker& maker);

}  // namespace credit::verify
