// Any bytes at all -> the state of a register's export, or a typed failure. Nobody is trusted: nothing may be covered.
#include <sstream>

#include "platform/store/register_export.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream in(std::string(credit::text_view(credit::ByteView(data, size))));
  if (const auto state = credit::platform::check_export(in, {})) CREDIT_ENSURE(state->covered == 0);
  return 0;
}
