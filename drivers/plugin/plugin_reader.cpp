#include "drivers/plugin/plugin_reader.h"

#include <algorithm>

#include "base/failures/card.h"
#include "base/failures/plugin.h"
#include "base/failures/reader.h"

namespace credit::plugin {
namespace {

using idcard::Condition;
using std::chrono::steady_clock;
namespace card = idcard::card;

// What a vendor's library needs: its own sockets, memory, and no end of time.
Confinement of_a_reader() {
  Confinement confinement;
  confinement.sockets = Sockets::local;
  confinement.memory = 1U << 30;
  confinement.processor_seconds = 0;
  confinement.files = 128;
  confinement.file_size = 1U << 20;
  return confinement;
}

FailureCode failure_of(said::Failed why) {
  switch (why) {
    case said::Failed::moved:
      return failure::card_moved;
    case said::Failed::not_genuine:
      return failure::card_not_genuine;
    case said::Failed::unknown:
      return failure::card_kind_unknown;
    case said::Failed::timeout:
      return failure::card_read_timeout;
  }
  impossible("a failure without a code", __FILE__, __LINE__);
}

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

}  // namespace

PluginReader::PluginReader(Device device, Timing timing, QObject* parent)
    : QObject(parent),
      device_(std::move(device)),
      timing_(timing),
      left_behind_(timing.left_behind),
      pause_(timing.first_pause) {
  state_.port = device_.port;
  state_.name = device_.name;
  state_.transport = usb::Transport::vendor_private;
  for (auto* timer : {&again_, &patience_, &reading_}) timer->setSingleShot(true);
  connect(&again_, &QTimer::timeout, this, &PluginReader::launch);
  connect(&patience_, &QTimer::timeout, this, [this] { stop({failure::plugin_silent, "no hello"}); });
  connect(&pulse_, &QTimer::timeout, this, &PluginReader::pulse);
  connect(&reading_, &QTimer::timeout, this, &PluginReader::read_late);
  connect(&look_, &QTimer::timeout, this, &PluginReader::look);
}

PluginReader::~PluginReader() { Child::let_go(child_); }

void PluginReader::start() { launch(); }

void PluginReader::launch() {
  began_ = steady_clock::now();
  if (state_.condition != Condition::fault) become(Condition::starting);
  ear_ = std::make_unique<ReaderEar>();
  says_removed_ = false;
  pinged_ = ponged_ = 0;
  child_ = new Child({device_.program, of_a_reader()});
  connect(child_, &Child::heard, this, &PluginReader::hear);
  connect(child_, &Child::ended, this, [this](int status) {
    stop({status == 127 ? failure::plugin_not_started : failure::plugin_ended,
          device_.program + ": " + std::to_string(status)});
  });
  stage_ = Stage::greeting;
  if (auto started = child_->start(); !started) return stop(started.error());
  patience_.start(timing_.hello);
  say("hello " + std::to_string(reader_protocol_version) + " " + device_.id + " " + device_.port);
}

void PluginReader::hear(ByteView piece) {
  if (stage_ == Stage::away) return;
  auto messages = ear_->add(piece);
  if (!messages) return stop(messages.error());
  for (const auto& message : *messages) {
    if (stage_ == Stage::away) return;
    obey(message);
  }
}

void PluginReader::obey(const Said& message) {
  const bool greeting = std::holds_alternative<said::Hello>(message);
  if (greeting != (stage_ == Stage::greeting))
    return stop({failure::plugin_protocol_broken, "hello comes first and once"});
  std::visit(Overloaded{
                 [this](const said::Hello& hello) { greet(hello); },
                 [this](const said::CanRemoved&) { says_removed_ = true; },
                 [this](said::State state) {
                   if (state == said::State::ready) return become(Condition::ready);
                   if (state == said::State::starting) return become(Condition::starting);
                   become(Condition::fault, Failure{failure::reader_trouble, "as its plug-in says"});
                 },
                 [this](const said::Found&) { find(); },
                 [this](const said::Card& read) { take(read); },
                 [this](said::Failed why) { trouble(why); },
                 [this](const said::Removed&) { lift(); },
                 [this](const said::Pong& pong) { ponged_ = pong.number; },
             },
             message);
}

void PluginReader::greet(const said::Hello& hello) {
  if (hello.version != reader_protocol_version)
    return stop({failure::plugin_version, "it speaks version " + std::to_string(hello.version)});
  patience_.stop();
  stage_ = Stage::running;
  state_.module_id = hello.name;
  pulse_.start(timing_.ping);
  if (armed_) say("arm");
}

void PluginReader::find() {
  if (card_ != Card::none) lift();
  card_ = Card::reading;
  reading_.start(timing_.read);
  if (armed_) tell(card::Found{});
}

// A card nobody is armed for is dropped here.
void PluginReader::take(const said::Card& read) {
  if (card_ != Card::reading) return stop({failure::plugin_protocol_broken, "a card that was not found"});
  reading_.stop();
  card_ = Card::settled;
  if (!armed_) return;
  auto record = idcard::parse_card_text(read.text.expose(), read.photo.expose());
  if (!record) return tell(card::Failed{record.error()});
  idcard::add_newest_address(*record, read.newest_address.expose());
  tell(card::Read{std::move(*record)});
}

void PluginReader::trouble(said::Failed why) {
  if (card_ == Card::reading) fail_card({failure_of(why), {}});
}

void PluginReader::fail_card(Failure why) {
  reading_.stop();
  card_ = Card::settled;
  if (armed_) tell(card::Failed{std::move(why)});
}

void PluginReader::lift() {
  reading_.stop();
  look_.stop();
  left_behind_.lifted();
  if (std::exchange(card_, Card::none) != Card::none) tell(card::Removed{});
}

void PluginReader::read_late() {
  say("cancel");
  fail_card({failure::card_read_timeout, "plug-in"});
}

void PluginReader::pulse() {
  if (ponged_ != pinged_) return stop({failure::plugin_silent, "no pong"});
  if (steady_clock::now() - began_ >= timing_.healthy) pause_ = timing_.first_pause;
  say("ping " + std::to_string(++pinged_));
}

void PluginReader::look() {
  if (const auto times = left_behind_.seen(steady_clock::now())) tell(card::LeftBehind{*times});
}

// Ends what is there of the plug-in; a new one follows after a pause.
void PluginReader::stop(Failure why) {
  if (stage_ == Stage::away) return;
  stage_ = Stage::away;
  for (auto* timer : {&patience_, &pulse_, &reading_, &look_}) timer->stop();
  Child::let_go(std::exchange(child_, nullptr));
  if (card_ == Card::reading) fail_card(why);
  lift();  // nobody can tell any more whether it lies there
  become(Condition::fault, why);
  again_.start(pause_);
  pause_ = std::min(pause_ * 2, timing_.longest_pause);
}

void PluginReader::say(const std::string& line) {
  if (child_ != nullptr && !child_->say(view(line + "\n"))) child_->kill();  // its end is heard of
}

void PluginReader::tell(const idcard::CardEvent& event) { Q_EMIT happened(event); }

void PluginReader::become(Condition condition, std::optional<Failure> failure) {
  const auto code = [](const std::optional<Failure>& one) { return one ? std::optional(one->code) : std::nullopt; };
  if (state_.condition == condition && code(state_.failure) == code(failure)) return;
  state_.condition = condition;
  state_.failure = std::move(failure);
  Q_EMIT changed();
}

void PluginReader::arm() {
  armed_ = true;
  if (stage_ == Stage::running) say("arm");
}

void PluginReader::disarm() {
  armed_ = false;
  if (stage_ == Stage::running) say("disarm");
  expect_removal();
}

// Only a plug-in that says when a card is lifted knows that it still lies there.
void PluginReader::expect_removal() {
  if (card_ == Card::none || !says_removed_) return;
  left_behind_.expect_removal(steady_clock::now());
  if (!look_.isActive()) look_.start(timing_.look);
}

void PluginReader::cancel() {
  if (stage_ != Stage::running || card_ != Card::reading) return;
  say("cancel");
  reading_.stop();
  card_ = Card::settled;
}

}  // namespace credit::plugin
