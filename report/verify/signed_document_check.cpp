#include "report/verify/signed_document_check.h"

#include <algorithm>

#include "base/failures/verify.h"
#include "report/signed_data/signed_data.h"
#include "report/verify/document_claims.h"
#include "report/verify/key_choice.h"
#include "report/verify/seal_check.h"
#include "report/verify/verifier.h"

namespace credit::verify {
namespace {

// The keys of that issuer that are the certificate's, were in force when it signed, and are not revoked.
Result<const trust::TrustedKey*> signer_of(const signed_data::SignedData& data, const std::string& issuer,
                                           const trust::TrustBundle& trust) {
  CREDIT_TRY(const auto keys,
             eligible_keys(trust.list,
                           {trust::Role::issuer, seal::key_id_of(data.key), data.key.algorithm, issuer, data.signed_at},
                           failure::issuer_key_unknown, failure::issuer_key_not_in_force));
  const auto same = std::ranges::find_if(keys, [&](const auto* trusted) { return trusted->key == data.key; });
  if (same == keys.end()) return fail(failure::issuer_key_unknown);
  if ((*same)->revoked) return fail(failure::issuer_key_not_in_force, "revoked, and nobody saw the file before");
  return *same;
}

bool signed_in_time(const signed_data::SignedData& data, const seal::Claims& claims, Instant now) {
  return data.signed_at + clock_skew >= claims.issued && data.signed_at <= now + clock_skew;
}

}  // namespace

void check_signed_document_stages(ByteView bytes, const document::EditionShelf& shelf, const trust::TrustBundle& trust,
                                  Instant now, VerdictMaker& maker) {
  const auto data = signed_data::open(bytes);
  if (!maker.settle(Stage::parsed, data)) return;
  const auto document = document::parse_document(data->content, shelf);
  if (!maker.settle(Stage::parsed, document)) return;
  const auto claims = claims_of(*document);
  if (!list_vouches(trust, now, maker)) return;
  const auto signer = signer_of(*data, claims.issuer, trust);
  if (!maker.settle(Stage::trusted_key, signer)) return;
  if (!signed_in_time(*data, claims, now) || !seal::verify_signature(data->key, data->message, data->signature))
    return maker.fail(Stage::signature, {failure::seal_signature_wrong, to_rfc3339(data->signed_at)});
  maker.pass(Stage::signature);
  maker.pass(Stage::document_digest);  // it stands in what was signed, and the form holds it to the content
  maker.issuer(**signer);
  check_validity(claims, now, maker);
  check_status(claims, trust, now, maker);
  maker.claims(claims);
}

}  // namespace credit::verify
