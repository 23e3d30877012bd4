#include "drivers/idcard/serial_wire.h"

#include <algorithm>
#include <utility>

namespace credit::idcard {
namespace {

constexpr std::size_t input_limit = 8192;  // bytes nobody asked for; a line that babbles is not kept longer

}  // namespace

SerialWire::SerialWire(std::unique_ptr<nodes::Stream> line) : line_(std::move(line)) {
  silence_.setSingleShot(true);
  QObject::connect(&silence_, &QTimer::timeout, &here_, [this] { tell_soon(Passage::silent); });
  QObject::connect(line_.get(), &nodes::Stream::heard, &here_, [this](ByteView piece) { heard(piece); });
  QObject::connect(line_.get(), &nodes::Stream::ended, &here_, [this](const nodes::NodeTrouble& why) {
    ended(why.trouble == nodes::Trouble::gone ? Passage::gone : Passage::failed);
  });
}

// The kernel keeps what the line has not taken yet: from here the frame is sent.
void SerialWire::send(ByteView frame, Time, Told told) {
  told_ = std::move(told);
  listening_ = false;
  if (!ended_) line_->write(frame);
  tell_soon(ended_.value_or(Passage::done));
}

void SerialWire::receive(const FrameReader&, Time deadline, Told told) { listen(deadline, std::move(told)); }
void SerialWire::look(std::size_t, Time patience, Told told) { listen(patience, std::move(told)); }

void SerialWire::listen(Time deadline, Told told) {
  told_ = std::move(told);
  listening_ = true;
  if (!input_.empty()) return tell_soon(Passage::done);
  if (ended_) return tell_soon(*ended_);
  silence_.start(deadline);
}

void SerialWire::heard(ByteView piece) {
  if (input_.capacity() == 0) input_.reserve(input_limit);  // never moved, so nothing is left behind unwiped
  const auto size = std::min(piece.size(), input_limit - input_.size());
  input_.insert(input_.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(size));
  if (silence_.isActive()) tell_soon(Passage::done);
}

void SerialWire::ended(Passage how) {
  ended_ = how;
  if (silence_.isActive()) tell_soon(how);
}

void SerialWire::cancel() {
  if (told_) tell_soon(Passage::cancelled);
}

// Never from inside the call that asked, nor from inside the line's own signal: who is told may let go of this wire.
void SerialWire::tell_soon(Passage how) {
  silence_.stop();
  QTimer::singleShot(0, &here_, [this, how, mine = ++turn_] {
    if (mine == turn_) tell(how);
  });
}

void SerialWire::tell(Passage how) {
  const auto told = std::exchange(told_, nullptr);
  if (!told) return;
  const bool with_bytes = listening_ && how == Passage::done;
  const Personal<Bytes> bytes(with_bytes ? std::exchange(input_, {}) : Bytes());
  told(how, bytes.expose());
}

}  // namespace credit::idcard
