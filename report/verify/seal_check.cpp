#include "report/verify/seal_check.h"

#include "base/failures/trust.h"
#include "base/failures/verify.h"
#include "report/trust/freshness.h"
#include "report/verify/key_choice.h"
#include "report/verify/verifier.h"

namespace credit::verify {
namespace {

class SealCheck {
 public:
  SealCheck(const trust::TrustBundle& trust, Instant now, VerdictMaker& maker)
      : trust_(trust), now_(now), maker_(maker) {}

  std::optional<CheckedSeal> run(ByteView bytes) {
    if (!parse(bytes) || !list_vouches(trust_, now_, maker_) || !check_signature() || !check_countersignature() ||
        !check_witness())
      return std::nullopt;
    check_validity(claims_, now_, maker_);
    check_status(claims_, trust_, now_, maker_);
    maker_.claims(claims_);
    return CheckedSeal{claims_, kiosk_key_, seal_.countersignature, kiosk_revoked_};
  }

 private:
  bool parse(ByteView bytes) {
    auto seal = seal::parse_seal(bytes);
    if (!maker_.settle(Stage::parsed, seal)) return false;
    seal_ = std::move(*seal);
    auto claims = seal::decode_claims(seal_.payload);
    if (!maker_.settle(Stage::parsed, claims)) return false;
    claims_ = std::move(*claims);
    return true;
  }

  bool check_signature() {
    const auto keys =
        eligible_keys(trust_.list, {trust::Role::issuer, seal_.key_id, seal_.algorithm, claims_.issuer, claims_.issued},
                      failure::issuer_key_unknown, failure::issuer_key_not_in_force);
    if (!maker_.settle(Stage::trusted_key, keys)) return false;
    const auto* issuer = signer_among(*keys, seal::bytes_to_sign(seal_), seal_.signature);
    if (issuer == nullptr) {
      maker_.fail(Stage::signature, {failure::seal_signature_wrong, {}});
      return false;
    }
    maker_.pass(Stage::signature);
    maker_.issuer(*issuer);
    issuer_revoked_ = issuer->revoked;
    return true;
  }

  // Its own clock, its own key, and not before the report was issued.
  bool check_countersignature() {
    if (!seal_.countersignature) {
      maker_.skip(Stage::countersignature);
      return true;
    }
    const auto kiosk = countersigner(*seal_.countersignature);
    if (!maker_.settle(Stage::countersignature, kiosk)) return false;
    kiosk_key_ = (*kiosk)->key;
    kiosk_revoked_ = (*kiosk)->revoked;
    if (kiosk_revoked_) maker_.note(failure::kiosk_key_revoked_since, to_rfc3339(*kiosk_revoked_));
    maker_.copy(*seal_.countersignature, **kiosk);
    return true;
  }

  // Whoever stole the issuer's key writes any time of issue he likes; the time of printing is not his to write. So a
  // key revoked since is believed only where a kiosk of good standing printed the seal before the revocation.
  bool check_witness() {
    if (!issuer_revoked_) return true;
    const bool witnessed = seal_.countersignature && !kiosk_revoked_;
    if (!witnessed || seal_.countersignature->printed >= *issuer_revoked_) {
      maker_.fail(Stage::trusted_key, {failure::issuer_key_not_in_force, "revoked, and no kiosk saw the seal before"});
      return false;
    }
    maker_.note(failure::issuer_key_revoked_since, to_rfc3339(*issuer_revoked_));
    return true;
  }

  Result<const trust::TrustedKey*> countersigner(const seal::Countersignature& copy) const {
    CREDIT_TRY(
        const auto keys,
        eligible_keys(trust_.list, {trust::Role::kiosk, copy.key_id, copy.algorithm, claims_.kiosk, copy.printed},
                      failure::kiosk_key_unknown, failure::kiosk_key_not_in_force));
    const auto* kiosk = signer_among(keys, seal::bytes_to_countersign(seal_), copy.signature);
    if (kiosk == nullptr) return fail(failure::countersignature_wrong);
    if (copy.printed + clock_skew < claims_.issued || copy.printed > now_ + clock_skew)
      return fail(failure::countersignature_time_wrong, to_rfc3339(copy.printed));
    return kiosk;
  }

  const trust::TrustBundle& trust_;
  const Instant now_;
  VerdictMaker& maker_;
  seal::Seal seal_;
  seal::Claims claims_;
  std::optional<seal::PublicKey> kiosk_key_;
  std::optional<Instant> issuer_revoked_, kiosk_revoked_;
};

// That a list names no entry says something only while it is not too old; what it names stays so for ever.
void check_silence(const trust::StatusList& list, Instant now, VerdictMaker& maker) {
  const auto freshness = freshness_of(list, now);
  if (freshness == trust::Freshness::too_old)
    return maker.fail(Stage::status, {failure::status_list_too_old, to_rfc3339(list.next_update)});
  if (freshness == trust::Freshness::grace) maker.note(failure::status_list_stale, to_rfc3339(list.next_update));
  maker.pass(Stage::status);
}

}  // namespace

bool list_vouches(const trust::TrustBundle& trust, Instant now, VerdictMaker& maker) {
  if (freshness_of(trust.list, now) != trust::Freshness::too_old) return true;
  maker.fail(Stage::trusted_key, {failure::trust_list_too_old, to_rfc3339(trust.list.next_update)});
  return false;
}

void check_validity(const seal::Claims& claims, Instant now, VerdictMaker& maker) {
  if (claims.issued > now + clock_skew)
    maker.fail(Stage::validity, {failure::seal_from_the_future, to_rfc3339(claims.issued)});
  else if (claims.expires < now)
    maker.fail(Stage::validity, {failure::seal_expired, to_rfc3339(claims.expires)});
  else
    maker.pass(Stage::validity);
}

void check_status(const seal::Claims& claims, const trust::TrustBundle& trust, Instant now, VerdictMaker& maker) {
  const auto* list = trust.status_of(claims.issuer);
  if (list == nullptr) {
    maker.skip(Stage::status);
    maker.note(failure::status_list_missing);
    return;
  }
  const auto* entry = list->find(claims.status_index);
  if (entry == nullptr) return check_silence(*list, now, maker);
  maker.status(*entry);
  const bool withdrawn = entry->state == trust::ReportState::withdrawn;
  maker.fail(Stage::status,
             {withdrawn ? failure::report_withdrawn : failure::report_superseded, to_rfc3339(entry->since)});
}

std::optional<CheckedSeal> check_seal_stages(ByteView seal, const trust::TrustBundle& trust, Instant now,
                                             VerdictMaker& maker) {
  return SealCheck(trust, now, maker).run(seal);
}

void note_freshness(const trust::TrustBundle& trust, Instant now, VerdictMaker& maker) {
  if (freshness_of(trust.list, now) == trust::Freshness::grace)
    maker.note(failure::trust_list_stale, to_rfc3339(trust.list.next_update));
  if (ahead_of_clock(trust.list, now)) maker.note(failure::clock_behind_lists, to_rfc3339(trust.list.issued));
}

}  // namespace credit::verify
