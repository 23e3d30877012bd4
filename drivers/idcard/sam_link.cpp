#include "drivers/idcard/sam_link.h"

#include <algorithm>

#include "base/failures/reader.h"
#include "drivers/idcard/status.h"

namespace credit::idcard {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds dirty_patience{50};
constexpr milliseconds at_once{5};  // what is asked so soon after a good answer has nothing stale before it
constexpr int drain_limit = 64;     // pieces of stale input; more is a reader that babbles
constexpr int piece_limit = 4096;   // no frame has more bytes, so none needs more pieces

constexpr std::size_t find_size = 4, select_size = 8, module_size = 16, address_size = 70;

tl::unexpected<Failure> failure_of(Passage how, const char* doing) {
  const std::string detail = std::string(doing) + ": " + name_of(how);
  switch (how) {
    case Passage::silent:
      return fail(failure::reader_silent, detail);
    case Passage::gone:
      return fail(failure::reader_unplugged, detail);
    case Passage::garbled:
      return fail(failure::reader_garbled, detail);
    default:
      return fail(failure::reader_transfer_failed, detail);
  }
}

}  // namespace

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

// How long to look for stale input before asking. After a good exchange nothing should be there: one look. The rest of
// a broken answer follows within a few packets. A read that was given up ends by itself.
milliseconds SamLink::patience() const {
  switch (input_) {
    case Input::clean:
      return milliseconds(2);
    case Input::dirty:
      return dirty_patience;
    case Input::scattered:
      return milliseconds(200);
    case Input::owed:
      return milliseconds(1500);
  }
  impossible("an input without a patience", __FILE__, __LINE__);
}

void SamLink::ask(Command command, milliseconds deadline, Answer answer) {
  CREDIT_ENSURE(!busy());
  command_ = command;
  answer_ = std::move(answer);
  frame_ = std::make_unique<FrameReader>();
  deadline_.setRemainingTime(deadline);
  ++exchange_;
  if (input_ == Input::clean && good_answer_.elapsed() < at_once.count()) return send();
  if (input_ == Input::scattered) wire_->clear_stalls();
  drain(0, patience(), 0);
}

void SamLink::cancel() {
  if (!busy()) return;
  ++exchange_;
  answer_ = nullptr;
  frame_.reset();
  input_ = Input::owed;
  wire_->cancel();
}

void SamLink::resync() {
  if (input_ == Input::dirty) input_ = Input::scattered;
}

void SamLink::reset(Wire::WasReset told) {
  ++exchange_;
  answer_ = nullptr;
  frame_.reset();
  wire_->reset(std::move(told));
}

Wire::Told SamLink::only_now(Wire::Told told) {
  return [this, mine = exchange_, told = std::move(told)](Passage how, ByteView data) {
    if (mine == exchange_) told(how, data);
  };
}

milliseconds SamLink::left() const { return milliseconds(std::max<qint64>(1, deadline_.remainingTime())); }

// Reads until a way in stays silent. Waiting for what is owed does not use up the time of the question that follows.
void SamLink::drain(std::size_t way, milliseconds patience, int pieces) {
  if (way == wire_->ways_in()) return send();
  if (pieces > drain_limit) return settle(fail(failure::reader_garbled, "stale input without end"));
  const auto whole = deadline_.remainingTime();
  wire_->look(way, patience, only_now([=, this](Passage how, ByteView) {
                if (input_ == Input::owed) deadline_.setRemainingTime(whole);
                if (how == Passage::silent) return drain(way + 1, std::min(patience, dirty_patience), pieces);
                if (how == Passage::done) return drain(way, dirty_patience, pieces + 1);
                stumble(how, "draining");
              }));
}

void SamLink::send() {
  input_ = Input::dirty;
  wire_->send(request_of(command_), left(),
              only_now([this](Passage how, ByteView) { how == Passage::done ? receive(0) : stumble(how, "asking"); }));
}

void SamLink::receive(int pieces) {
  if (pieces > piece_limit) return settle(fail(failure::reader_garbled, "an answer in too many pieces"));
  wire_->receive(*frame_, left(),
                 only_now([this, pieces](Passage how, ByteView data) { received(pieces, how, data); }));
}

void SamLink::received(int pieces, Passage how, ByteView data) {
  if (how != Passage::done) return stumble(how, name_of(command_));
  frame_->add(data);
  if (frame_->hopeless() || frame_->complete()) return judge();
  receive(pieces + 1);
}

void SamLink::judge() {
  auto reply = frame_->take();
  if (reply && !fits(command_, *reply)) return settle(fail(failure::reader_garbled, "an answer to another question"));
  if (reply) {
    input_ = Input::clean;
    good_answer_.start();
  }
  settle(std::move(reply));
}

void SamLink::stumble(Passage how, const char* doing) {
  if (how == Passage::stalled) wire_->clear_stalls();
  settle(failure_of(how, doing));
}

// The last thing done here: the answer may destroy this link.
void SamLink::settle(Result<Reply> result) {
  frame_.reset();
  ++exchange_;
  const auto answer = std::exchange(answer_, nullptr);
  answer(std::move(result));
}

}  // namespace credit::idcard
