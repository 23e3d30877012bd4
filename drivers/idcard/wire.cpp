#include "drivers/idcard/wire.h"

namespace credit::idcard {

const char* name_of(Passage passage) {
  switch (passage) {
    case Passage::done:
      return "done";
    case Passage::silent:
      return "silence";
    case Passage::cancelled:
      return "cancelled";
    case Passage::stalled:
      return "stalled";
    case Passage::gone:
      return "device gone";
    case Passage::garbled:
      return "packet garbled";
    case Passage::failed:
      return "transfer failed";
  }
  impossible("a passage without a name", __FILE__, __LINE__);
}

Passage passage_of(usb::End end) {
  switch (end) {
    case usb::End::done:
      return Passage::done;
    case usb::End::timed_out:
      return Passage::silent;
    case usb::End::cancelled:
      return Passage::cancelled;
    case usb::End::stalled:
      return Passage::stalled;
    case usb::End::gone:
      return Passage::gone;
    case usb::End::failed:
      return Passage::failed;
  }
  impossible("an end without a passage", __FILE__, __LINE__);
}

}  // namespace credit::idcard
