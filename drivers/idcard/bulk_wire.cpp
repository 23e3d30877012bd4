#include "drivers/idcard/bulk_wire.h"

#include <QDeadlineTimer>
#include <algorithm>

namespace credit::idcard {
namespace {

constexpr std::size_t stale_room = 4096;  // bytes; more than any answer

}  // namespace

void BulkWire::send(ByteView frame, Time deadline, Told told) {
  if (!split()) return device_->write(out_[0], frame, deadline, on_to(std::move(told)));
  const QDeadlineTimer until(deadline);
  Bytes body(frame.begin() + frame_head_size, frame.end());
  device_->write(out_[0], frame.first(frame_head_size), deadline,
                 [this, until, body = std::move(body), told = std::move(told)](usb::End end, ByteView) {
                   if (end != usb::End::done) return told(passage_of(end), {});
                   const Time left(std::max<qint64>(1, until.remainingTime()));
                   device_->write(out_[1], body, left, on_to(told));
                 });
}

void BulkWire::receive(const FrameReader& so_far, Time deadline, Told told) {
  const auto pipe = split() && so_far.head_complete() ? in_[1] : in_[0];
  device_->read(pipe, so_far.missing(), deadline, on_to(std::move(told)));
}

void BulkWire::look(std::size_t way, Time patience, Told told) {
  device_->read(in_[way], stale_room, patience, on_to(std::move(told)));
}

}  // namespace credit::idcard
