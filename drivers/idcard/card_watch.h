// What a reader's answers say about the card: what to ask next, and what happened. Pure: no device, and the time is
// handed in.
//
// A card that was read is asked for its newest address at once, which goes into the record, and from then on at every
// look: 90 and 91 mean the same card is still there. Finding (20 01) says nothing then: many readers answer 80 until
// the card is lifted. So "removed" is only said
//   - after the newest address was answered for this card at least once, then failed twice running, and find agrees; or
//   - when find sees a card again, which takes a card newly put down; or
//   - when a reader that goes on finding a read card finds it no more.
// A reader that knows neither of the two never says "removed" before the next card, nor that a card was left behind:
// better late than wrong. A card that was read is not read a second time before it was lifted, whoever arms in between.
#pragma once
#include <chrono>
#include <variant>
#include <vector>

#include "drivers/idcard/commands.h"
#include "drivers/idcard/id_card.h"
#include "drivers/idcard/left_behind.h"

namespace credit::idcard {

namespace card {
struct Found {};
struct Read {
  IdCard card;
};
struct Failed {
  Failure failure;
};
struct Removed {};
struct LeftBehind {  // nobody needs it any more, and it lies there still; said again and again
  int times = 1;     // how often for this card
};
}  // namespace card
using CardEvent = std::variant<card::Found, card::Read, card::Failed, card::Removed, card::LeftBehind>;

enum class Pace { at_once, poll, slow };  // how soon to ask

struct Step {
  Command command;
  Pace pace;
};

class CardWatch {
 public:
  using Time = LeftBehind::Time;
  explicit CardWatch(LeftBehind::Pace pace = {}) : left_behind_(pace) {}

  Step next() const;
  // The answer to `command`; answers to questions that no longer matter say nothing.
  std::vector<CardEvent> take(Command command, const Reply& reply, Time now);

  void arm();
  void disarm(Time now);                        // a card being read is forgotten, and ought to be taken away
  void expect_removal(Time now);                // a card lying there is no longer needed
  void give_up();                               // cancel: the card on the reader is left alone until it is lifted
  void restart();                               // the module was reset or reopened: it knows of no card any more
  std::vector<CardEvent> abandon(Failure why);  // the reader failed in the middle of a card; what was read is kept
  bool in_card() const;                         // a card was found and its reading is not settled

 private:
  enum class Stage { looking, selecting, reading, asking_address, left_alone, holding, checking_gone, holding_blind };
  using Events = std::vector<CardEvent>;
  Events found(bool present);
  Events selected(const Reply& reply);
  Events read(const Reply& reply);
  Events address(const Reply& reply);
  Events hand_out();
  Events held(const Reply& reply);
  Events blind(bool present);
  Events alone(bool present);
  Events stumble(FailureCode why);
  Events fail_with(Failure why);
  Events removed(bool another_present);
  void remind(Events& events, Time now);
  void see();  // a card: start with it

  LeftBehind left_behind_;
  Stage stage_ = Stage::looking;
  bool armed_ = false;
  bool announced_ = false;         // the card was said to be found
  bool spent_ = false;             // its data was handed out, or refused: not again before it is lifted
  bool let_go_ = false;            // disarmed before it was read: the next who arms may read it
  bool confirmed_ = false;         // its newest address was answered
  bool seen_ = false;              // the last answer proves that a card lies there
  bool first_blind_look_ = false;  // no find was answered since this card was read
  bool knows_address_ = true;      // else the module refused that question
  int attempts_ = 0;
  int misses_ = 0;
  std::optional<IdCard> record_;  // read, but for its newest address
};

}  // namespace credit::idcard
