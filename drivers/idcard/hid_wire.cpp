#include "drivers/idcard/hid_wire.h"

namespace credit::idcard {

// Every request of ours fits in one report; the rest of it is zeroes.
void HidWire::send(ByteView frame, Time deadline, Told told) {
  CREDIT_ENSURE(frame.size() <= hid_report_size);
  Bytes report(frame.begin(), frame.end());
  report.resize(hid_report_size);
  device_->write(out_[0], report, deadline, on_to(std::move(told)));
}

// A report at a time: what comes behind the frame's end in the last one is padding, and FrameReader drops it.
void HidWire::receive(const FrameReader&, Time deadline, Told told) {
  device_->read(in_[0], hid_report_size, deadline, on_to(std::move(told)));
}

void HidWire::look(std::size_t, Time patience, Told told) {
  device_->read(in_[0], hid_report_size, patience, on_to(std::move(told)));
}

}  // namespace credit::idcard
