#include "drivers/idcard/wrapped_hid_wire.h"

#include "drivers/idcard/wrapper.h"

namespace credit::idcard {

void WrappedHidWire::send(ByteView frame, Time deadline, Told told) {
  last_.reset();
  device_->write(out_[0], wrap(frame), deadline, on_to(std::move(told)));
}

void WrappedHidWire::receive(const FrameReader&, Time deadline, Told told) {
  device_->read(in_[0], wrapped_report_size, deadline, [this, told = std::move(told)](usb::End end, ByteView report) {
    end == usb::End::done ? took(report, told) : told(passage_of(end), {});
  });
}

// Whether counting starts at 0 or 1 is written nowhere: the first packet says.
void WrappedHidWire::took(ByteView report, const Told& told) {
  const auto packet = unwrap(report);
  if (!packet || (last_ && packet->index != *last_ + 1)) return told(Passage::garbled, {});
  last_ = packet->index;
  told(Passage::done, packet->data);
}

void WrappedHidWire::look(std::size_t, Time patience, Told told) {
  device_->read(in_[0], wrapped_report_size, patience, on_to(std::move(told)));
}

}  // namespace credit::idcard
