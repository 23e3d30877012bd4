// The whole driver as shipped, on every transport: what can befall the wire, and how it is got over.
#include <random>

#include "tests/unit/idcard/usb_desk.h"

using namespace credit;
using namespace credit::test;
using emulator::ReaderShape;
using emulator::ReaderStand;
using Words = std::vector<std::string>;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

void append(Words& words, const Words& more) { words.insert(words.end(), more.begin(), more.end()); }

}  // namespace

TEST_CASE("whatever way the bytes are cut, the card is the same") {
  const auto shape = GENERATE(from_range(patient_shapes()));
  UsbDesk desk(shape);
  Words habits{"short packets", "whole packets", "text length 240", "text length 220", "text length 256"};
  if (shape == ReaderShape::split || shape == ReaderShape::single) habits.push_back("zero-length packets");
  for (const auto& habit : habits) {
    INFO(name_of(shape) << ": " << habit);
    desk.says({habit});
    REQUIRE(desk.serves_a_visitor());
  }
  CHECK(desk.witness.states.empty());
  CHECK(desk.witness.rungs.empty());
}

TEST_CASE("a passing fault costs no visitor anything") {
  const auto shape = GENERATE(from_range(patient_shapes()));
  UsbDesk desk(shape);
  Words faults{"drop one preamble byte to read",
               "drop one preamble byte to find",
               "bad checksum once to read",
               "bad checksum once to select",
               "send stale bytes to find",
               "send stale bytes to read",
               "leave stale bytes",
               "garble one packet to read",
               "answer status 10 to read",
               "answer status 11 to find",
               "answer status 24 to select",
               "answer status 41 to read",
               "answer status 47 to read",
               "answer status 81 to select",
               "answer slowly 400 ms to read",
               "answer nothing once to find"};
  if (shape != ReaderShape::serial)
    append(faults, {"stall once to read", "protocol error once to find", "protocol error once to read"});
  for (const auto& fault : faults) {
    INFO(name_of(shape) << ": " << fault);
    desk.says({fault});
    REQUIRE(desk.serves_a_visitor());
  }
}

TEST_CASE("silence in the middle of a card is told to the citizen") {
  UsbDesk desk(GENERATE(from_range(patient_shapes())));
  desk.says({GENERATE(as<std::string>(), "answer nothing once to read", "lose one packet to read"),
             "insert card \"synthetic-1\""});
  REQUIRE(run_until([&] { return desk.witness.events.size() > 1; }));
  // In a wrapper the packets are numbered: there the loss shows at once, and the answer is asked for again.
  if (desk.witness.events.back() == "read 测试乙") {
    CHECK(desk.witness.rungs == Words{"ask again"});
    return;
  }
  REQUIRE(desk.witness.tells({"found", "failed card_read_timeout"}));
  desk.says({"remove card"});
  REQUIRE(desk.witness.tells({"found", "failed card_read_timeout", "removed"}));
  CHECK(desk.reads_a_fresh_card());
}

TEST_CASE("unplugged in the middle of a read, at every kind of place") {
  UsbDesk desk(GENERATE(from_range(patient_shapes())));
  const auto places =
      usb_world().real_kernel() ? std::vector{0, 7, 64, 200, 1294} : std::vector{0, 1, 7, 8, 64, 200, 1294, 1295};
  for (const int after : places) {
    INFO(after << " bytes");
    desk.witness.events.clear();
    desk.says({"unplug during read after " + std::to_string(after) + " bytes", "insert card \"synthetic-1\""});
    REQUIRE(run_until([&] { return desk.witness.now() == "absent reader_unplugged"; }));
    const bool whole = desk.witness.events.back() == "read 测试乙";  // the last byte may win the race with the plug
    CHECK((whole ? after == 1295 : desk.witness.events == Words{"found", "failed reader_unplugged"}));
    desk.says({"remove card", "plug"});
    REQUIRE(desk.witness.becomes("ready"));
    REQUIRE(desk.last_told("removed"));
    REQUIRE(desk.serves_a_visitor());
  }
}

