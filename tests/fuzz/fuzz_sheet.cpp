// What the platform answers for a service: read strictly or refused, never a crash.
#include "kiosk/platform/sheet.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto sheet = credit::platform_client::read_sheet({data, size});
  if (sheet && sheet->entries.size() > credit::platform_client::sheet_entries_limit) __builtin_trap();
  return 0;
}
