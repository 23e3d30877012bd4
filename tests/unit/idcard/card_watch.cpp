// What is concluded from a reader's answers, without a reader: each answer is written down, the time is counted by
// hand.
#include "drivers/idcard/card_watch.h"

#include "base/failures/reader.h"
#include "tests/unit/idcard/sample.h"
#include "tests/unit/idcard/witness.h"

using namespace credit;
using namespace credit::idcard;
using Words = std::vector<std::string>;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr std::uint8_t yes = 0x90, found = 0x9F, none = 0x80, empty = 0x91, unknown = 0x21, failed = 0x41;

Bytes read_answer() {
  const Bytes text = emulator::card_text(test::sample_card()), photo = emulator::card_photo();
  Bytes data{1, 0, 4, 0};
  data.insert(data.end(), text.begin(), text.end());
  data.insert(data.end(), photo.begin(), photo.end());
  return data;
}

struct Table {
  CardWatch watch{LeftBehind::Pace{seconds{8}, seconds{15}}};
  CardWatch::Time now{};
  std::vector<Command> asked;

  Words answer(std::uint8_t sw3, Bytes data = {}) {
    const auto step = watch.next();
    if (step.pace != Pace::at_once) now += milliseconds{500};
    asked.push_back(step.command);
    Reply reply;
    reply.sw3 = sw3;
    reply.data = Personal<Bytes>(std::move(data));
    return words(watch.take(step.command, reply, now));
  }
  static Words words(const std::vector<CardEvent>& events) {
    Words told;
    for (const auto& event : events) told.push_back(std::visit(test::InWords{}, event));
    return told;
  }
  void read(std::uint8_t address = empty) {
    watch.arm();
    CHECK(answer(found) == Words{"found"});
    CHECK(answer(yes).empty());
    CHECK(answer(yes, read_answer()).empty());
    CHECK(answer(address) == Words{"read 张三"});
  }
  // Every answer the same for so long; what was told, with the second it was told in.
  Words during(seconds time, std::uint8_t sw3) {
    Words told;
    const auto start = now, end = now + time;
    while (now < end)
      for (const auto& word : answer(sw3))
        told.push_back(word + " at " + std::to_string(std::chrono::duration_cast<seconds>(now - start).count()));
    return told;
  }
};

}  // namespace

TEST_CASE("find, select, read, newest address: then the record") {
  Table table;
  table.watch.arm();
  CHECK(table.answer(none).empty());
  CHECK(table.answer(found) == Words{"found"});
  CHECK(table.answer(yes).empty());
  CHECK(table.answer(yes, read_answer()).empty());
  auto moved = test::sample_card();
  moved.newest_address = "北京市海淀区测试路2号";
  Reply reply;
  reply.sw3 = yes;
  reply.data = Personal<Bytes>(emulator::newest_address_text(moved));
  CHECK(table.watch.next().pace == Pace::at_once);
  const auto events = table.watch.take(Command::newest_address, reply, table.now);
  REQUIRE(events.size() == 1);
  const auto& card = std::get<card::Read>(events.front()).card;
  REQUIRE(card.newest_address);
  CHECK(card.newest_address->expose() == moved.newest_address);
  CHECK(table.asked == std::vector{Command::find, Command::find, Command::select, Command::read});
}

TEST_CASE("whatever comes of the newest address, the card was read") {
  for (const std::uint8_t status : {empty, unknown, failed, std::uint8_t{0x33}}) {
    Table table;
    table.read(status);
    CHECK_FALSE(table.watch.in_card());
  }
  Table table;
  table.watch.arm();
  table.answer(found), table.answer(yes), table.answer(yes, read_answer());
  CHECK(Table::words(table.watch.abandon({failure::reader_silent, {}})) == Words{"read 张三"});
  CHECK(table.watch.abandon({failure::reader_silent, {}}).empty());
}

TEST_CASE("a module that refuses the question is asked it once, not once a card") {
  Table table;
  table.read(unknown);
  table.answer(none);                                       // blind
  CHECK(table.answer(found) == Words{"removed", "found"});  // another card
  table.answer(yes);
  CHECK(table.answer(yes, read_answer()) == Words{"read 张三"});
  CHECK(std::count(table.asked.begin(), table.asked.end(), Command::newest_address) == 1);
  table.watch.restart();  // another module, perhaps
  table.answer(none), table.answer(none);
  table.read(empty);
}