TEST_CASE("a module that hangs comes back by a reset of its device") {
  UsbDesk desk(
      GENERATE(filter([](ReaderShape one) { return one != ReaderShape::serial; }, from_range(patient_shapes()))));
  const int before = desk.stand.resets();
  desk.says({"hang until a reset"});
  REQUIRE(run_until([&] { return desk.stand.resets() > before; }));
  CHECK(desk.witness.rungs == Words{"reset module", "reopen", "reset device"});
  REQUIRE(desk.witness.becomes("ready"));
  CHECK(desk.reads_a_fresh_card());
}

TEST_CASE("a reader past help is out of service until it is plugged in anew, in another socket too") {
  const auto shape = GENERATE(from_range(patient_shapes()));
  UsbDesk desk(shape);
  const auto port = desk.reader.state().port;
  desk.says({"hang until plugged anew"});
  REQUIRE(desk.witness.becomes("at fault reader_silent"));
  REQUIRE(desk.witness.rungs.size() >= 4);
  CHECK(desk.witness.rungs[2] == (shape == ReaderShape::serial ? "reset device skipped" : "reset device"));
  CHECK(desk.witness.rungs[3] == "out of service");
  desk.says({"unplug"});
  REQUIRE(desk.witness.becomes("absent reader_unplugged"));
  desk.says({"plug into socket 4"});
  REQUIRE(desk.witness.becomes("ready"));
  if (shape != ReaderShape::serial) CHECK(desk.reader.state().port != port);
  CHECK(desk.reads_a_fresh_card());
}

TEST_CASE("a spare steps in") {
  const auto shape = GENERATE(from_range(patient_shapes()));
  UsbDesk desk(shape);
  ReaderStand spare(usb_world(), shape == ReaderShape::serial ? ReaderShape::single : shape, known_cards(), 5);
  for (const char* sentence : {"answer quickly", "insert card \"synthetic-rare\"", "plug"})
    CHECK_FALSE(spare.obey(sentence));
  CHECK(desk.witness.stays_silent());
  desk.says({GENERATE(as<std::string>(), "unplug", "hang until plugged anew")});
  CHECK(desk.witness.tells({"found", "read 测试㐂𠮷䶮"}));
  CHECK(desk.reader.state().port == spare.port());
}

// The thousand are in reader_scripts.cpp; these are a sample of them on the real transports.
TEST_CASE("scripts nobody thought of leave the reader usable") {
  const auto shape = GENERATE(from_range(patient_shapes()));
  constexpr unsigned seed = 20261122;
  std::mt19937 random(seed);
  Words sentences{"drop one preamble byte",
                  "bad checksum once",
                  "send stale bytes to find",
                  "leave stale bytes",
                  "garble one packet",
                  "lose one packet to read",
                  "answer status 24",
                  "answer status 41 to read",
                  "answer nothing once to select",
                  "short packets",
                  "whole packets",
                  "unplug during read after 640 bytes",
                  "unplug",
                  "plug into socket 4",
                  "insert card \"synthetic-1\"",
                  "remove card",
                  "do not know the newest address"};
  if (shape != ReaderShape::serial) append(sentences, {"stall once", "protocol error once", "hang until a reset"});
  for (int script = usb_world().real_kernel() ? 1 : 4; script > 0; --script) {
    UsbDesk desk(shape);
    std::string said = "seed " + std::to_string(seed) + ", " + name_of(shape) + ":";
    for (int step = 0; step < 6; ++step) {
      const auto& sentence = sentences[random() % sentences.size()];
      said += " " + sentence + ";";
      desk.stand.obey(sentence);  // some are no more than a shrug: nothing to unplug, nothing to lift
      run_until([] { return false; }, milliseconds(random() % 60));
    }
    INFO(said);
    bool usable = false;
    for (int attempt = 0; attempt < 20 && !usable; ++attempt) {
      if (!desk.stand.plugged()) desk.says({"plug"});
      usable = desk.reads_a_fresh_card(1);
    }
    CHECK(usable);
  }
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
  ReaderStand stand(usb_world(), ReaderShape::single, known_cards());
  for (const auto& sentence : ReaderStand::sentences()) {
    INFO(sentence);
    CHECK_FALSE(stand.obey(sentence));
  }
  for (const char* nonsense :
       {"", "insert card", "insert card \"nobody\"", "answer status 4 to read", "bad checksum to mars"})
    CHECK(stand.obey(nonsense));
}
