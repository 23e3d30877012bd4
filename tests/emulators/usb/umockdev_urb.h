// One transfer the host has submitted, in the host's memory as umockdev shows it to us.
#pragma once
#include <linux/usbdevice_fs.h>

#include "tests/emulators/usb/umockdev_port.h"

namespace credit::emulator {

struct UmockdevPort::Urb final : Transfer {
  explicit Urb(UmockdevPort& owner) : port(owner) {}
  UmockdevPort& port;
  Memory memory;

  usbdevfs_urb& urb() { return *reinterpret_cast<usbdevfs_urb*>(memory.header->data); }
  void over(int status) override { port.finish(*this, status); }
};

}  // namespace credit::emulator
