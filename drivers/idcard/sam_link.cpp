#include "drivers/idcard/sam_link.h"

#include <algorithm>

#include "drivers/idcard/status.h"

namespace credit::idcard {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds clean_patience{2};    // after a good exchange nothing should be there: one look
constexpr milliseconds dirty_patience{50};   // the rest of a broken answer follows within a few packets
constexpr milliseconds owed_patience{1500};  // a read that was given up ends by itself within this time
constexpr int drain_limit = 64;              // pieces of stale input; more is a reader that babbles
constexpr int piece_limit = 4096;            // no frame has more bytes, so none needs more pieces
constexpr std::size_t drain_room = 4096;

constexpr std::size_t find_size = 4, select_size = 8, module_size = 16, address_size = 70;

tl::unexpected<Failure> failure_of(usb::End end, const char* doing) {
  const std::string detail = std::string(doing) + ": " + usb::name_of(end);
  switch (end) {
    case usb::End::timed_out:
      return fail(FailureCode::reader_silent, detail);
    case usb::End::gone:
      return fail(FailureCode::reader_unplugged, detail);
    default:
      return fail(FailureCode::reader_transfer_failed, detail);
  }
}

}  // namespace

std::optional<Shape> shape_of(const usb::Interface& interface) {
  const auto out = addresses(interface, usb::Flow::bulk, usb::Towards::device).size();
  const auto in = addresses(interface, usb::Flow::bulk, usb::Towards::host).size();
  if (out == 2 && in == 2) return Shape::split;
  if (out == 1 && in == 1) return Shape::single;
  return std::nullopt;
}

SamLink::SamLink(std::unique_ptr<usb::Device> device, Shape shape)
    : device_(std::move(device)),
      shape_(shape),
      out_(addresses(device_->interface(), usb::Flow::bulk, usb::Towards::device)),
      in_(addresses(device_->interface(), usb::Flow::bulk, usb::Towards::host)) {}

bool fits(Command command, const Reply& reply) {
  const auto size = reply.data.expose().size();
  const auto kind = meaning_of(reply.sw3).kind;
  if (kind != StatusKind::success && kind != StatusKind::card_found) return size == 0;
  if ((command == Command::find) != (kind == StatusKind::card_found)) return false;
  switch (command) {
    case Command::find:
      return size == find_size;
    case Command::select:
      return size == select_size;
    case Command::read:
      return size > 0;
    case Command::newest_address:
      return size == address_size;
    case Command::module_id:
      return size == module_size;
    case Command::module_status:
    case Command::reset_module:
      return size == 0;
  }
  return false;
}

void SamLink::ask(Command command, milliseconds deadline, Answer answer) {
  CREDIT_ENSURE(!busy());
  command_ = command;
  answer_ = std::move(answer);
  frame_ = std::make_unique<FrameReader>();
  deadline_.setRemainingTime(deadline);
  ++exchange_;
  const auto patience = input_ == Input::clean   ? clean_patience
                        : input_ == Input::dirty ? dirty_patience
                                                 : owed_patience;
  drain(0, patience, 0);
}

void SamLink::cancel() {
  if (!busy()) return;
  ++exchange_;
  answer_ = nullptr;
  frame_.reset();
  input_ = Input::owed;
  device_->cancel();
}

usb::Done SamLink::only_now(usb::Done done) {
  return [this, mine = exchange_, done = std::move(done)](usb::End end, ByteView data) {
    if (mine == exchange_) done(end, data);
  };
}

milliseconds SamLink::left() const { return milliseconds(std::max<qint64>(1, deadline_.remainingTime())); }

// Reads until a pipe stays silent. Waiting for what is owed does not use up the time of the question that follows.
void SamLink::drain(std::size_t pipe, milliseconds patience, int pieces) {
  if (pipe == in_.size()) return send(0);
  if (pieces > drain_limit) return settle(fail(FailureCode::reader_garbled, "stale input without end"));
  const auto whole = deadline_.remainingTime();
  device_->read(in_[pipe], drain_room, patience, only_now([=, this](usb::End end, ByteView) {
                  if (input_ == Input::owed) deadline_.setRemainingTime(whole);
                  if (end == usb::End::timed_out) return drain(pipe + 1, std::min(patience, dirty_patience), pieces);
                  if (end == usb::End::done) return drain(pipe, dirty_patience, pieces + 1);
                  stumble(end, "draining");
                }));
}

void SamLink::send(std::size_t part) {
  const Bytes request = request_of(command_);
  const std::size_t cut = shape_ == Shape::split ? frame_head_size : request.size();
  const auto bytes = part == 0 ? ByteView(request).first(cut) : ByteView(request).subspan(cut);
  const bool last = part + 1 == out_.size();
  input_ = Input::dirty;
  device_->write(out_[part], bytes, left(), only_now([=, this](usb::End end, ByteView) {
                   if (end != usb::End::done) return stumble(end, "asking");
                   last ? receive(0) : send(part + 1);
                 }));
}

void SamLink::receive(int pieces) {
  if (pieces > piece_limit) return settle(fail(FailureCode::reader_garbled, "an answer in too many pieces"));
  const auto pipe = shape_ == Shape::split && frame_->head_complete() ? in_[1] : in_[0];
  device_->read(pipe, frame_->missing(), left(),
                only_now([=, this](usb::End end, ByteView data) { received(pieces, end, data); }));
}

void SamLink::received(int pieces, usb::End end, ByteView data) {
  if (end != usb::End::done) return stumble(end, name_of(command_));
  frame_->add(data);
  if (frame_->hopeless() || frame_->complete()) return judge();
  receive(pieces + 1);
}

void SamLink::judge() {
  auto reply = frame_->take();
  if (reply && !fits(command_, *reply))
    return settle(fail(FailureCode::reader_garbled, "an answer to another question"));
  if (reply) input_ = Input::clean;
  settle(std::move(reply));
}

void SamLink::stumble(usb::End end, const char* doing) {
  if (end == usb::End::stalled) device_->clear_stalls();
  settle(failure_of(end, doing));
}

// The last thing done here: the answer may destroy this link.
void SamLink::settle(Result<Reply> result) {
  frame_.reset();
  ++exchange_;
  const auto answer = std::exchange(answer_, nullptr);
  answer(std::move(result));
}

}  // namespace credit::idcard
