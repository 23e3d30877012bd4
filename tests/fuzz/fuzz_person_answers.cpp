// What the platform answers about the person check: read strictly or refused, and never a number that is not masked.
#include "kiosk/platform/answers.h"

namespace {

bool unmasked(const std::string& phone) { return !phone.empty() && phone.substr(3, 4) != "****"; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit::platform_client;
  const credit::ByteView bytes{data, size};
  if (const auto visit = read_visit(bytes); visit && unmasked(visit->phone)) __builtin_trap();
  if (const auto sent = read_code_sent(bytes); sent && unmasked(sent->phone)) __builtin_trap();
  if (const auto pairing = read_pairing(bytes); pairing && (pairing->empty() || pairing->size() > 8)) __builtin_trap();
  static_cast<void>(read_check(bytes));
  return 0;
}
