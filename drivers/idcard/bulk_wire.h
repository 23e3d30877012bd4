// Frames over bulk pipes. GA 467 clause 5.2.2, tables 11 to 14: split pipes, preamble and length on one pair, the rest
// on the other (T1). Others carry whole frames on one pair (T2).
#pragma once
#include "drivers/idcard/usb_wire.h"

namespace credit::idcard {

class BulkWire final : public UsbWire {
 public:
  // The device has one or two bulk endpoints each way, as many out as in.
  explicit BulkWire(std::unique_ptr<usb::Device> device) : UsbWire(std::move(device), usb::Flow::bulk) {}

  void send(ByteView frame, Time deadline, Told told) override;
  void receive(const FrameReader& so_far, Time deadline, Told told) override;
  std::size_t ways_in() const override { return in_.size(); }
  void look(std::size_t way, Time patience, Told told) override;

 private:
  bool split() const { return out_.size() == 2; }
};

}  // namespace credit::idcard
