#include "drivers/idcard/card_watch.h"

#include <utility>

#include "base/failures/card.h"
#include "drivers/idcard/status.h"

namespace credit::idcard {
namespace {

constexpr int attempt_limit = 3;  // a card that moves under the hand is tried this often before the citizen is asked
constexpr int miss_limit = 2;     // answers in a row before an absence is believed

bool answered(const Reply& reply) {
  const auto kind = meaning_of(reply.sw3).kind;
  return kind == StatusKind::success || kind == StatusKind::item_empty;
}

FailureCode failure_of(const Reply& reply) { return meaning_of(reply.sw3).failure.value_or(failure::card_moved); }

}  // namespace

Step CardWatch::next() const {
  switch (stage_) {
    case Stage::looking:
      return armed_ ? Step{Command::find, Pace::poll} : Step{Command::module_status, Pace::slow};
    case Stage::left_alone:
    case Stage::holding_blind:
    case Stage::checking_gone:
      return {Command::find, Pace::poll};
    case Stage::selecting:
      return {Command::select, Pace::at_once};
    case Stage::reading:
      return {Command::read, Pace::at_once};
    case Stage::asking_address:
      return {Command::newest_address, Pace::at_once};
    case Stage::holding:
      return {Command::newest_address, Pace::poll};
  }
  impossible("a stage without a step", __FILE__, __LINE__);
}

std::vector<CardEvent> CardWatch::take(Command command, const Reply& reply, Time now) {
  if (command != next().command) return {};
  seen_ = false;
  auto events = [&]() -> Events {
    switch (command) {
      case Command::find: {
        const auto kind = meaning_of(reply.sw3).kind;
        if (kind == StatusKind::card && stage_ == Stage::looking) return stumble(failure_of(reply));
        return found(kind == StatusKind::card_found);
      }
      case Command::select:
        return selected(reply);
      case Command::read:
        return read(reply);
      case Command::newest_address:
        return stage_ == Stage::asking_address ? address(reply) : held(reply);
      default:
        return {};
    }
  }();
  remind(events, now);
  return events;
}

void CardWatch::remind(Events& events, Time now) {
  if (!seen_) return;
  if (const auto times = left_behind_.seen(now)) events.emplace_back(card::LeftBehind{*times});
}

CardWatch::Events CardWatch::found(bool present) {
  switch (stage_) {
    case Stage::looking:
      if (!present)
        return announced_ && ++misses_ >= miss_limit ? fail_with({failure::card_moved, "lifted"}) : Events{};
      misses_ = 0;
      stage_ = Stage::selecting;
      if (std::exchange(announced_, true)) return {};
      return {card::Found{}};
    case Stage::left_alone:
      return alone(present);
    case Stage::holding_blind:
      return blind(present);
    default:
      return removed(present);
  }
}

CardWatch::Events CardWatch::alone(bool present) {
  if (!present) return ++misses_ >= miss_limit ? removed(false) : Events{};
  if (misses_ > 0) return removed(true);
  seen_ = true;
  return {};
}

// Found right after it was read: the reader goes on finding it, and find tells the truth about it. Found later: a card
// newly put down.
CardWatch::Events CardWatch::blind(bool present) {
  const bool first = std::exchange(first_blind_look_, false);
  if (!present) return {};
  if (!first) return removed(true);
  give_up();
  return alone(true);
}

CardWatch::Events CardWatch::selected(const Reply& reply) {
  if (meaning_of(reply.sw3).kind != StatusKind::success) return stumble(failure_of(reply));
  stage_ = Stage::reading;
  return {};
}

CardWatch::Events CardWatch::read(const Reply& reply) {
  if (meaning_of(reply.sw3).kind != StatusKind::success) return stumble(failure_of(reply));
  spent_ = true;
  confirmed_ = false;
  first_blind_look_ = true;
  misses_ = 0;
  stage_ = knows_address_ ? Stage::holding : Stage::holding_blind;
  auto record = read_data(reply.data.expose()).and_then([](const ReadData& data) {
    return parse_card_text(data.text, data.photo);
  });
  if (!record) {
    Events events;
    events.emplace_back(card::Failed{std::move(record).error()});
    return events;
  }
  record_ = std::move(*record);
  if (!knows_address_) return hand_out();
  stage_ = Stage::asking_address;
  return {};
}

// Whatever the answer, the card was read.
CardWatch::Events CardWatch::address(const Reply& reply) {
  const auto kind = meaning_of(reply.sw3).kind;
  if (kind == StatusKind::success) add_newest_address(*record_, reply.data.expose());
  knows_address_ = kind != StatusKind::refused;
  stage_ = knows_address_ ? Stage::holding : Stage::holding_blind;
  confirmed_ = answered(reply);
  return hand_out();
}

CardWatch::Events CardWatch::hand_out() {
  Events events;
  events.emplace_back(card::Read{std::move(*record_)});
  record_.reset();
  return events;
}

CardWatch::Events CardWatch::held(const Reply& reply) {
  if (answered(reply)) {
    confirmed_ = seen_ = true;
    misses_ = 0;
    return {};
  }
  if (++misses_ < miss_limit) return {};
  stage_ = confirmed_ ? Stage::checking_gone : Stage::holding_blind;
  return {};
}

// Try again a few times without a word; only then say so and wait for the card to be lifted.
CardWatch::Events CardWatch::stumble(FailureCode why) {
  stage_ = Stage::looking;
  misses_ = 0;
  announced_ = true;
  if (++attempts_ < attempt_limit) return {};
  return fail_with({why, {}});
}

CardWatch::Events CardWatch::fail_with(Failure why) {
  give_up();
  Events events;
  events.emplace_back(card::Failed{std::move(why)});
  return events;
}

CardWatch::Events CardWatch::removed(bool another_present) {
  see();
  Events events{card::Removed{}};
  if (another_present && armed_) {
    stage_ = Stage::selecting;
    announced_ = true;
    events.emplace_back(card::Found{});
  }
  return events;
}

void CardWatch::see() {
  stage_ = Stage::looking;
  announced_ = confirmed_ = spent_ = let_go_ = false;
  attempts_ = misses_ = 0;
  left_behind_.lifted();
}

bool CardWatch::in_card() const {
  return stage_ == Stage::selecting || stage_ == Stage::reading || stage_ == Stage::asking_address ||
         (stage_ == Stage::looking && announced_);
}

void CardWatch::arm() {
  armed_ = true;
  if (let_go_) see();
}

// What was read and not handed out yet is dropped here.
void CardWatch::disarm(Time now) {
  armed_ = false;
  if (in_card()) give_up();
  let_go_ = !spent_ && stage_ == Stage::left_alone;
  expect_removal(now);
}

void CardWatch::expect_removal(Time now) {
  if (stage_ != Stage::looking) left_behind_.expect_removal(now);
}

void CardWatch::give_up() {
  stage_ = Stage::left_alone;
  misses_ = 0;
  record_.reset();
}

// After a reset finding tells the truth again, also of a card that was read: 9F is no sign of a new one.
void CardWatch::restart() {
  knows_address_ = true;
  if (spent_) return give_up();
  if (in_card()) stage_ = Stage::looking;
}

std::vector<CardEvent> CardWatch::abandon(Failure why) {
  if (!in_card()) return {};
  if (!record_) return fail_with(std::move(why));
  stage_ = Stage::holding;
  return hand_out();
}

}  // namespace credit::idcard
