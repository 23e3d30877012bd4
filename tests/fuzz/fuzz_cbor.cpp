// Any bytes at all -> a CBOR item or a typed failure; what the strict rules accept, the lenient ones do too.
#include <algorithm>

#include "report/seal/cbor.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace cbor = credit::seal::cbor;
  const credit::ByteView bytes(data, size);
  const auto strict = cbor::parse(bytes);
  const auto lenient = cbor::parse(bytes, cbor::Rules::lenient);
  if (strict) CREDIT_ENSURE(lenient && std::ranges::equal(strict->encoded, bytes));
  return 0;
}
