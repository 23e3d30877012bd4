// Frames in HID reports without a report id (T3): from byte 0, padded with zeroes; a long answer goes on in as many
// reports as it takes, a 1,295-byte read in 21.
#pragma once
#include "drivers/idcard/usb_wire.h"

namespace credit::idcard {

inline constexpr std::size_t hid_report_size = 64;

class HidWire final : public UsbWire {
 public:
  // The device has an interrupt endpoint each way.
  explicit HidWire(std::unique_ptr<usb::Device> device) : UsbWire(std::move(device), usb::Flow::interrupt) {}

  void send(ByteView frame, Time deadline, Told told) override;
  void receive(const FrameReader& so_far, Time deadline, Told told) override;
  void look(std::size_t way, Time patience, Told told) override;
};

}  // namespace credit::idcard
