// The reader's behaviour against the modelled card reader, in memory: quick, and every fault of the wire.
#include "base/failures/reader.h"
#include "tests/unit/idcard/desk.h"

using namespace credit;
using namespace credit::test;
using emulator::Ask;
using emulator::Fault;
using emulator::ReaderShape;
using Words = std::vector<std::string>;
using std::chrono::milliseconds;

TEST_CASE("a card is found, read, watched, and its lifting noticed") {
  const auto shape = GENERATE(from_range(emulator::every_shape));
  Desk desk(shape);
  REQUIRE(desk.witness.becomes("ready"));
  CHECK(desk.reader.state().module_id == "05.01-20101129-0001228293-0296863149");
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.tells(read_once));
  CHECK(desk.witness.stays_silent());
  desk.model.remove();
  CHECK(desk.witness.tells({"found", "read 测试乙", "removed"}));
  desk.insert("synthetic-rare");
  CHECK(desk.witness.tells({"found", "read 测试乙", "removed", "found", "read 测试㐂𠮷䶮"}));
}

TEST_CASE("a card exchanged between two looks is another card") {
  Desk desk(ReaderShape::single);
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.tells(read_once));
  desk.insert("synthetic-clean");
  CHECK(desk.witness.tells({"found", "read 测试乙", "removed", "found", "read 测试甲"}));
}

TEST_CASE("a reader that does not know the newest address never claims a removal before the next card") {
  Desk desk(ReaderShape::single);
  desk.model.knows_newest_address = false;
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.tells(read_once));
  CHECK(desk.witness.stays_silent());
  desk.model.remove();
  CHECK(desk.witness.stays_silent());
  desk.insert("synthetic-clean");
  CHECK(desk.witness.tells({"found", "read 测试乙", "removed", "found", "read 测试甲"}));
}

TEST_CASE("one bad moment of the newest address is no removal") {
  Desk desk(ReaderShape::single);
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.tells(read_once));
  CHECK(desk.witness.stays_silent(milliseconds(50)));
  desk.trouble(Fault::Kind::wrong_status, 0x41, Ask::newest_address);
  CHECK(desk.witness.stays_silent());
}

TEST_CASE("disarmed, nothing is read; armed, what lies there is") {
  Desk desk(ReaderShape::split);
  REQUIRE(desk.witness.becomes("ready"));
  desk.insert();
  CHECK(desk.witness.stays_silent());
  desk.reader.arm();
  CHECK(desk.witness.tells(read_once));
}

TEST_CASE("a card left behind by the one before is not read for the next") {
  Desk desk(ReaderShape::single);
  desk.model.silent_after_read = GENERATE(true, false);
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.tells(read_once));
  desk.reader.disarm();
  CHECK(desk.witness.stays_silent());
  desk.reader.arm();
  CHECK(desk.witness.stays_silent());
}

TEST_CASE("disarmed in the middle of a read, the data is dropped") {
  Desk desk(ReaderShape::single);
  desk.model.take(milliseconds(100), Ask::read);
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.tells({"found"}));
  desk.reader.disarm();
  CHECK(desk.witness.stays_silent(milliseconds(300)));
  desk.reader.arm();
  CHECK(desk.witness.tells({"found", "found", "read 测试乙"}));
}

TEST_CASE("cancelled, a card is left alone until it is lifted") {
  Desk desk(ReaderShape::single);
  desk.model.take(milliseconds(100), Ask::read);
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.tells({"found"}));
  desk.reader.cancel();
  CHECK(desk.witness.stays_silent(milliseconds(400)));
  desk.model.remove();
  CHECK(desk.witness.tells({"found", "removed"}));
  desk.insert();
  CHECK(desk.witness.tells({"found", "removed", "found", "read 测试乙"}));
}

TEST_CASE("small damage on the wire is mended without a word") {
  const auto shape = GENERATE(from_range(emulator::every_shape));
  using Kind = Fault::Kind;
  const auto kind = GENERATE(Kind::lose_preamble_byte, Kind::wrong_checksum, Kind::stale_bytes);
  for (const auto ask : {Ask::status, Ask::id, Ask::find, Ask::select, Ask::read, Ask::newest_address}) {
    INFO(static_cast<int>(kind) << " to " << std::hex << static_cast<int>(ask));
    Desk desk(shape);
    desk.trouble(kind, 30, ask);
    desk.reader.arm();
    desk.insert();
    CHECK(desk.witness.tells(read_once));
    CHECK(desk.witness.stays_silent(milliseconds(60)));
    CHECK(desk.witness.now() == "ready");
  }
}

TEST_CASE("a card that moves is tried again, then the citizen is asked, then it is left alone until lifted") {
  Desk desk(ReaderShape::single);
  const int status = GENERATE(0x31, 0x41, 0x47, 0x81);
  desk.reader.arm();
  desk.trouble(Fault::Kind::wrong_status, status, Ask::read);
  desk.trouble(Fault::Kind::wrong_status, status, Ask::select);
  desk.insert();
  CHECK(desk.witness.tells(read_once));
  REQUIRE(run_until([&] { return desk.model.asked(Ask::newest_address) > 1; }));
  desk.model.remove();
  REQUIRE(desk.witness.tells({"found", "read 测试乙", "removed"}));
  for (int i = 0; i < 3; ++i) desk.trouble(Fault::Kind::wrong_status, status, Ask::read);
  desk.insert();
  CHECK(desk.witness.tells({"found", "read 测试乙", "removed", "found", "failed card_moved"}));
  CHECK(desk.witness.stays_silent());
}