TEST_CASE("a card left lying is spoken of after a time, again and again, until it is lifted") {
  Table table;
  table.read();
  CHECK(table.during(seconds{60}, empty).empty());  // the visit goes on
  table.watch.disarm(table.now);
  CHECK(table.during(seconds{40}, empty) == Words{"left behind 1 at 8", "left behind 2 at 23", "left behind 3 at 38"});
  CHECK(table.answer(failed).empty());
  CHECK(table.answer(failed).empty());
  CHECK(table.answer(none) == Words{"removed"});
  CHECK(table.during(seconds{60}, none).empty());
}

TEST_CASE("the app may say earlier that the card is no longer needed; the first time counts") {
  Table table;
  table.read();
  table.watch.expect_removal(table.now);
  CHECK(table.during(seconds{5}, empty).empty());
  table.watch.disarm(table.now);
  CHECK(table.during(seconds{5}, empty) == Words{"left behind 1 at 3"});
  table.watch.arm();  // the next visitor, with the card of the one before
  CHECK(table.during(seconds{14}, empty) == Words{"left behind 2 at 13"});
}

TEST_CASE("where nothing lies, nothing is expected") {
  Table table;
  table.watch.arm();
  table.watch.expect_removal(table.now);
  table.watch.disarm(table.now);
  CHECK(table.during(seconds{60}, yes).empty());
  table.read();
  CHECK(table.during(seconds{60}, empty).empty());
}

TEST_CASE("what is not certain is not said: misses, a refusing module") {
  Table table;
  table.read();
  table.watch.disarm(table.now);
  for (int i = 0; i < 60; ++i) {
    CHECK(table.answer(failed).empty());  // one bad moment and one good one by turns, never two
    const auto told = table.answer(empty);
    CHECK((told.empty() || told.front().starts_with("left behind")));
  }
  Table blind;
  blind.read(unknown);
  blind.watch.disarm(blind.now);
  CHECK(blind.during(seconds{60}, none).empty());  // it may be there, it may not
}

TEST_CASE("a module that refuses the question but goes on finding a read card tells by that") {
  Table table;
  table.read(unknown);
  CHECK(table.answer(found).empty());  // no new card: nobody swaps cards in a third of a second
  table.watch.disarm(table.now);
  CHECK(table.during(seconds{10}, found) == Words{"left behind 1 at 8"});
  CHECK(table.answer(none).empty());
  CHECK(table.answer(none) == Words{"removed"});
}

TEST_CASE("swapped: removed, then found") {
  Table table;
  table.read();
  CHECK(table.answer(empty).empty());
  CHECK(table.answer(failed).empty());
  CHECK(table.answer(failed).empty());
  CHECK(table.answer(found) == Words{"removed", "found"});
}

TEST_CASE("a card nobody read is left alone when disarmed, missed when it stays, and read by the next who arms") {
  Table table;
  table.watch.arm();
  CHECK(table.answer(found) == Words{"found"});
  table.watch.disarm(table.now);
  table.watch.restart();
  CHECK(table.during(seconds{10}, found) == Words{"left behind 1 at 8"});
  SECTION("read by the next") {
    table.watch.arm();
    CHECK(table.answer(found) == Words{"found"});
  }
  SECTION("lifted") {
    CHECK(table.answer(none).empty());
    CHECK(table.answer(none) == Words{"removed"});
    CHECK(table.watch.next().command == Command::module_status);
  }
}

TEST_CASE("disarmed between the read and its newest address, the record is dropped") {
  Table table;
  table.watch.arm();
  table.answer(found), table.answer(yes), table.answer(yes, read_answer());
  table.watch.disarm(table.now);
  table.watch.restart();
  table.watch.arm();
  CHECK(table.during(seconds{3}, found).empty());  // spent: not before it is lifted
  CHECK(table.answer(none).empty());
  CHECK(table.answer(none) == Words{"removed"});
}
