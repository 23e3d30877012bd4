// Frames in the Miaxis wrapper in HID reports (T4). An answer's packets are numbered; a number out of turn means that a
// packet was lost or belongs to another answer.
#pragma once
#include "drivers/idcard/usb_wire.h"

namespace credit::idcard {

class WrappedHidWire final : public UsbWire {
 public:
  // The device has an interrupt endpoint each way.
  explicit WrappedHidWire(std::unique_ptr<usb::Device> device) : UsbWire(std::move(device), usb::Flow::interrupt) {}

  void send(ByteView frame, Time deadline, Told told) override;
  void receive(const FrameReader& so_far, Time deadline, Told told) override;
  void look(std::size_t way, Time patience, Told told) override;

 private:
  void took(ByteView report, const Told& told);
  std::optional<unsigned> last_;  // the number of the packet before
};

}  // namespace credit::idcard
