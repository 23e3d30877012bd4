// What a reader's answers say about the card: what to ask next, and what happened. Pure: no device, no clock.
//
// A card that lies there and was read is watched by asking for its newest address: 90 and 91 mean the same card is
// still there. Finding (20 01) says nothing then: many readers answer 80 until the card is lifted. So "removed" is only
// said
//   - after the newest address was answered for this card at least once, then failed twice running, and find agrees; or
//   - when find sees a card again, which takes a card newly put down.
// A reader that cannot answer the newest address therefore never says "removed" before the next card: better late than
// wrong. A card that was read is not read a second time before it was lifted, whoever arms in between.
#pragma once
#include <chrono>
#include <variant>
#include <vector>

#include "drivers/idcard/commands.h"
#include "drivers/idcard/id_card.h"

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
}  // namespace card
using CardEvent = std::variant<card::Found, card::Read, card::Failed, card::Removed>;

enum class Pace { at_once, poll, slow };  // how soon to ask

struct Step {
  Command command;
  Pace pace;
};

class CardWatch {
 public:
  Step next() const;
  // The answer to `command`; answers to questions that no longer matter say nothing.
  std::vector<CardEvent> take(Command command, const Reply& reply);

  void arm();
  void disarm();                                // a card being read is forgotten
  void give_up();                               // cancel: the card on the reader is left alone until it is lifted
  void restart();                               // the module was reset or reopened: it knows of no card any more
  std::vector<CardEvent> abandon(Failure why);  // the reader failed in the middle of a card
  bool in_card() const;                         // a card was found and its reading is not settled

 private:
  enum class Stage { looking, selecting, reading, left_alone, holding, checking_gone, holding_blind };
  using Events = std::vector<CardEvent>;
  Events found(bool present);
  Events selected(const Reply& reply);
  Events read(const Reply& reply);
  Events held(const Reply& reply);
  Events stumble(FailureCode why);
  Events fail_with(Failure why);
  Events removed(bool another_present);
  void see();  // a card: start with it

  Stage stage_ = Stage::looking;
  bool armed_ = false;
  bool announced_ = false;  // the card was said to be found
  bool spent_ = false;      // its data was handed out, or refused: not again before it is lifted
  bool confirmed_ = false;  // its newest address was answered
  int attempts_ = 0;
  int misses_ = 0;
};

}  // namespace credit::idcard
