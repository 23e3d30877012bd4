// One question, one answer, over an open reader of either USB shape. Strictly one exchange at a time: the protocol has
// no sequence number, so stale input is read away before each question and an answer that cannot belong to it is
// refused.
#pragma once
#include <QDeadlineTimer>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "drivers/idcard/commands.h"
#include "drivers/usb/bus.h"

namespace credit::idcard {

// GA 467 clause 5.2.2: split pipes, head and body each on a pair of their own. single: whole frames on one pair.
enum class Shape { split, single };
std::optional<Shape> shape_of(const usb::Interface& interface);

// Could this be the answer to that command? Statuses always could; data must have the command's size.
bool fits(Command command, const Reply& reply);

class SamLink {
 public:
  using Answer = std::function<void(Result<Reply>)>;
  SamLink(std::unique_ptr<usb::Device> device, Shape shape);

  // reader_silent, reader_garbled, reader_transfer_failed, reader_unplugged. The link may be destroyed from `answer`.
  void ask(Command command, std::chrono::milliseconds deadline, Answer answer);
  void cancel();  // the answer never comes; what the reader still says is read away before the next question
  bool busy() const { return answer_ != nullptr; }

 private:
  void drain(std::size_t pipe, std::chrono::milliseconds patience, int pieces);
  void send(std::size_t part);
  void receive(int pieces);
  void received(int pieces, usb::End end, ByteView data);
  void judge();
  void settle(Result<Reply> result);
  void stumble(usb::End end, const char* doing);
  usb::Done only_now(usb::Done done);  // ignores what belongs to an exchange that was given up
  std::chrono::milliseconds left() const;

  std::unique_ptr<usb::Device> device_;
  Shape shape_;
  std::vector<std::uint8_t> out_, in_;
  Command command_ = Command::module_status;
  std::unique_ptr<FrameReader> frame_;
  Answer answer_;
  QDeadlineTimer deadline_;
  std::uint64_t exchange_ = 0;
  enum class Input { clean, dirty, owed } input_ = Input::dirty;  // owed: an answer nobody waits for is still to come
};

}  // namespace credit::idcard
