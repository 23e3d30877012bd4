// Any bytes at all -> a seal, claims, a trust list, a bundle, or a typed failure. What is accepted is its own encoding.
#include <algorithm>

#include "report/seal/cose.h"
#include "report/trust/trust_list.h"

namespace {

void seal_of(credit::ByteView bytes) {
  const auto seal = credit::seal::parse_seal(bytes);
  if (!seal) return;
  CREDIT_ENSURE(!bytes_to_sign(*seal).empty());
  if (seal->countersignature) CREDIT_ENSURE(!bytes_to_countersign(*seal).empty());
  static_cast<void>(credit::seal::decode_claims(seal->payload));
}

void claims_of(credit::ByteView bytes) {
  const auto claims = credit::seal::decode_claims(bytes);
  if (claims) CREDIT_ENSURE(std::ranges::equal(encode(*claims), bytes));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const credit::ByteView bytes(data, size);
  seal_of(bytes);
  claims_of(bytes);
  static_cast<void>(credit::trust::open_bundle(bytes));
  static_cast<void>(credit::trust::open_trust_list(bytes, {}));
  static_cast<void>(credit::trust::open_status_list(bytes, {}));
  static_cast<void>(credit::seal::public_key_from_spki(bytes));
  return 0;
}
