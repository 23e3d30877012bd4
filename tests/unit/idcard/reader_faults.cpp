// Everything that can befall the wire, on every transport, and each rung of the ladder. In memory, time running only
// while everybody waits.
#include <iterator>

#include "base/failures/reader.h"
#include "drivers/idcard/status.h"
#include "drivers/idcard/usb_source.h"
#include "tests/unit/idcard/desk.h"

using namespace credit;
using namespace credit::test;
using emulator::Ask;
using emulator::Fault;
using emulator::ReaderShape;
using idcard::describe;
using Kind = Fault::Kind;
using Words = std::vector<std::string>;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr std::array every_ask{Ask::reset, Ask::status,        Ask::id, Ask::find, Ask::select,
                               Ask::read,  Ask::newest_address};
ReaderShape any_shape() { return GENERATE(from_range(emulator::every_shape)); }

// Whatever was before: the card is taken away, another one is put down and read.
bool reads_a_fresh_card(Desk& desk) {
  desk.model.remove();
  desk.reader.arm();
  for (int attempt = 0; attempt < 8; ++attempt) {
    run_until([] { return false; }, milliseconds(200));
    desk.insert("synthetic-clean");
    const auto read = [&] { return !desk.witness.events.empty() && desk.witness.events.back() == "read 测试甲"; };
    if (run_until(read, seconds(5))) return true;
    desk.model.remove();
  }
  for (const auto& event : desk.witness.events) UNSCOPED_INFO("told: " << event);
  for (const auto& rung : desk.witness.rungs) UNSCOPED_INFO("did: " << rung);
  UNSCOPED_INFO("now " << desk.witness.now());
  return false;
}

Words six_rungs(ReaderShape shape) {
  Words rungs{"ask again", "resynchronise", "reset module", "reopen", "reset device"};
  if (shape == ReaderShape::serial) rungs.back() += " skipped";
  rungs.push_back("out of service");
  return rungs;
}

}  // namespace

TEST_CASE("a damaged answer is asked for again, whichever it is, and nobody is told") {
  const auto shape = any_shape();
  const auto kind = GENERATE(Kind::lose_preamble_byte, Kind::wrong_checksum, Kind::stale_bytes, Kind::garble_packet);
  for (const auto ask : every_ask) {
    INFO(name_of(shape) << ", fault " << static_cast<int>(kind) << " to " << std::hex << static_cast<int>(ask));
    Desk desk(shape);
    desk.trouble(kind, 30, ask);
    desk.reader.arm();
    desk.insert();
    CHECK(desk.witness.tells(read_once));
    CHECK(desk.witness.stays_silent());
    CHECK(desk.witness.now() == "ready");
    for (const auto& rung : desk.witness.rungs) CHECK((rung == "ask again" || rung == "resynchronise"));
  }
}

TEST_CASE("a stalled pipe is cleared, a failed transfer repeated") {
  const auto shape =
      GENERATE(filter([](ReaderShape one) { return one != ReaderShape::serial; }, from_range(emulator::every_shape)));
  const auto kind = GENERATE(Kind::stall, Kind::protocol_error);
  for (const auto ask : every_ask) {
    INFO(name_of(shape) << ", fault " << static_cast<int>(kind) << " to " << std::hex << static_cast<int>(ask));
    Desk desk(shape);
    desk.trouble(kind, 0, ask);
    desk.reader.arm();
    desk.insert();
    CHECK(desk.witness.tells(read_once));
    CHECK(desk.witness.now() == "ready");
  }
}

TEST_CASE("silence, a lost packet and a slow answer leave the reader usable") {
  const auto shape = any_shape();
  const auto kind = GENERATE(Kind::silence, Kind::lose_packet, Kind::slowness);
  for (const auto ask : every_ask) {
    INFO(name_of(shape) << ", fault " << static_cast<int>(kind) << " to " << std::hex << static_cast<int>(ask));
    Desk desk(shape);
    desk.trouble(kind, 2500, ask);
    desk.reader.arm();
    desk.insert();
    CHECK(reads_a_fresh_card(desk));
    CHECK(desk.witness.now() == "ready");
  }
}