TEST_CASE("each card status has its failure") {
  const auto [status, failure] = GENERATE(table<int, std::string>(
      {{0x32, "card_not_genuine"}, {0x33, "card_not_genuine"}, {0x40, "card_kind_unknown"}, {0x80, "card_moved"}}));
  Desk desk(ReaderShape::single);
  for (int i = 0; i < 3; ++i) desk.trouble(Fault::Kind::wrong_status, status, Ask::read);
  desk.reader.arm();
  desk.insert();
  CHECK(desk.witness.tells({"found", "failed " + failure}));
}

TEST_CASE("a card whose text is none is told once") {
  Desk desk(ReaderShape::single);
  auto card = desk.cards.at("synthetic-1");
  card.number = "990101198806150023";
  desk.model.insert(card);
  desk.reader.arm();
  CHECK(desk.witness.tells({"found", "failed card_number_invalid"}));
  CHECK(desk.witness.stays_silent());
  desk.model.remove();
  CHECK(desk.witness.tells({"found", "failed card_number_invalid", "removed"}));
}

TEST_CASE("cards of every layout are read") {
  const std::string key = GENERATE("synthetic-permit", "synthetic-foreigner", "synthetic-foreigner-2017");
  Desk desk(ReaderShape::split);
  const auto card = desk.cards.at(key);
  desk.model.insert(card);
  desk.reader.arm();
  CHECK(desk.witness.tells({"found", "read " + card.name}));
}

TEST_CASE("a read that takes too long is the card's failure; the reader is reset and goes on") {
  Desk desk(ReaderShape::single);
  desk.trouble(Fault::Kind::silence, 0, Ask::read);
  desk.reader.arm();
  desk.insert();
  CHECK(desk.witness.tells({"found", "failed card_read_timeout"}));
  CHECK(desk.witness.now() == "ready");
  desk.model.remove();
  REQUIRE(desk.witness.tells({"found", "failed card_read_timeout", "removed"}));
  desk.insert();
  CHECK(desk.witness.tells({"found", "failed card_read_timeout", "removed", "found", "read 测试乙"}));
}

TEST_CASE("the ladder: retries, reset, a new opening, a fault, and back to life") {
  Desk desk(ReaderShape::single);
  REQUIRE(desk.witness.becomes("ready"));
  desk.witness.states.clear();
  desk.reader.arm();
  SECTION("three bad checksums cost a reset") {
    for (int i = 0; i < 3; ++i) desk.trouble(Fault::Kind::wrong_checksum, 0, Ask::find);
    desk.insert();
    CHECK(desk.witness.tells(read_once));
    CHECK(desk.opened() == 1);
    CHECK(desk.witness.states.empty());
  }
  SECTION("four cost a new opening") {
    for (int i = 0; i < 4; ++i) desk.trouble(Fault::Kind::wrong_checksum, 0, Ask::find);
    desk.insert();
    CHECK(desk.witness.tells(read_once));
    CHECK(desk.opened() == 2);
  }
  SECTION("a read that is garbled every time ends as the reader's failure") {
    for (int i = 0; i < 6; ++i) desk.trouble(Fault::Kind::wrong_checksum, 0, Ask::read);
    desk.insert();
    CHECK(desk.witness.tells({"found", "failed reader_garbled"}));
    CHECK(desk.witness.becomes("ready"));
    desk.model.remove();
    REQUIRE(desk.witness.tells({"found", "failed reader_garbled", "removed"}));
    desk.insert();
    CHECK(desk.witness.tells({"found", "failed reader_garbled", "removed", "found", "read 测试乙"}));
  }
  SECTION("a reader that falls silent is a fault until it speaks again") {
    for (int i = 0; i < 4; ++i) desk.trouble(Fault::Kind::silence);
    CHECK(desk.witness.becomes("at fault reader_silent"));
    CHECK(desk.witness.becomes("ready"));
    desk.insert();
    CHECK(desk.witness.tells(read_once));
  }
}

TEST_CASE("what the module says of itself") {
  const auto [status, failure] = GENERATE(table<int, std::string>({{0x60, "reader_self_test_failed"},
                                                                   {0x66, "reader_not_authorised"},
                                                                   {0x24, "reader_trouble"},
                                                                   {0x23, "reader_command_refused"},
                                                                   {0x77, "reader_trouble"}}));
  Desk desk(ReaderShape::split);
  for (int i = 0; i < 6; ++i) desk.trouble(Fault::Kind::wrong_status, status, Ask::status);
  CHECK(desk.witness.becomes("at fault " + failure));
  CHECK(desk.witness.becomes("ready"));
}

TEST_CASE("what keeps a device from being opened is told, and tried again") {
  Desk desk(ReaderShape::split);
  REQUIRE(desk.witness.becomes("ready"));
  desk.unplug();
  CHECK(desk.witness.now() == "absent reader_unplugged");
  desk.bus.open_failure = Failure{failure::reader_not_permitted, {}};
  desk.plug();
  CHECK(desk.witness.becomes("at fault reader_not_permitted"));
  desk.bus.open_failure.reset();
  CHECK(desk.witness.becomes("ready"));
}

TEST_CASE("unplugged in the middle of a read, and plugged in again with the card still there") {
  Desk desk(ReaderShape::single);
  desk.model.take(milliseconds(100), Ask::read);
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.tells({"found"}));
  desk.unplug();
  CHECK(desk.witness.tells({"found", "failed reader_unplugged"}));
  desk.model.power_on();
  desk.plug();
  REQUIRE(desk.witness.becomes("ready"));
  CHECK(desk.witness.stays_silent());
  desk.model.remove();
  CHECK(desk.witness.tells({"found", "failed reader_unplugged", "removed"}));
}
