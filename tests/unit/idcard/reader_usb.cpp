// The whole driver over USB as shipped, in both shapes: what the wire, the card and a clumsy hand can do.
#include "drivers/usb/libusb_bus.h"
#include "tests/emulators/reader_stand.h"
#include "tests/support/usb_world.h"
#include "tests/unit/idcard/witness.h"

using namespace credit;
using namespace credit::test;
using emulator::ReaderShape;
using emulator::ReaderStand;
using Words = std::vector<std::string>;
using std::chrono::milliseconds;

namespace {

struct Desk {
  explicit Desk(ReaderShape shape, idcard::Timing timing = usb_timing())
      : stand(usb_world(), shape, *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml")),
        reader(bus, timing),
        witness(reader) {
    application();
    says({"answer quickly", "plug"});
    REQUIRE(reader.start());
    REQUIRE(witness.becomes("ready"));
    witness.states.clear();
    reader.arm();
  }
  // Real transfers on a busy machine: more time than in memory before silence is believed.
  static idcard::Timing usb_timing() {
    auto timing = fast_timing();
    timing.poll = milliseconds(10);
    timing.find = timing.select = timing.module = timing.read = milliseconds(600) * slowness();
    return timing;
  }
  // From the card put down to the card lifted.
  bool serves_a_visitor() {
    witness.events.clear();
    says({"insert card \"synthetic-1\""});
    if (!witness.tells({"found", "read 测试乙"})) return false;
    says({"remove card"});
    return witness.tells({"found", "read 测试乙", "removed"});
  }
  void says(const Words& sentences) {
    for (const auto& sentence : sentences) {
      INFO(sentence);
      CHECK_FALSE(stand.obey(sentence));
    }
  }

  ReaderStand stand;
  usb::LibusbBus bus;
  idcard::Reader reader;
  Witness witness;
};

const Words read_once{"found", "read 测试乙"};

}  // namespace

TEST_CASE("a card over USB: read, watched, lifted, another one") {
  Desk desk(GENERATE(ReaderShape::split, ReaderShape::single));
  desk.says({"insert card \"synthetic-1\""});
  REQUIRE(desk.witness.tells(read_once));
  CHECK(desk.witness.stays_silent());
  desk.says({"remove card"});
  REQUIRE(desk.witness.tells({"found", "read 测试乙", "removed"}));
  desk.says({"insert card \"synthetic-rare\""});
  CHECK(desk.witness.tells({"found", "read 测试乙", "removed", "found", "read 测试㐂𠮷䶮"}));
}

TEST_CASE("whatever way the bytes are cut, the card is the same") {
  Desk desk(GENERATE(ReaderShape::split, ReaderShape::single));
  for (const Words& habits : {Words{"short packets"},
                              {"whole packets", "text length 240"},
                              {"text length 220"},
                              {"text length 256", "zero-length packets"}}) {
    INFO(habits.back());
    desk.says(habits);
    REQUIRE(desk.serves_a_visitor());
  }
  CHECK(desk.witness.states.empty());
}

TEST_CASE("a passing fault costs no visitor anything") {
  Desk desk(GENERATE(ReaderShape::split, ReaderShape::single));
  for (const char* fault :
       {"drop one preamble byte to read", "drop one preamble byte to find", "bad checksum once to read",
        "bad checksum once to select", "send stale bytes to find", "send stale bytes to read", "leave stale bytes",
        "stall once to read", "protocol error once to find", "protocol error once to read", "answer status 10 to read",
        "answer status 11 to find", "answer status 24 to select", "answer status 41 to read",
        "answer status 47 to read", "answer status 81 to select", "answer slowly 400 ms to read",
        "answer nothing once to find"}) {
    INFO(fault);
    desk.says({fault});
    REQUIRE(desk.serves_a_visitor());
  }
}

TEST_CASE("silence in the middle of a card is told to the citizen") {
  Desk desk(GENERATE(ReaderShape::split, ReaderShape::single));
  desk.says({"answer nothing once to read", "insert card \"synthetic-1\""});
  REQUIRE(desk.witness.tells({"found", "failed card_read_timeout"}));
  desk.says({"remove card"});
  REQUIRE(desk.witness.tells({"found", "failed card_read_timeout", "removed"}));
  desk.says({"insert card \"synthetic-1\""});
  CHECK(desk.witness.tells({"found", "failed card_read_timeout", "removed", "found", "read 测试乙"}));
}

TEST_CASE("the card is lifted between being found and being read") {
  Desk desk(GENERATE(ReaderShape::split, ReaderShape::single));
  desk.says({"take 100 ms to select", "insert card \"synthetic-1\""});
  REQUIRE(desk.witness.tells({"found"}));
  desk.says({"remove card"});
  CHECK(desk.witness.tells({"found", "failed card_moved"}));
}

TEST_CASE("unplugged in the middle of a read, at every kind of place") {
  Desk desk(GENERATE(ReaderShape::split, ReaderShape::single));
  for (const int after : {0, 1, 7, 8, 64, 200, 1294, 1295}) {
    INFO(after << " bytes");
    desk.witness.events.clear();
    desk.says({"unplug during read after " + std::to_string(after) + " bytes", "insert card \"synthetic-1\""});
    REQUIRE(run_until([&] { return desk.witness.now() == "absent reader_unplugged"; }));
    const bool whole = desk.witness.events.back() == "read 测试乙";  // the last byte may win the race with the plug
    CHECK((whole ? after == 1295 : desk.witness.events == Words{"found", "failed reader_unplugged"}));
    desk.says({"remove card", "plug"});
    REQUIRE(desk.witness.becomes("ready"));
    REQUIRE(run_until([&] { return desk.witness.events.back() == "removed"; }));
    REQUIRE(desk.serves_a_visitor());
  }
}

TEST_CASE("plugged out and in again while idle, many times") {
  Desk desk(GENERATE(ReaderShape::split, ReaderShape::single));
  for (int i = 0; i < 5; ++i) {
    desk.says({"unplug"});
    REQUIRE(desk.witness.becomes("absent reader_unplugged"));
    desk.says({"plug"});
    REQUIRE(desk.witness.becomes("ready"));
  }
  desk.says({"insert card \"synthetic-1\""});
  CHECK(desk.witness.tells(read_once));
}

TEST_CASE("cancelled in the middle of a read, the late answer harms nobody") {
  Desk desk(GENERATE(ReaderShape::split, ReaderShape::single));
  desk.says({"take " + std::to_string(300 * slowness()) + " ms to read", "insert card \"synthetic-1\""});
  REQUIRE(desk.witness.tells({"found"}));
  REQUIRE_FALSE(run_until([&] { return desk.witness.events.size() > 1; }, milliseconds(100)));
  desk.reader.cancel();
  CHECK(desk.witness.stays_silent(milliseconds(500)));
  desk.says({"remove card", "answer quickly"});
  REQUIRE(desk.witness.tells({"found", "removed"}));
  desk.says({"insert card \"synthetic-clean\""});
  CHECK(desk.witness.tells({"found", "removed", "found", "read 测试甲"}));
  CHECK(desk.witness.states.empty());
}

TEST_CASE("a device of our id with another shape is a fault with its own name") {
  application();
  emulator::FakeUsb odd(usb_world(), emulator::bulk_device(0x0400, 0xC35A, {0x02, 0x06}, {0x81}),
                        [](std::uint8_t, const Bytes&) {});
  odd.plug();
  usb::LibusbBus bus;
  idcard::Reader reader(bus, fast_timing());
  Witness witness(reader);
  REQUIRE(reader.start());
  CHECK(witness.becomes("at fault reader_shape_unknown"));
}

TEST_CASE("every sentence of the script is understood, nonsense is not") {
  ReaderStand stand(usb_world(), ReaderShape::single,
                    *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml"));
  for (const auto& sentence : ReaderStand::sentences()) {
    INFO(sentence);
    CHECK_FALSE(stand.obey(sentence));
  }
  for (const char* nonsense :
       {"", "insert card", "insert card \"nobody\"", "answer status 4 to read", "bad checksum to mars"})
    CHECK(stand.obey(nonsense));
}

TEST_CASE("a card over USB: its newest address, left behind, lifted, swapped") {
  auto timing = Desk::usb_timing();
  timing.left_behind = timing.left_behind_again = milliseconds(200);
  Desk desk(GENERATE(ReaderShape::split, ReaderShape::single), timing);
  std::string newest;
  QObject::connect(&desk.reader, &idcard::Reader::happened, &desk.witness, [&](const idcard::CardEvent& event) {
    const auto* read = std::get_if<idcard::card::Read>(&event);
    if (read != nullptr && read->card.newest_address) newest = read->card.newest_address->expose();
  });
  desk.says({"insert card \"synthetic-moved\""});
  REQUIRE(desk.witness.tells({"found", "read 测试己"}));
  CHECK(newest == "示例市新示例区测试大道70号2栋301室");
  desk.reader.disarm();
  REQUIRE(desk.witness.tells({"found", "read 测试己", "left behind 1", "left behind 2"}));
  desk.witness.events.clear();
  desk.says({"remove card"});
  REQUIRE(desk.witness.tells({"removed"}));
  desk.reader.arm();
  desk.says({"insert card \"synthetic-permit\""});
  REQUIRE(desk.witness.tells({"removed", "found", "read 测试庚"}));
  CHECK(desk.witness.stays_silent());
  desk.says({"insert card \"synthetic-foreigner\""});  // between two looks
  CHECK(desk.witness.tells({"removed", "found", "read 测试庚", "removed", "found", "read 测试辛"}));
}
