// Presence against the modelled reader: the newest address, a card left behind, readers that cannot say.
#include "tests/unit/idcard/desk.h"

using namespace credit;
using namespace credit::test;
using emulator::Ask;
using emulator::Fault;
using emulator::ReaderShape;
using Words = std::vector<std::string>;
using std::chrono::milliseconds;

namespace {

idcard::Timing impatient() {
  auto timing = fast_timing();
  timing.left_behind = milliseconds(80);
  timing.left_behind_again = milliseconds(100);
  return timing;
}

Words and_then(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

TEST_CASE("the newest address is part of the record when the card has one") {
  Desk desk(GENERATE(from_range(emulator::every_shape)));
  std::optional<idcard::IdCard> card;
  QObject::connect(&desk.reader, &idcard::Reader::happened, &desk.witness, [&](const idcard::CardEvent& event) {
    if (const auto* read = std::get_if<idcard::card::Read>(&event)) card = read->card;
  });
  desk.reader.arm();
  SECTION("it has one") {
    desk.insert("synthetic-moved");
    REQUIRE(desk.witness.tells({"found", "read 测试己"}));
    REQUIRE(card->newest_address);
    CHECK(card->newest_address->expose() == "示例市新示例区测试大道70号2栋301室");
    CHECK(card->address.expose() == "示例市示例区测试路7号");
  }
  SECTION("it has none") {
    desk.insert();
    REQUIRE(desk.witness.tells(read_once));
    CHECK_FALSE(card->newest_address);
  }
  SECTION("the reader does not know the question") {
    desk.bus.model.knows_newest_address = false;
    desk.insert("synthetic-moved");
    REQUIRE(desk.witness.tells({"found", "read 测试己"}));
    CHECK_FALSE(card->newest_address);
  }
  SECTION("the reader does not answer it") {
    desk.trouble(Fault::Kind::silence, 0, Ask::newest_address);
    desk.insert("synthetic-moved");
    REQUIRE(desk.witness.tells({"found", "read 测试己"}));
    CHECK_FALSE(card->newest_address);
    CHECK(desk.witness.stays_silent());
    CHECK(desk.witness.now() == "ready");
  }
  SECTION("its answer is garbled") {
    desk.trouble(Fault::Kind::wrong_checksum, 0, Ask::newest_address);
    desk.insert("synthetic-moved");
    REQUIRE(desk.witness.tells({"found", "read 测试己"}));
    CHECK(desk.witness.stays_silent());
  }
}

TEST_CASE("a card left on the reader is spoken of until it is lifted") {
  Desk desk(GENERATE(from_range(emulator::every_shape)), impatient());
  desk.bus.model.silent_after_read = GENERATE(true, false);
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.tells(read_once));
  CHECK(desk.witness.stays_silent(milliseconds(200)));
  GENERATE(0, 1) == 0 ? desk.reader.disarm() : desk.reader.expect_removal();
  REQUIRE(desk.witness.tells(and_then(read_once, {"left behind 1", "left behind 2"})));
  desk.bus.model.remove();
  CHECK(desk.witness.tells(and_then(read_once, {"left behind 1", "left behind 2", "removed"})));
  CHECK(desk.witness.stays_silent(milliseconds(250)));
}

TEST_CASE("a reader that cannot know says nothing of a card left behind") {
  Desk desk(ReaderShape::single, impatient());
  desk.bus.model.knows_newest_address = false;
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.tells(read_once));
  desk.reader.disarm();
  CHECK(desk.witness.stays_silent(milliseconds(300)));
}

TEST_CASE("a reader that goes on finding a read card reads it once, and knows when it has gone") {
  Desk desk(ReaderShape::single, impatient());
  desk.bus.model.knows_newest_address = false;
  desk.bus.model.silent_after_read = false;
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.tells(read_once));
  CHECK(desk.witness.stays_silent());
  desk.reader.disarm();
  REQUIRE(desk.witness.tells(and_then(read_once, {"left behind 1"})));
  desk.bus.model.remove();
  CHECK(desk.witness.tells(and_then(read_once, {"left behind 1", "removed"})));
}

TEST_CASE("a card that failed, or was never read, can be left behind too") {
  Desk desk(ReaderShape::single, impatient());
  desk.reader.arm();
  SECTION("failed") {
    for (int i = 0; i < 3; ++i) desk.trouble(Fault::Kind::wrong_status, 0x41, Ask::read);
    desk.insert();
    REQUIRE(desk.witness.tells({"found", "failed card_moved"}));
    desk.reader.disarm();
    CHECK(desk.witness.tells({"found", "failed card_moved", "left behind 1"}));
  }
  SECTION("being read") {
    desk.bus.model.take(milliseconds(100), Ask::read);
    desk.insert();
    REQUIRE(desk.witness.tells({"found"}));
    desk.reader.disarm();
    CHECK(desk.witness.tells({"found", "left behind 1"}));
  }
}
