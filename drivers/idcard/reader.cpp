#include "drivers/idcard/reader.h"

#include <algorithm>

#include "base/failures/reader.h"
#include "drivers/idcard/status.h"

namespace credit::idcard {

const char* name_of(Condition condition) {
  switch (condition) {
    case Condition::absent:
      return "absent";
    case Condition::starting:
      return "starting";
    case Condition::ready:
      return "ready";
    case Condition::fault:
      return "at fault";
  }
  impossible("a condition without a name", __FILE__, __LINE__);
}

Step Reader::step() const {
  switch (phase_) {
    case Phase::greeting:
      return {Command::module_status, Pace::at_once};
    case Phase::naming:
      return {Command::module_id, Pace::at_once};
    case Phase::resetting_module:
    case Phase::resetting_device:
      return {Command::reset_module, Pace::at_once};
    case Phase::watching:
      return watch_.next();
  }
  impossible("a phase without a step", __FILE__, __LINE__);
}

void Reader::next() {
  if (!link_ || phase_ == Phase::resetting_device) return;
  const auto pace = step().pace;
  pause_.start(pace == Pace::at_once ? std::chrono::milliseconds(0) : pace == Pace::poll ? timing_.poll : timing_.slow);
}

void Reader::ask() {
  if (!link_ || link_->busy() || phase_ == Phase::resetting_device) return;
  const auto command = step().command;
  link_->ask(command, deadline_of(command),
             [this, command](Result<Reply> reply) { answered(command, std::move(reply)); });
}

std::chrono::milliseconds Reader::deadline_of(Command command) const {
  switch (command) {
    case Command::find:
      return timing_.find;
    case Command::select:
      return timing_.select;
    case Command::read:
      return timing_.read;
    case Command::newest_address:
    case Command::module_status:
    case Command::module_id:
    case Command::reset_module:
      return timing_.module;
  }
  impossible("a command without a deadline", __FILE__, __LINE__);
}

void Reader::answered(Command command, Result<Reply> reply) {
  if (!reply)
    return reply.error().code == failure::reader_unplugged ? lost(reply.error()) : stumbled(command, reply.error());
  const auto meaning = meaning_of(reply->sw3);
  const bool optional = command == Command::newest_address && meaning.kind == StatusKind::refused;
  const bool ours = meaning.kind == StatusKind::link || meaning.kind == StatusKind::module ||
                    (meaning.kind == StatusKind::refused && !optional);
  if (ours)
    return stumbled(command,
                    {*meaning.failure, std::string(name_of(command)) + ": status " + to_hex({&reply->sw3, 1})});
  understood(command, *reply);
}

void Reader::understood(Command command, const Reply& reply) {
  if (stumbled_on_ == command) {
    stumbled_on_.reset();
    ladder_.good();
  }
  advance(command, reply);
  next();
}

void Reader::advance(Command command, const Reply& reply) {
  switch (phase_) {
    case Phase::greeting:
      phase_ = Phase::naming;
      return;
    case Phase::naming:
      state_.module_id = module_id_text(reply.data.expose()).value_or(std::string());
      phase_ = Phase::watching;
      if (state_.condition == Condition::fault) ladder_.good();
      places_.all_may_try_again();
      return become(Condition::ready);
    case Phase::resetting_module:
      phase_ = state_.module_id.empty() ? Phase::greeting : Phase::watching;
      return watch_.restart();
    case Phase::watching:
      return tell(watch_.take(command, reply, std::chrono::steady_clock::now()));
    case Phase::resetting_device:
      return;
  }
}

void Reader::tell(const std::vector<CardEvent>& events) {
  for (const auto& event : events) Q_EMIT happened(event);
}

void Reader::become(Condition condition, std::optional<Failure> failure) {
  const auto same = [&] {
    return state_.condition == condition && state_.failure.has_value() == failure.has_value() &&
           (!failure || state_.failure->code == failure->code);
  };
  if (same()) return;
  state_.condition = condition;
  state_.failure = std::move(failure);
  Q_EMIT changed();
}

void Reader::arm() {
  watch_.arm();
  if (phase_ == Phase::watching && pause_.isActive()) pause_.start(0);
}

void Reader::disarm() {
  const bool reading = phase_ == Phase::watching && watch_.in_card();
  watch_.disarm(std::chrono::steady_clock::now());
  if (reading) reset_module();
}

void Reader::expect_removal() { watch_.expect_removal(std::chrono::steady_clock::now()); }

void Reader::cancel() {
  if (phase_ != Phase::watching || !watch_.in_card()) return;
  watch_.give_up();
  reset_module();
}

// The module may finish the read by itself and then hold the card for read, silent until it is lifted. Reset, it tells
// the truth about that card again.
void Reader::reset_module() {
  if (!link_ || phase_ == Phase::resetting_device) return;
  link_->cancel();
  phase_ = Phase::resetting_module;
  next();
}

}  // namespace credit::idcard
