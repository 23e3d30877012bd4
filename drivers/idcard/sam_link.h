// One question, one answer, over whatever wire there is. Strictly one exchange at a time: the protocol has no sequence
// number, so stale input is read away before each question, but for one that follows a good answer at once, and an
// answer that cannot belong to it is refused.
#pragma once
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <chrono>
#include <functional>
#include <memory>

#include "drivers/idcard/commands.h"
#include "drivers/idcard/wire.h"

namespace credit::idcard {

// Could this be the answer to that command? Statuses always could; data must have the command's size.
bool fits(Command command, const Reply& reply);

class SamLink {
 public:
  using Answer = std::function<void(Result<Reply>)>;
  explicit SamLink(std::unique_ptr<Wire> wire) : wire_(std::move(wire)) {}

  // reader_silent, reader_garbled, reader_transfer_failed, reader_unplugged. The link may be destroyed from `answer`.
  void ask(Command command, std::chrono::milliseconds deadline, Answer answer);
  void cancel();  // the answer never comes; what the reader still says is read away before the next question
  void resync();  // before the next question stalls are cleared and stale input is waited for longer
  bool busy() const { return answer_ != nullptr; }
  bool can_reset() const { return wire_->can_reset(); }
  void reset(Wire::WasReset told);  // of the device; only this link's destruction may follow

 private:
  void drain(std::size_t way, std::chrono::milliseconds patience, int pieces);
  void send();
  void receive(int pieces);
  void received(int pieces, Passage how, ByteView data);
  void judge();
  void settle(Result<Reply> result);
  void stumble(Passage how, const char* doing);
  Wire::Told only_now(Wire::Told told);  // ignores what belongs to an exchange that was given up
  std::chrono::milliseconds left() const;
  std::chrono::milliseconds patience() const;

  std::unique_ptr<Wire> wire_;
  Command command_ = Command::module_status;
  std::unique_ptr<FrameReader> frame_;
  Answer answer_;
  QDeadlineTimer deadline_;
  std::uint64_t exchange_ = 0;
  // scattered: an answer came apart, and its pieces with it; owed: one nobody waits for is still to come
  QElapsedTimer good_answer_;
  enum class Input { clean, dirty, scattered, owed } input_ = Input::dirty;
};

}  // namespace credit::idcard
