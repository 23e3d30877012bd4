// A thousand scripts nobody thought of: faults, hands and habits in any order, on any transport. Afterwards the reader
// is usable or says clearly that it is out of service. And the plug pulled at every byte of a read.
#include <cstdlib>
#include <iostream>
#include <random>

#include "tests/unit/idcard/desk.h"

using namespace credit;
using namespace credit::test;
using emulator::Ask;
using emulator::Fault;
using emulator::ReaderShape;
using Kind = Fault::Kind;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr int scripts = 1000;
constexpr unsigned usual_seed = 20261122;

// CREDIT_SEED in the environment repeats a run, or makes another one.
unsigned seed() {
  const char* wish = std::getenv("CREDIT_SEED");
  return wish == nullptr ? usual_seed : static_cast<unsigned>(std::strtoul(wish, nullptr, 10));
}

class Script {
 public:
  Script(unsigned number, ReaderShape shape) : random_(seed() + number), desk_(shape) {
    said_ << "seed " << seed() << ", script " << number << ", " << name_of(shape) << ":";
  }

  void play() {
    for (int steps = up_to(12); steps >= 0; --steps) step();
  }
  std::string said() const { return said_.str(); }

  // The reader is given time and, if it can still be, a card. Usable: it reads it. Out of service: it says so and why,
  // and there is a reason.
  bool usable() {
    for (int attempt = 0; attempt < 12; ++attempt) {
      if (!desk_.plugged() && !pulled_) desk_.plug();  // a fault pulled it
      desk_.model.remove();
      desk_.reader.arm();
      run_until([] { return false; }, milliseconds(300));
      desk_.insert("synthetic-clean");
      if (run_until([&] { return last_told() == "read 测试甲"; }, seconds(8))) return true;
      if (attempt > 1 && clearly_out_of_service()) return false;
    }
    return false;
  }
  bool clearly_out_of_service() const {
    const auto& state = desk_.reader.state();
    const bool out = state.condition == idcard::Condition::fault || state.condition == idcard::Condition::absent;
    return out && state.failure && (pulled_ || past_help_);
  }
  std::string last_told() const { return desk_.witness.events.empty() ? "" : desk_.witness.events.back(); }
  std::string now() const { return desk_.witness.now(); }

