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

}  // namespace credit::usb
