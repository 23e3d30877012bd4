// The whole driver as shipped, on every transport: what the card and a clumsy hand can do.
#include "tests/unit/idcard/usb_desk.h"

using namespace credit;
using namespace credit::test;
using emulator::ReaderShape;
using emulator::ReaderStand;
using Words = std::vector<std::string>;
using std::chrono::milliseconds;

TEST_CASE("a card over USB: read, watched, lifted, another one") {
  UsbDesk desk(GENERATE(from_range(emulator::every_shape)));
  desk.says({"insert card \"synthetic-1\""});
  REQUIRE(desk.witness.tells(read_once));
  CHECK(desk.witness.stays_silent());
  desk.says({"remove card"});
  REQUIRE(desk.witness.tells({"found", "read 测试乙", "removed"}));
  desk.says({"insert card \"synthetic-rare\""});
  CHECK(desk.witness.tells({"found", "read 测试乙", "removed", "found", "read 测试㐂𠮷䶮"}));
}

TEST_CASE("the card is lifted between being found and being read") {
  UsbDesk desk(GENERATE(from_range(patient_shapes())));
  desk.says({"take 100 ms to select", "insert card \"synthetic-1\""});
  REQUIRE(desk.witness.tells({"found"}));
  desk.says({"remove card"});
  CHECK(desk.witness.tells({"found", "failed card_moved"}));
}

TEST_CASE("plugged out and in again while idle, many times") {
  UsbDesk desk(GENERATE(from_range(patient_shapes())));
  for (int i = usb_world().real_kernel() ? 2 : 5; i > 0; --i) {
    desk.says({"unplug"});
    REQUIRE(desk.witness.becomes("absent reader_unplugged"));
    desk.says({"plug"});
    REQUIRE(desk.witness.becomes("ready"));
  }
  desk.says({"insert card \"synthetic-1\""});
  CHECK(desk.witness.tells(read_once));
}

TEST_CASE("cancelled in the middle of a read, the late answer harms nobody") {
  UsbDesk desk(GENERATE(from_range(patient_shapes())));
  desk.says({"take " + std::to_string(300 * slowness()) + " ms to read", "insert card \"synthetic-1\""});
  REQUIRE(desk.witness.tells({"found"}));
  REQUIRE_FALSE(run_until([&] { return desk.witness.events.size() > 1; }, milliseconds(100)));
  desk.reader.cancel();
  CHECK(desk.witness.stays_silent(milliseconds(400)));
  desk.says({"remove card", "answer quickly"});
  REQUIRE(desk.witness.tells({"found", "removed"}));
  desk.says({"insert card \"synthetic-clean\""});
  CHECK(desk.witness.tells({"found", "removed", "found", "read 测试甲"}));
  CHECK(desk.witness.states.empty());
}

TEST_CASE("a card over USB: its newest address, left behind, lifted, swapped") {
  auto timing = usb_timing();
  timing.left_behind = timing.left_behind_again = milliseconds(200);
  UsbDesk desk(GENERATE(from_range(patient_shapes())), timing);
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