TEST_CASE("however the answers are cut, the card is the same") {
  const auto shape = any_shape();
  INFO(name_of(shape));
  Desk desk(shape);
  SECTION("short packets") { desk.model.cut.packet_size = 24; }
  SECTION("small packets") { desk.model.cut.packet_size = shape == ReaderShape::hid_wrapped ? 22 : 5; }
  SECTION("a packet without bytes after each") { desk.model.cut.zero_length_packets = true; }
  SECTION("a shorter text") { desk.model.text_length = GENERATE(std::size_t{220}, std::size_t{240}, std::size_t{254}); }
  desk.reader.arm();
  desk.insert();
  CHECK(reads_a_fresh_card(desk));
  CHECK(desk.witness.rungs.empty());
}

// GA467 tab. 16.
TEST_CASE("every status to every question, on every transport: the reader stays usable, and no status is a mystery") {
  const auto shape = any_shape();
  for (const auto& status : idcard::all_statuses())
    for (const auto ask : every_ask) {
      INFO(name_of(shape) << ", status " << std::hex << int{status.sw3} << " to " << static_cast<int>(ask));
      Desk desk(shape);
      desk.trouble(Kind::wrong_status, status.sw3, ask);
      desk.reader.arm();
      desk.insert();
      CHECK(reads_a_fresh_card(desk));
      for (const auto& event : desk.witness.events)
        if (event.rfind("failed", 0) == 0) CHECK(event != "failed reader_trouble");
    }
}

TEST_CASE("the card goes between its selection and its reading") {
  Desk desk(any_shape());
  desk.model.take(milliseconds(100), Ask::select);
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.tells({"found"}));
  desk.model.remove();
  CHECK(desk.witness.tells({"found", "failed card_moved"}));
  CHECK(reads_a_fresh_card(desk));
}

TEST_CASE("the rungs, one after the other, and out of service only at the end") {
  const auto shape = any_shape();
  const auto all = six_rungs(shape);
  const int rungs = shape == ReaderShape::serial ? 5 : 6;  // faults it takes
  for (int faults = 1; faults <= rungs; ++faults) {
    INFO(name_of(shape) << ", " << faults << " faults");
    Desk desk(shape);
    REQUIRE(desk.witness.becomes("ready"));
    for (int i = 0; i < faults; ++i) desk.trouble(Kind::wrong_checksum, 0, Ask::find);
    desk.reader.arm();
    REQUIRE(run_until([&] { return desk.model.asked(Ask::find) > faults; }));
    CHECK(desk.witness.rungs == Words(all.begin(), faults == rungs ? all.end() : all.begin() + faults));
    CHECK(desk.bus.resets == (desk.on_bus() && faults > 4 ? 1 : 0));
    CHECK(reads_a_fresh_card(desk));
  }
}

TEST_CASE("a module that hangs comes back by a reset of its device; on a serial line by power alone") {
  const auto shape = any_shape();
  Desk desk(shape);
  REQUIRE(desk.witness.becomes("ready"));
  desk.trouble(Kind::hang);
  desk.reader.arm();
  if (shape == ReaderShape::serial) {
    REQUIRE(desk.witness.becomes("at fault reader_silent"));
    CHECK(desk.witness.rungs == Words{"reset module", "reopen", "reset device skipped", "out of service"});
    CHECK_FALSE(run_until([&] { return desk.witness.now() == "ready"; }, seconds(30)));
    desk.model.power_on();
  } else {
    REQUIRE(run_until([&] { return desk.bus.resets > 0; }));
    CHECK(desk.witness.rungs == Words{"reset module", "reopen", "reset device"});
  }
  REQUIRE(desk.witness.becomes("ready"));
  CHECK(reads_a_fresh_card(desk));
}

