// The identity card reader: waits for its device, keeps it healthy, watches for cards. Everything on the event loop.
#pragma once
#include <QObject>
#include <QTimer>

#include "drivers/idcard/card_watch.h"
#include "drivers/idcard/ladder.h"
#include "drivers/idcard/places.h"
#include "drivers/idcard/sam_link.h"

namespace credit::idcard {

// All in ms. poll: GA 467 readers ask for more than 300; the deadlines follow what readers in the field need.
struct Timing {
  std::chrono::milliseconds poll{320}, slow{2000};                              // between two looks: armed, disarmed
  std::chrono::milliseconds find{500}, select{1000}, read{4000}, module{1000};  // until the whole answer is there
  std::chrono::milliseconds revive{5000};                                       // between attempts on a reader at fault
  std::chrono::milliseconds device_reset{10'000};                               // until the device must be back
  std::chrono::milliseconds left_behind{8000}, left_behind_again{15'000};  // before, and between, words about a card
};

enum class Condition { absent, starting, ready, fault };
const char* name_of(Condition condition);

struct ReaderState {
  Condition condition = Condition::absent;
  std::string port, name;
  usb::Transport transport = usb::Transport::unknown;
  std::string module_id;           // once known
  std::optional<Failure> failure;  // why it is absent or at fault
};

class Reader : public QObject {
  Q_OBJECT
 public:
  Reader(usb::Bus& bus, Timing timing, QObject* parent = nullptr);
  ~Reader() override;
  void also(WireSource& source);  // readers elsewhere than on the bus; before the start
  Status start();                 // reader_usb_unavailable, device_nodes_unavailable
  const ReaderState& state() const { return state_; }
  bool sees(const std::string& port) const { return places_.at(port) != nullptr; }

  void arm();
  void disarm();
  void expect_removal();  // the card lying there is no longer needed
  void cancel();

 Q_SIGNALS:
  void plugged(const credit::idcard::Place& place);  // in use or a spare
  void unplugged(const std::string& port);           // after changed() and happened() said what it meant
  void changed();                                    // state() is another
  void recovering(const credit::idcard::Recovery& recovery);
  void happened(const credit::idcard::CardEvent& event);

 private:
  enum class Phase { greeting, naming, watching, resetting_module, resetting_device };
  void came(const Place& place, WireSource* source);
  void went(const std::string& port);
  void choose();
  void use(const std::string& port);
  void open();
  void close();
  void next();
  void ask();
  Step step() const;
  std::chrono::milliseconds deadline_of(Command command) const;
  void answered(Command command, Result<Reply> reply);
  void understood(Command command, const Reply& reply);
  void advance(Command command, const Reply& reply);
  void stumbled(Command command, const Failure& why);
  void recover(bool silent, const Failure& why);
  void reset_device(const Failure& why);
  void device_was_reset(Passage how, const Failure& why);
  void lost(const Failure& why);
  void rest(const Failure& why);
  void revive();
  void reset_module();
  void tell(const std::vector<CardEvent>& events);
  void become(Condition condition, std::optional<Failure> failure = {});

  Timing timing_;
  ReaderState state_;
  std::vector<WireSource*> sources_;
  Places places_;
  std::unique_ptr<SamLink> link_;
  CardWatch watch_{LeftBehind::Pace{timing_.left_behind, timing_.left_behind_again}};
  Ladder ladder_;
  std::optional<Command> stumbled_on_;
  Phase phase_ = Phase::greeting;
  QTimer pause_;     // until the next question
  QTimer revive_;    // until a reader at fault is tried again
  QTimer patience_;  // until a device that is being reset must be back
};

}  // namespace credit::idcard
