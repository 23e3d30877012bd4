// Any bytes at all -> a bundle that is its own encoding, a grown bundle, a memory of lists, or a typed failure; and a
// list that arrives never changes what is held but for a newer one.
#include <algorithm>

#include "report/trust/renewal.h"

namespace {

using namespace credit;

void arrives(const trust::TrustBundle& held, ByteView bytes) {
  if (const auto newer = renew(held, bytes)) CREDIT_ENSURE(newer->list.sequence >= held.list.sequence);
  if (const auto newer = renew_status(held, bytes)) CREDIT_ENSURE(newer->status.size() >= held.status.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes(data, size);
  const auto bundle = trust::open_bundle(bytes);
  if (bundle) {
    CREDIT_ENSURE(std::ranges::equal(make_bundle(*bundle), bytes));
    arrives(*bundle, bundle->signed_list);
    for (const auto& held : bundle->status) arrives(*bundle, held.signed_list);
    arrives(*bundle, bytes.subspan(bytes.size() / 2));
  }
  if (const auto grown = trust::open_grown(bytes)) CREDIT_ENSURE(std::ranges::equal(encode(*grown), bytes));
  const auto memory = trust::ListMemory::decode(bytes).encode();
  CREDIT_ENSURE(trust::ListMemory::decode(memory).encode() == memory);
  return 0;
}
