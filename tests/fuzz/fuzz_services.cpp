// The book of services, a file of the authority's own: read whole or refused with what is missing.
#include "platform/rights/service_book.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto book = credit::platform::ServiceBook::parse({reinterpret_cast<const char*>(data), size});
  if (book && book->label("repair_how")[0].empty()) __builtin_trap();
  return 0;
}
