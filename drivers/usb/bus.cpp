#include "drivers/usb/bus.h"

namespace credit::usb {

const char* name_of(End end) {
  switch (end) {
    case End::done:
      return "done";
    case End::timed_out:
      return "timed out";
    case End::cancelled:
      return "cancelled";
    case End::stalled:
      return "stalled";
    case End::gone:
      return "device gone";
    case End::failed:
      return "transfer failed";
  }
  impossible("an end without a name", __FILE__, __LINE__);
}

std::vector<std::uint8_t> addresses(const Interface& interface, Flow flow, Towards towards) {
  constexpr std::uint8_t towards_host = 0x80;
  std::vector<std::uint8_t> all;
  for (const auto& endpoint : interface.endpoints)
    if (endpoint.flow == flow && ((endpoint.address & towards_host) != 0) == (towards == Towards::host))
      all.push_back(endpoint.address);
  return all;
}

}  // namespace credit::usb