TEST_CASE("a reader past help is out of service, tried again at leisure, and comes back when it is plugged in anew") {
  const auto shape = any_shape();
  Desk desk(shape);
  REQUIRE(desk.witness.becomes("ready"));
  desk.trouble(Kind::hang_for_good);
  REQUIRE(desk.witness.becomes("at fault reader_silent"));
  const int opened = desk.opened();
  CHECK_FALSE(run_until([&] { return desk.witness.now() != "at fault reader_silent"; }, seconds(60)));
  CHECK(desk.opened() - opened < 2 * 60'000 / 100);  // two openings a revival at the most
  CHECK(desk.opened() > opened);
  desk.unplug();
  CHECK(desk.witness.now() == "absent reader_unplugged");
  desk.plug_elsewhere();
  REQUIRE(desk.witness.becomes("ready"));
  CHECK(desk.reader.state().port == (shape == ReaderShape::serial ? "/dev/ttyACM7" : "1-4.2"));
  CHECK(reads_a_fresh_card(desk));
}

TEST_CASE("whatever a device does when it is reset, it is usable or out of service afterwards") {
  const auto shape = GENERATE(ReaderShape::split, ReaderShape::hid);
  const auto after =
      GENERATE(AfterReset::well, AfterReset::gone, AfterReset::gone_and_back, AfterReset::refused, AfterReset::never);
  Desk desk(shape);
  desk.bus.after_reset = after;
  REQUIRE(desk.witness.becomes("ready"));
  desk.trouble(Kind::hang);
  desk.reader.arm();
  REQUIRE(run_until([&] { return desk.bus.resets > 0; }));
  const bool helped = after != AfterReset::refused && after != AfterReset::never;
  CHECK(run_until([&] { return desk.witness.now() == (helped ? "ready" : "at fault reader_silent"); }, seconds(60)));
  if (!helped) {
    desk.unplug();
    desk.plug();
  }
  CHECK(reads_a_fresh_card(desk));
}

TEST_CASE("a spare steps in for a reader that fails, and for one that goes") {
  const auto shape = any_shape();
  Desk desk(shape);
  MemoryBus other(ReaderShape::single);
  idcard::UsbSource elsewhere(other);
  desk.reader.also(elsewhere);
  REQUIRE(desk.witness.becomes("ready"));
  const auto first = desk.reader.state().port;
  for (const auto ask : every_ask) other.model.take(milliseconds(0), ask);
  other.model.insert(desk.cards.at("synthetic-rare"));
  other.plug("9-1");
  desk.reader.arm();
  CHECK(desk.witness.stays_silent());
  CHECK(desk.reader.state().port == first);
  SECTION("it fails") { desk.trouble(Kind::hang_for_good); }
  SECTION("it goes") { desk.unplug(); }
  REQUIRE(desk.witness.tells({"found", "read 测试㐂𠮷䶮"}));
  CHECK(desk.reader.state().port == "9-1");
  CHECK(desk.witness.now() == "ready");
  other.unplug();
  if (!desk.on_bus() || first.empty()) return;
  CHECK((desk.witness.now().rfind("absent", 0) == 0 || desk.reader.state().port == first));
}

TEST_CASE("plugged in elsewhere, the reader is the same one") {
  Desk desk(any_shape());
  REQUIRE(desk.witness.becomes("ready"));
  desk.unplug();
  CHECK(desk.witness.now() == "absent reader_unplugged");
  desk.plug_elsewhere();
  REQUIRE(desk.witness.becomes("ready"));
  CHECK(reads_a_fresh_card(desk));
}

TEST_CASE("a recovery is one line for the log") {
  const Failure silent{failure::reader_silent, "find: silence"};
  CHECK(describe({idcard::Rung::reset_module, "1-2", silent, false}) ==
        "reset module, 1-2: reader_silent: find: silence");
  CHECK(describe({idcard::Rung::reset_device, "/dev/ttyS1", silent, true}) ==
        "reset device (no such thing on this transport: skipped), /dev/ttyS1: reader_silent: find: silence");
}
