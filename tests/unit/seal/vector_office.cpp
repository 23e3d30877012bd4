// Whom the vectors' verifier believes.
#include "tests/unit/seal/vector_maker.h"

namespace credit::test {

trust::TrustedKey vector_key(trust::Role role, const seal::PublicKey& key, const char* owner) {
  trust::TrustedKey made;
  made.role = role;
  made.key = key;
  made.owner = owner;
  made.name = owner;
  made.valid_from = at("2026-01-01T00:00:00Z");
  made.valid_to = at("2029-01-01T00:00:00Z");
  return made;
}

trust::TrustList vector_list() {
  const SteadySigner issuer(11), kiosk(12);
  return {1,
          at("2026-11-01T00:00:00Z"),
          at("2027-11-01T00:00:00Z"),
          {vector_key(trust::Role::issuer, issuer.public_key(), "CN-990000"),
           vector_key(trust::Role::status, issuer.public_key(), "CN-990000"),
           vector_key(trust::Role::kiosk, kiosk.public_key(), "K-0001")}};
}

trust::StatusList vector_status() {
  return {1,
          at("2026-11-20T00:00:00Z"),
          at("2027-11-20T00:00:00Z"),
          "CN-990000",
          {{4, trust::ReportState::withdrawn, at("2026-11-20T00:00:00Z")},
           {5, trust::ReportState::superseded, at("2026-11-20T00:00:00Z")}}};
}

Bytes bundle_of(const trust::TrustList& list, const std::vector<trust::StatusList>& status) {
  const SteadySigner root(1);
  std::vector<Bytes> all;
  for (const auto& one : status) all.push_back(*sign_status_list(one, SteadySigner(11)));
  return trust::make_bundle(root.public_key(), *sign_trust_list(list, root), {all.begin(), all.end()});
}

Bytes vector_trust() { return bundle_of(vector_list(), {vector_status()}); }

}  // namespace credit::test
