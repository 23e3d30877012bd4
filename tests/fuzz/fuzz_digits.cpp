// Any text at all -> bytes or a typed failure; digits that are accepted are the only spelling of their bytes.
#include <string_view>

#include "report/seal/digits.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = credit::text_view({data, size});
  const auto bytes = credit::seal::from_digits(text);
  if (bytes) CREDIT_ENSURE(credit::seal::to_digits(*bytes) == text);
  const auto folded = credit::seal::from_url_or_digits(text);
  if (folded) CREDIT_ENSURE(*credit::seal::from_digits(credit::seal::to_digits(*folded)) == *folded);
  if (bytes) CREDIT_ENSURE(folded && *folded == *bytes);
  return 0;
}
