// Any payload at all, truly signed by the issuer's status key -> a status list that is its own encoding, or a typed
// failure.
#include <algorithm>

#include "report/seal/signed_payload.h"
#include "report/trust/trust_list.h"
#include "tests/support/test_signer.h"

namespace {

using namespace credit;

trust::TrustList believed(const seal::PublicKey& key) {
  trust::TrustedKey status;
  status.role = trust::Role::status;
  status.key = key;
  status.owner = "CN-990000";
  status.name = "status";
  status.valid_to = Instant{std::chrono::seconds{seal::cbor::last_second}};
  return {1, {}, {}, {status}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr const char* type = "application/credit-status-list+cbor";
  static const test::TestSigner issuer(11, seal::Algorithm::ed25519);
  static const trust::TrustList trust = believed(issuer.public_key());
  const ByteView payload(data, size);
  const auto list = trust::open_status_list(*seal::sign_payload(payload, type, issuer), trust);
  if (!list) return 0;
  const auto again = sign_status_list(*list, issuer);
  CREDIT_ENSURE(again && std::ranges::equal(seal::parse_signed(*again, type)->payload, payload));
  for (const auto& entry : list->entries) CREDIT_ENSURE(list->find(entry.index) != nullptr);
  return 0;
}
