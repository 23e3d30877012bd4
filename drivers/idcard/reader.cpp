#include "drivers/idcard/reader.h"

#include <algorithm>

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

Reader::Reader(usb::Bus& bus, Timing timing, QObject* parent) : QObject(parent), bus_(bus), timing_(timing) {
  state_.failure = Failure{FailureCode::reader_absent, {}};
  pause_.setSingleShot(true);
  revive_.setSingleShot(true);
  connect(&pause_, &QTimer::timeout, this, &Reader::ask);
  connect(&revive_, &QTimer::timeout, this, &Reader::open);
  connect(&bus_, &usb::Bus::arrived, this, &Reader::came);
  connect(&bus_, &usb::Bus::left, this, &Reader::went);
}

Reader::~Reader() = default;

Status Reader::start() {
  auto started = bus_.start();
  if (!started) become(Condition::fault, started.error());
  return started;
}

void Reader::came(const usb::Attached& device) {
  if (device.id.transport != usb::Transport::sdt_bulk) return;
  present_.insert_or_assign(device.port, device);
  if (state_.port == device.port) close();  // the old one went without a word
  choose();
}

void Reader::went(const std::string& port) {
  present_.erase(port);
  if (state_.port != port) return;
  lost({FailureCode::reader_unplugged, "port " + port});
  choose();
}

// One reader is used; a second one is a spare that steps in when the first has gone.
void Reader::choose() {
  if (!state_.port.empty() || present_.empty()) return;
  state_.port = present_.begin()->first;
  ladder_.good();
  open();
}

void Reader::open() {
  revive_.stop();
  if (state_.condition != Condition::fault) become(Condition::starting);
  auto device = bus_.open(state_.port);
  if (!device) return rest(device.error());
  const auto shape = shape_of((*device)->interface());
  if (!shape) return rest({FailureCode::reader_shape_unknown, "port " + state_.port});
  link_ = std::make_unique<SamLink>(std::move(*device), *shape);
  state_.module_id.clear();
  phase_ = Phase::resetting;  // whatever the module was doing for somebody before us
  next();
}

void Reader::close() {
  pause_.stop();
  revive_.stop();
  link_.reset();
  state_.port.clear();
  state_.module_id.clear();
}

Step Reader::step() const {
  switch (phase_) {
    case Phase::greeting:
      return {Command::module_status, Pace::at_once};
    case Phase::naming:
      return {Command::module_id, Pace::at_once};
    case Phase::resetting:
      return {Command::reset_module, Pace::at_once};
    case Phase::watching:
      return watch_.next();
  }
  impossible("a phase without a step", __FILE__, __LINE__);
}

void Reader::next() {
  if (!link_) return;
  const auto pace = step().pace;
  pause_.start(pace == Pace::at_once ? std::chrono::milliseconds(0) : pace == Pace::poll ? timing_.poll : timing_.slow);
}

void Reader::ask() {
  if (!link_ || link_->busy()) return;
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
    return reply.error().code == FailureCode::reader_unplugged ? lost(reply.error()) : stumbled(command, reply.error());
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
      return become(Condition::ready);
    case Phase::resetting:
      phase_ = state_.module_id.empty() ? Phase::greeting : Phase::watching;
      return watch_.restart();
    case Phase::watching:
      return tell(watch_.take(command, reply));
  }
}

// The ladder starts anew only when the question that failed is answered: that a card is found again proves nothing
// about a read that comes back garbled each time.
void Reader::stumbled(Command command, const Failure& why) {
  if (phase_ != Phase::resetting) stumbled_on_ = command;
  const bool silent = why.code == FailureCode::reader_silent;
  if (silent && watch_.in_card()) tell(watch_.abandon({FailureCode::card_read_timeout, why.detail}));
  switch (ladder_.climb(silent)) {
    case Rung::ask_again:
    case Rung::resync:
      return next();
    case Rung::reset:
      phase_ = Phase::resetting;
      return next();
    case Rung::reopen:
      link_.reset();
      return open();
    case Rung::fault:
      return rest(why);
  }
}

// The device has gone; whether it comes back the bus will say.
void Reader::lost(const Failure& why) {
  if (!link_ && state_.port.empty()) return;
  close();
  tell(watch_.abandon({FailureCode::reader_unplugged, why.detail}));
  become(Condition::absent, why);
}

void Reader::rest(const Failure& why) {
  pause_.stop();
  link_.reset();
  tell(watch_.abandon(why));
  become(Condition::fault, why);
  revive_.start(timing_.revive);
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
  watch_.disarm();
  if (reading) give_up();
}

void Reader::cancel() {
  if (phase_ != Phase::watching || !watch_.in_card()) return;
  watch_.give_up();
  give_up();
}

// The module may finish the read by itself and then hold the card for read, silent until it is lifted. Reset, it tells
// the truth about that card again.
void Reader::give_up() {
  if (!link_) return;
  link_->cancel();
  phase_ = Phase::resetting;
  next();
}

}  // namespace credit::idcard
