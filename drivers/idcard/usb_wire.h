// What the wires over libusb have in common.
#pragma once
#include "drivers/idcard/wire.h"

namespace credit::idcard {

class UsbWire : public Wire {
 public:
  void cancel() override { device_->cancel(); }
  void clear_stalls() override { device_->clear_stalls(); }
  bool can_reset() const override { return true; }
  void reset(WasReset told) override {
    device_->reset([told = std::move(told)](usb::End end) { told(passage_of(end)); });
  }

 protected:
  UsbWire(std::unique_ptr<usb::Device> device, usb::Flow flow)
      : device_(std::move(device)),
        out_(addresses(device_->interface(), flow, usb::Towards::device)),
        in_(addresses(device_->interface(), flow, usb::Towards::host)) {}
  static usb::Done on_to(Told told) {
    return [told = std::move(told)](usb::End end, ByteView bytes) { told(passage_of(end), bytes); };
  }

  std::unique_ptr<usb::Device> device_;
  std::vector<std::uint8_t> out_, in_;  // endpoint addresses, ascending
};

}  // namespace credit::idcard
