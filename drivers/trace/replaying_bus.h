// A bus that plays a trace back: the driver asks, the trace answers, at the pace at which it was recorded. What the
// trace says of the bus happens in its order; what the driver asks must be what it asked then.
#pragma once
#include <QTimer>
#include <deque>
#include <map>
#include <vector>

#include "drivers/trace/entry.h"

namespace credit::trace {

Told<std::vector<Entry>> load(const std::string& file);

class ReplayingBus final : public usb::Bus {
  Q_OBJECT
 public:
  explicit ReplayingBus(std::vector<Entry> entries);
  Status start() override;
  Result<std::unique_ptr<usb::Device>> open(const std::string& port) override;

 Q_SIGNALS:
  void finished();                     // the trace is over
  void differs(const QString& where);  // the driver asks something else than it did then; nothing more happens

 private:
  friend class ReplayingDevice;
  struct Question {
    Entry entry;
    std::weak_ptr<void> device;
    usb::Done done;
    usb::WasReset was_reset;
  };
  void ask(Question question);
  void go_on();
  void step();
  void happen(const Entry& entry);
  bool take_question();
  std::optional<std::string> difference(const Entry& asked) const;

  std::vector<Entry> entries_;
  std::size_t at_ = 0;
  std::vector<bool> used_;  // entries taken out of their turn
  std::deque<Question> questions_;
  std::map<int, Question> under_way_;  // by the trace's number of the transfer
  QTimer next_;
  bool over_ = false;
};

}  // namespace credit::trace
