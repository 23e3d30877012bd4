// A reader behind a plug-in: the example that ships, and plug-ins that break each rule.
#include "drivers/plugin/plugin_reader.h"

#include <QFile>
#include <fstream>

#include "tests/emulators/synthetic_card.h"
#include "tests/unit/idcard/sample.h"
#include "tests/unit/idcard/witness.h"
#include "tests/unit/plugin/links.h"

using namespace credit;
using namespace credit::plugin;
using namespace credit::test;
using std::chrono::milliseconds;
using Words = std::vector<std::string>;

namespace {

PluginReader::Timing quick() {
  PluginReader::Timing timing;
  timing.hello = timing.ping = timing.read = milliseconds(300) * slowness();
  timing.first_pause = milliseconds(30);
  timing.longest_pause = milliseconds(240);
  timing.look = milliseconds(20);
  timing.left_behind = {milliseconds(100), milliseconds(100)};
  return timing;
}

struct Desk {
  explicit Desk(std::string program, PluginReader::Timing timing = quick())
      : reader({std::move(program), "261a:0007", "1-2", "Shensi SS628-100H"}, timing) {
    application();
    QObject::connect(&reader, &PluginReader::happened,
                     [this](const idcard::CardEvent& event) { events.push_back(std::visit(InWords{}, event)); });
    QObject::connect(&reader, &PluginReader::changed, [this] { states.push_back(now()); });
    reader.start();
  }
  std::string now() const {
    const auto& state = reader.state();
    return std::string(name_of(state.condition)) + (state.failure ? " " + std::string(state.failure->name()) : "");
  }
  bool becomes(const std::string& state) {
    return run_until([&] { return now() == state; });
  }
  bool tells(const Words& expected) {
    run_until([&] { return events.size() >= expected.size(); });
    for (const auto& event : events) UNSCOPED_INFO("told: " << event);
    return events == expected;
  }

  PluginReader reader;
  Words events, states;
};

// The example as a vendor would install it, with the file beside it that stands for a card.
struct Installed {
  QTemporaryDir folder;
  std::string program = folder.filePath(QStringLiteral("plugin")).toStdString();
  std::string card = folder.filePath(QStringLiteral("card")).toStdString();
  Installed() { REQUIRE(QFile::copy(QStringLiteral(EXAMPLE_READER_PLUGIN), QString::fromStdString(program))); }
  void insert(const emulator::SyntheticCard& one) const {
    const auto aside = card + ".new";
    std::ofstream file(aside, std::ios::binary);
    for (const auto& part : {emulator::card_text(one), emulator::card_photo(), emulator::newest_address_text(one)})
      file << text_view(part);
    file.close();
    REQUIRE(::rename(aside.c_str(), card.c_str()) == 0);
  }
  void remove() const { REQUIRE(::unlink(card.c_str()) == 0); }
};

}  // namespace

TEST_CASE("the example plug-in reads cards as any reader does") {
  const Installed installed;
  Desk desk(installed.program);
  REQUIRE(desk.becomes("ready"));
  CHECK(desk.reader.state().module_id == "example 1.0");
  CHECK(desk.reader.state().transport == usb::Transport::vendor_private);
  auto synthetic = sample_card();
  synthetic.newest_address = "北京市海淀区测试路2号";
  installed.insert(synthetic);
  CHECK_FALSE(run_until([&] { return !desk.events.empty(); }, milliseconds(500)));  // nobody armed it
  std::string newest;
  QObject::connect(&desk.reader, &PluginReader::happened, [&](const idcard::CardEvent& event) {
    const auto* read = std::get_if<idcard::card::Read>(&event);
    if (read != nullptr && read->card.newest_address) newest = read->card.newest_address->expose();
  });
  desk.reader.arm();
  REQUIRE(desk.tells({"found", "read 张三"}));
  CHECK(newest == synthetic.newest_address);
  desk.reader.disarm();
  REQUIRE(desk.tells({"found", "read 张三", "left behind 1"}));
  installed.remove();
  REQUIRE(run_until([&] { return desk.events.back() == "removed"; }));
  desk.events.clear();
  desk.reader.arm();
  installed.insert(sample_foreigner());
  REQUIRE(desk.tells({"found", "read 测试"}));
  CHECK(desk.now() == "ready");
  CHECK_FALSE(run_until([&] { return desk.now() != "ready"; }, milliseconds(900)));  // pings are answered
}

TEST_CASE("whatever a plug-in breaks, it is ended, said why, and started anew") {
  const Links links;
  const auto [name, failure] = GENERATE(table<std::string, std::string>({{"wrong-version", "plugin_version"},
                                                                         {"mute", "plugin_silent"},
                                                                         {"deaf", "plugin_silent"},
                                                                         {"crash", "plugin_ended"},
                                                                         {"garbage", "plugin_protocol_broken"},
                                                                         {"flood", "plugin_protocol_broken"},
                                                                         {"card-unfound", "plugin_protocol_broken"}}));
  INFO(name);
  Desk desk(links.named(name, FAULTY_READER_PLUGIN));
  desk.reader.arm();
  CHECK(desk.becomes("at fault " + failure));
  const bool greets = name != "wrong-version" && name != "mute";
  if (greets) CHECK(run_until([&] { return desk.states.size() >= 4; }));  // ready, fault, ready, fault
  if (name != "deaf") CHECK(desk.events.empty());                         // that one reads a card, and answers no ping
}

TEST_CASE("a card a dead plug-in knew of is said to be gone: nobody can tell any more") {
  const Links links;
  Desk desk(links.named("deaf", FAULTY_READER_PLUGIN));
  desk.reader.arm();
  REQUIRE(desk.becomes("at fault plugin_silent"));
  CHECK(desk.events == Words{"found", "failed card_text_malformed", "removed"});
}

TEST_CASE("a program that cannot be run is told, and tried at ever longer intervals") {
  Desk desk("/nowhere/plugin");
  CHECK(desk.becomes("at fault plugin_not_started"));
}

TEST_CASE("a card that never comes to an end is the card's failure") {
  const Links links;
  Desk desk(links.named("hangs-in-card", FAULTY_READER_PLUGIN));
  desk.reader.arm();
  CHECK(desk.tells({"found", "failed card_read_timeout"}));
  CHECK(desk.now() == "ready");
}

TEST_CASE("what a plug-in says of a card is checked like any card") {
  const Links links;
  Desk zeroes(links.named("zeroes", FAULTY_READER_PLUGIN));
  zeroes.reader.arm();
  CHECK(zeroes.tells({"found", "failed card_text_malformed"}));
  Desk moves(links.named("moves", FAULTY_READER_PLUGIN));
  moves.reader.arm();
  CHECK(moves.tells({"found", "failed card_moved"}));
}

TEST_CASE("a plug-in may watch devices, and has no network") {
  const Links links;
  Desk desk(links.named("probe", FAULTY_READER_PLUGIN));
  REQUIRE(desk.becomes("ready"));
  CHECK(desk.reader.state().module_id == "inet 1 unix open netlink open");  // 1: EPERM
}
