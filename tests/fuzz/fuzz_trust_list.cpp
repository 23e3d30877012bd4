// Any payload at all, truly signed by the root -> a trust list that is its own encoding, or a typed failure: what a
// root signs by mistake, or under duress, must not break a reader.
#include <algorithm>

#include "report/seal/signed_payload.h"
#include "report/trust/trust_list.h"
#include "tests/support/test_signer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit;
  constexpr const char* type = "application/credit-trust-list+cbor";
  static const test::TestSigner root(1, seal::Algorithm::ed25519);
  const ByteView payload(data, size);
  const auto list = trust::open_trust_list(*seal::sign_payload(payload, type, root), root.public_key());
  if (!list) return 0;
  const auto again = sign_trust_list(*list, root);
  CREDIT_ENSURE(again && std::ranges::equal(seal::parse_signed(*again, type)->payload, payload));
  for (const auto& key : list->keys) CREDIT_ENSURE(!list->find(key.role, *key.id).empty());
  return 0;
}
