// The reader's other half: which device it is, and what is done when it fails.
#include "base/failures/card.h"
#include "base/failures/reader.h"
#include "drivers/idcard/reader.h"
#include "drivers/idcard/usb_source.h"

namespace credit::idcard {

Reader::Reader(usb::Bus& bus, Timing timing, QObject* parent) : QObject(parent), timing_(timing) {
  state_.failure = Failure{failure::reader_absent, {}};
  for (auto* timer : {&pause_, &revive_, &patience_}) timer->setSingleShot(true);
  connect(&pause_, &QTimer::timeout, this, &Reader::ask);
  connect(&revive_, &QTimer::timeout, this, &Reader::revive);
  also(*new UsbSource(bus, this));
}

Reader::~Reader() = default;

void Reader::also(WireSource& source) {
  sources_.push_back(&source);
  connect(&source, &WireSource::arrived, this, [this, from = &source](const Place& place) { came(place, from); });
  connect(&source, &WireSource::left, this, &Reader::went);
}

Status Reader::start() {
  for (auto* source : sources_) {
    auto started = source->start();
    if (started) continue;
    become(Condition::fault, started.error());
    return started;
  }
  return {};
}

void Reader::came(const Place& place, WireSource* source) {
  places_.add(place, source);
  if (state_.port == place.port) close();  // the old one went without a word
  if (state_.condition == Condition::fault && !state_.port.empty())
    use(place.port);
  else
    choose();
  Q_EMIT plugged(place);
}

void Reader::went(const std::string& port) {
  places_.remove(port);
  if (state_.port == port) lost({failure::reader_unplugged, "port " + port});
  choose();  // also when its transfers had told us before that it is gone
  Q_EMIT unplugged(port);
}

// One reader is used; the others are spares that step in when it has gone or is at fault.
void Reader::choose() {
  if (!state_.port.empty()) return;
  if (!places_.fresh()) places_.all_may_try_again();
  if (const auto port = places_.fresh()) use(*port);
}

void Reader::use(const std::string& port) {
  close();
  const auto& place = places_.at(port)->place;
  state_.port = port;
  state_.name = place.name;
  state_.transport = place.transport;
  ladder_.good();
  open();
}

void Reader::open() {
  revive_.stop();
  if (state_.condition != Condition::fault) become(Condition::starting);
  auto wire = places_.at(state_.port)->source->open(state_.port);
  if (!wire) return rest(wire.error());
  link_ = std::make_unique<SamLink>(std::move(*wire));
  state_.module_id.clear();
  phase_ = Phase::resetting_module;  // whatever the module was doing for somebody before us
  next();
}

void Reader::close() {
  for (auto* timer : {&pause_, &revive_, &patience_}) timer->stop();
  link_.reset();
  state_.port.clear();
  state_.name.clear();
  state_.module_id.clear();
  state_.transport = usb::Transport::unknown;
}

// The ladder starts anew only when the question that failed is answered: that a card is found again proves nothing
// about a read that comes back garbled each time.
void Reader::stumbled(Command command, const Failure& why) {
  if (phase_ != Phase::resetting_module) stumbled_on_ = command;
  const bool silent = why.code == failure::reader_silent;
  if (silent || command == Command::newest_address) tell(watch_.abandon({failure::card_read_timeout, why.detail}));
  recover(silent, why);
}

void Reader::recover(bool silent, const Failure& why) {
  const Rung rung = ladder_.climb(silent);
  const bool skipped = rung == Rung::reset_device && !link_->can_reset();
  Q_EMIT recovering({rung, state_.port, why, skipped});
  if (skipped) return recover(silent, why);
  switch (rung) {
    case Rung::ask_again:
      return next();
    case Rung::resync:
      link_->resync();
      return next();
    case Rung::reset_module:
      phase_ = Phase::resetting_module;
      return next();
    case Rung::reopen:
      link_.reset();
      return open();
    case Rung::reset_device:
      return reset_device(why);
    case Rung::fault:
      return rest(why);
  }
}

void Reader::reset_device(const Failure& why) {
  phase_ = Phase::resetting_device;
  patience_.disconnect(this);
  connect(&patience_, &QTimer::timeout, this, [this, why] { device_was_reset(Passage::silent, why); });
  patience_.start(timing_.device_reset);
  link_->reset([this, why](Passage how) { device_was_reset(how, why); });
}

// A device that went is announced again by its source; until then, and for one that was never missed there, it rests.
void Reader::device_was_reset(Passage how, const Failure& why) {
  patience_.stop();
  link_.reset();
  if (how == Passage::done) return open();
  rest(why);
}

// The device has gone; whether it comes back the bus will say.
void Reader::lost(const Failure& why) {
  if (!link_ && state_.port.empty()) return;
  close();
  tell(watch_.abandon({failure::reader_unplugged, why.detail}));
  become(Condition::absent, why);
}

// A spare that has not failed yet steps in at once.
void Reader::rest(const Failure& why) {
  pause_.stop();
  link_.reset();
  places_.failed(state_.port);
  tell(watch_.abandon(why));
  become(Condition::fault, why);
  revive_.start(places_.fresh() ? std::chrono::milliseconds(0) : timing_.revive);
}

void Reader::revive() {
  const auto spare = places_.fresh();
  const auto port = spare ? spare : places_.after(state_.port);
  if (port && *port != state_.port) return use(*port);
  ladder_.revived();
  open();
}

}  // namespace credit::idcard
