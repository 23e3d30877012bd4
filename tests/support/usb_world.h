// The host whose sockets this test program plugs its emulated devices into; see tests/emulators/usb/world.h.
#pragma once
#include "tests/emulators/usb/world.h"
#include "tests/support/testbed.h"

namespace credit::test {

inline emulator::UsbWorld& usb_world() {
  static const auto only = emulator::wants_real_kernel() ? emulator::vhci_world() : emulator::umockdev_world(testbed());
  return *only;
}

}  // namespace credit::test
