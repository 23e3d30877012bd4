// One transfer the host has submitted to a FakeUsb, in the host's memory as umockdev shows it to us.
#pragma once
#include <linux/usbdevice_fs.h>

#include "tests/emulators/fake_usb.h"

namespace credit::emulator {

struct FakeUsb::Urb {
  ObjectPtr<UMockdevIoctlData> header, buffer;
  std::uint8_t endpoint = 0;
  std::size_t filled = 0;

  usbdevfs_urb& urb() { return *reinterpret_cast<usbdevfs_urb*>(header->data); }
  std::size_t room() { return static_cast<std::size_t>(urb().buffer_length); }
  bool in() const { return (endpoint & 0x80) != 0; }
};

}  // namespace credit::emulator