 private:
  int up_to(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  bool serial() const { return desk_.model.shape() == ReaderShape::serial; }

  void step() {
    switch (up_to(10)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return fault();
      case 4:
        return hand();
      case 5:
        return card();
      case 6:
        return ask();
      case 7:
        return habit();
      case 8:
        return reset_behaviour();
      default:
        return wait();
    }
  }

  void fault() {
    constexpr std::array kinds{
        Kind::lose_preamble_byte, Kind::wrong_checksum, Kind::wrong_status,  Kind::silence,
        Kind::slowness,           Kind::unplug,         Kind::stall,         Kind::protocol_error,
        Kind::stale_bytes,        Kind::lose_packet,    Kind::garble_packet, Kind::hang,
        Kind::hang_for_good};
    constexpr std::array asks{Ask::reset, Ask::status, Ask::id, Ask::find, Ask::select, Ask::read, Ask::newest_address};
    const auto kind = kinds[random_() % kinds.size()];
    if (serial() && (kind == Kind::stall || kind == Kind::protocol_error)) return;
    if (kind == Kind::hang_for_good && up_to(6) != 0) return;
    const int value = kind == Kind::wrong_status ? up_to(256) : kind == Kind::unplug ? up_to(1296) : 1 + up_to(60);
    const bool any = up_to(3) == 0;
    const auto only = any ? std::nullopt : std::optional(asks[random_() % asks.size()]);
    for (int times = up_to(3); times >= 0; --times) desk_.trouble(kind, value, only);
    past_help_ = past_help_ || kind == Kind::hang_for_good || (kind == Kind::hang && serial());
    said_ << " fault " << static_cast<int>(kind) << "/" << value << (only ? " to " : "")
          << (only ? std::to_string(static_cast<int>(*only)) : "") << ";";
  }

  void hand() {
    pulled_ = desk_.plugged();
    if (pulled_)
      desk_.unplug();
    else
      up_to(2) == 0 ? desk_.plug() : desk_.plug_elsewhere();
    said_ << (pulled_ ? " unplug;" : " plug;");
  }

  void card() {
    const bool puts = up_to(2) == 0;
    puts ? desk_.insert() : desk_.model.remove();
    said_ << (puts ? " card;" : " no card;");
  }

  void ask() {
    const int what = up_to(4);
    if (what == 0) desk_.reader.disarm();
    if (what == 1) desk_.reader.cancel();
    if (what >= 2) desk_.reader.arm();
    said_ << " wish " << what << ";";
  }

  void habit() {
    auto& model = desk_.model;
    const int what = up_to(5);
    if (what == 0) model.silent_after_read = !model.silent_after_read;
    if (what == 1) model.knows_newest_address = !model.knows_newest_address;
    if (what == 2) model.cut.packet_size = 22 + static_cast<std::size_t>(up_to(43));
    if (what == 3) model.cut.zero_length_packets = !model.cut.zero_length_packets;
    if (what == 4) model.take(milliseconds(up_to(120)), Ask::read);
    said_ << " habit " << what << ";";
  }

  void reset_behaviour() {
    constexpr std::array all{AfterReset::well, AfterReset::gone, AfterReset::gone_and_back, AfterReset::refused,
                             AfterReset::never};
    desk_.bus.after_reset = all[random_() % all.size()];
    past_help_ =
        past_help_ || desk_.bus.after_reset == AfterReset::refused || desk_.bus.after_reset == AfterReset::never;
    said_ << " after reset " << static_cast<int>(desk_.bus.after_reset) << ";";
  }

  void wait() {
    const int time = 1 + up_to(400);
    run_until([] { return false; }, milliseconds(time));
    said_ << " " << time << " ms;";
  }

  std::mt19937 random_;
  Desk desk_;
  bool pulled_ = false;     // by the script's own hand
  bool past_help_ = false;  // no reset brings it back
  std::ostringstream said_;
};

}  // namespace

TEST_CASE("whatever happens, the reader ends usable or clearly out of service") {
  std::cout << "seed " << seed() << ": CREDIT_SEED repeats it\n";
  int usable = 0, out = 0;
  for (unsigned number = 0; number < scripts; ++number) {
    Script script(number, emulator::every_shape[number % emulator::every_shape.size()]);
    script.play();
    const bool reads = script.usable();
    INFO(script.said() << " ends " << script.now() << ", told " << script.last_told());
    REQUIRE((reads || script.clearly_out_of_service()));
    ++(reads ? usable : out);
  }
  std::cout << usable << " scripts ended with a usable reader, " << out << " with one clearly out of service\n";
  CHECK(usable > scripts / 2);
}

TEST_CASE("the plug pulled at every byte of a read") {
  const auto shape = GENERATE(from_range(emulator::every_shape));
  Desk desk(shape);
  REQUIRE(desk.witness.becomes("ready"));
  desk.reader.arm();
  int positions = 0;
  for (int after = 0; after <= 1295; ++after, ++positions) {
    INFO(name_of(shape) << ", after " << after << " bytes");
    desk.witness.events.clear();
    desk.trouble(Kind::unplug, after, Ask::read);
    desk.insert();
    REQUIRE(desk.witness.becomes("absent reader_unplugged"));
    REQUIRE(desk.witness.events.size() == 2);
    const bool whole = desk.witness.events.back() == "read 测试乙";  // the last bytes may win the race with the plug
    REQUIRE((whole ? after >= 1295 : desk.witness.events.back() == "failed reader_unplugged"));
    desk.model.remove();
    desk.plug();
    REQUIRE(desk.witness.becomes("ready"));
    REQUIRE(run_until([&] { return desk.witness.events.back() == "removed"; }));
    desk.insert("synthetic-clean");
    REQUIRE(run_until([&] { return desk.witness.events.back() == "read 测试甲"; }));
    desk.model.remove();
    REQUIRE(run_until([&] { return desk.witness.events.back() == "removed"; }));
  }
  CHECK(positions == 1296);
}
