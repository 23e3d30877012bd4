// Readers of every kind as the service speaks of them: a plug-in's beside a GA 467 one, and the photo's way.
#include "drivers/service/reader_desk.h"

#include <QFile>
#include <QTemporaryDir>

#include "base/failures/common.h"
#include "base/failures/reader.h"
#include "base/file.h"
#include "base/settings.h"
#include "drivers/service/plan.h"
#include "drivers/usb/ids.h"
#include "tests/support/catch.h"
#include "tests/support/event_loop.h"
#include "tests/support/memory_nodes.h"
#include "tests/support/memory_usb.h"

using namespace credit;
using namespace credit::devices;
using namespace credit::test;
using std::chrono::milliseconds;

namespace {

ReaderOptions options(const char* photo_decoder) {
  ReaderOptions options;
  options.timing.poll = milliseconds(20);
  options.photo.program = photo_decoder;
  options.photo.time = milliseconds(3000) * slowness();
  return options;
}

struct Room {
  MemoryBus bus{emulator::ReaderShape::single};
  MemoryNodes nodes;
  ReaderDesk desk;
  std::vector<Event> events;
  std::vector<DeviceChanged> devices;
  emulator::Cards cards = *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml");

  explicit Room(const ReaderOptions& options) : desk(bus, nodes, options) {
    application();
    QObject::connect(&desk, &ReaderDesk::card, [this](const Event& event) { events.push_back(event); });
    QObject::connect(&desk, &ReaderDesk::device, [this](const DeviceChanged& news) { devices.push_back(news); });
    using emulator::Ask;
    for (const auto ask : {Ask::find, Ask::select, Ask::read}) bus.model.take(milliseconds(0), ask);
    REQUIRE(desk.start());
  }
  template <class Kind>
  bool hears() {
    return run_until([&] { return !events.empty() && std::holds_alternative<Kind>(events.back()); });
  }
  const DeviceChanged* last(const std::string& port) const {
    for (auto one = devices.rbegin(); one != devices.rend(); ++one)
      if (one->port == port) return &*one;
    return nullptr;
  }
  bool sees(const std::string& port, DeviceState state) {
    return run_until([&] { return last(port) != nullptr && last(port)->state == state; });
  }
};

}  // namespace

TEST_CASE("with a decoder the picture follows the record") {
  Room room(options(TEST_PHOTO_DECODER));
  room.bus.plug();
  room.desk.arm();
  room.bus.model.insert(room.cards.at("synthetic-1"));
  REQUIRE(room.hears<CardPhoto>());
  const auto& photo = std::get<CardPhoto>(room.events.back());
  CHECK(photo.width == 102);
  CHECK(photo.height == 126);
  CHECK(std::holds_alternative<CardRead>(room.events[room.events.size() - 2]));
  CHECK(encode(Event(photo)).size() < 64 * 1024);
}

TEST_CASE("without a decoder, or with one that is not there, the record comes all the same") {
  const char* decoder = GENERATE("", "/nowhere/decoder");
  Room room(options(decoder));
  std::vector<FailureCode> failures;
  QObject::connect(&room.desk, &ReaderDesk::photo_failed, [&](const Failure& why) { failures.push_back(why.code); });
  room.bus.plug();
  room.desk.arm();
  room.bus.model.insert(room.cards.at("synthetic-1"));
  REQUIRE(room.hears<CardRead>());
  const bool told = run_until([&] { return !failures.empty(); }, milliseconds(500));
  CHECK(told == (std::string(decoder) != ""));
  CHECK(std::holds_alternative<CardRead>(room.events.back()));
}

TEST_CASE("a picture never follows a card that has gone, nor a disarming") {
  Room room(options(TEST_PHOTO_DECODER));
  room.bus.plug();
  room.desk.arm();
  room.bus.model.insert(room.cards.at("synthetic-1"));
  QObject::connect(&room.desk, &ReaderDesk::card, [&](const Event& event) {
    if (std::holds_alternative<CardRead>(event)) QTimer::singleShot(0, &room.desk, [&] { room.desk.disarm(); });
  });
  REQUIRE(room.hears<CardRead>());
  CHECK_FALSE(run_until([&] { return std::holds_alternative<CardPhoto>(room.events.back()); }, milliseconds(400)));
}

TEST_CASE("a vendor's reader is served by its plug-in, beside the others, and goes with its device") {
  QTemporaryDir folder;
  const auto program = folder.filePath(QStringLiteral("plugin"));
  REQUIRE(QFile::copy(QStringLiteral(EXAMPLE_READER_PLUGIN), program));
  auto wanted = options("");
  wanted.plugins["261a:0007"] = program.toStdString();
  Room room(wanted);
  const auto* known = usb::known_reader(0x261A, 0x0007);
  REQUIRE(known != nullptr);
  room.desk.arm();
  Q_EMIT room.bus.arrived({"1-7", *known});
  REQUIRE(room.sees("1-7", DeviceState::ready));
  CHECK(room.last("1-7")->identity == "example 1.0");
  auto bytes = emulator::card_text(room.cards.at("synthetic-permit"));
  const auto photo = emulator::card_photo();
  bytes.insert(bytes.end(), photo.begin(), photo.end());
  REQUIRE(write_file(folder.filePath(QStringLiteral("card")).toStdString(), bytes));
  REQUIRE(room.hears<CardRead>());
  CHECK(std::get<CardRead>(room.events.back()).card.kind == idcard::CardKind::hk_macau_taiwan);
  Q_EMIT room.bus.left("1-7");
  CHECK(room.sees("1-7", DeviceState::absent));
}

TEST_CASE("a vendor's reader nobody named a plug-in for is said to be one") {
  Room room(options(""));
  Q_EMIT room.bus.arrived({"1-7", *usb::known_reader(0x261A, 0x0007)});
  REQUIRE(room.sees("1-7", DeviceState::fault));
  CHECK(room.last("1-7")->failure->code == failure::reader_shape_unknown);
}

TEST_CASE("plug-ins in the settings: by ids of the table, with absolute paths") {
  const auto plan = [](const char* toml) { return plan_of(*Settings::parse(toml)); };
  const auto good = plan("[reader_plugins]\n\"261a:0007\" = \"/usr/lib/p\"\n[photo]\ndecoder = \"/usr/lib/d\"\n");
  REQUIRE(good);
  CHECK(good->devices.reader.plugins.at("261a:0007") == "/usr/lib/p");
  CHECK(good->devices.reader.photo.program == "/usr/lib/d");
  CHECK(good->devices.reader.photo.time == milliseconds(1500));
  for (const char* bad : {"[reader_plugins]\n\"0400:c35a\" = \"/p\"\n", "[reader_plugins]\n\"261a:0007\" = \"p\"\n",
                          "[photo]\ndecoder = \"d\"\n", "[photo]\ndecoder_ms = 1\n"})
    CHECK(plan(bad).error().code == failure::settings_invalid);
}
