// Which nodes become scanners, and what becomes of them: over pipes and pseudo-terminals, with a folder for sysfs.
#include <linux/input.h>

#include <sys/file.h>

#include <fstream>

#include "base/failures/scanner.h"
#include "tests/emulators/scanner/layouts.h"
#include "tests/support/fd_pair.h"
#include "tests/support/memory_nodes.h"
#include "tests/unit/scanner/witness.h"

using namespace credit;
using namespace credit::scanner;
using namespace credit::test;
using emulator::PosShape;
using nodes::Node;
using std::chrono::milliseconds;

namespace {

namespace fs = std::filesystem;

ScannerSettings fast() {
  ScannerSettings settings;
  settings.part = settings.key = settings.cdc_acm.quiet = milliseconds(30);
  settings.retry = milliseconds(10);
  settings.retry_most = milliseconds(40);
  return settings;
}

class Desk {
 public:
  explicit Desk(ScannerSettings wanted = fast())
      : folder(fs::temp_directory_path() / ("scanners-" + std::to_string(::getpid()))),
        scanners(nodes, std::move(wanted)),
        witness(scanners) {
    application();
    fs::create_directories(folder);
  }
  ~Desk() { fs::remove_all(folder); }

  std::string pipe_path(const std::string& name = "hidraw0") const { return (folder / name).string(); }
  Node hid(const Bytes& descriptor, const std::string& name = "hidraw0") const {
    const auto place = folder / "sys" / name;
    fs::create_directories(place / "hidraw" / name);
    std::ofstream(place / "report_descriptor", std::ios::binary)
        .write(reinterpret_cast<const char*>(descriptor.data()), static_cast<std::streamsize>(descriptor.size()));
    return {Node::Kind::hidraw,
            pipe_path(name),
            "1-3",
            (place / "hidraw" / name).string(),
            0x0C2E,
            0x0B87,
            3,
            0,
            0,
            0,
            "Scanner",
            "7"};
  }
  static Node tty(const std::string& path, std::uint16_t vid, std::uint16_t pid) {
    return {Node::Kind::tty, path, "1-4", "/sys/devices/x/tty/ttyACM0", vid, pid, 2, 2, 1, 0, "", ""};
  }
  Node keyboard(std::uint16_t vid, std::uint16_t pid) const {
    return {Node::Kind::input,
            pipe_path("event0"),
            "1-5",
            "/sys/devices/x/input/input0/event0",
            vid,
            pid,
            3,
            1,
            1,
            0,
            "",
            ""};
  }

  fs::path folder;
  MemoryNodes nodes;
  Scanners scanners;
  ScanWitness witness;
};

void say(Packets& pipe, PosShape shape, std::string_view code, std::string_view aim = "]Q1") {
  for (const auto& report : emulator::pos_reports(shape, aim, view(code))) pipe.say(report);
}

}  // namespace

TEST_CASE("a scanner comes, scans, goes, and comes again") {
  Desk desk;
  const auto node = desk.hid(emulator::pos_descriptor(PosShape::honeywell));
  for (int i = 0; i < 3; ++i) {
    Packets pipe(node.path);
    desk.nodes.come(node);
    REQUIRE(desk.witness.are({"ready"}));
    const auto state = desk.scanners.state("1-3");
    CHECK(state.name == "Scanner");
    CHECK(state.transport == usb::Transport::hid_pos);
    desk.witness.scans.clear();
    say(pipe, PosShape::honeywell, std::string(200, 'x'));
    CHECK(desk.witness.tells({"]Q1 " + std::string(200, 'x')}));
    CHECK(desk.witness.ports.back() == "1-3");
    pipe.hang_up();
    CHECK(desk.witness.are({"absent scanner_unplugged"}));
    desk.nodes.go(node.path);
    CHECK(desk.scanners.states().empty());
    CHECK(desk.scanners.state("1-3").condition == Condition::absent);
  }
  CHECK(desk.witness.tells({"]Q1 " + std::string(200, 'x')}));
}

TEST_CASE("several at once, each heard for itself") {
  Desk desk;
  auto second = desk.hid(emulator::pos_descriptor(PosShape::newland), "hidraw1");
  second.port = "1-9";
  second.interface_number = 1;
  const auto first = desk.hid(emulator::pos_descriptor(PosShape::microscan));
  Packets one(first.path), two(second.path);
  desk.nodes.come(first);
  desk.nodes.come(second);
  REQUIRE(desk.witness.are({"ready", "ready"}));
  const auto parts = emulator::pos_reports(PosShape::microscan, "", Bytes(100, 'a'));
  one.say(parts[0]);
  say(two, PosShape::newland, "b");
  REQUIRE(desk.witness.tells({"b"}));
  one.say(parts[1]);
  CHECK(desk.witness.tells({"b", std::string(100, 'a')}));
  CHECK(desk.witness.ports == std::vector<std::string>{"1-9:1.1", "1-3"});
}

TEST_CASE("a part that does not come, and a plug pulled in the middle, are told; never half a code") {
  Desk desk;
  const auto node = desk.hid(emulator::pos_descriptor(PosShape::honeywell));
  Packets pipe(node.path);
  desk.nodes.come(node);
  REQUIRE(desk.witness.are({"ready"}));
  const auto parts = emulator::pos_reports(PosShape::honeywell, "]Q1", Bytes(100, 'a'));
  pipe.say(parts[0]);
  REQUIRE(desk.witness.tells({"failed scanner_code_incomplete"}));
  pipe.say(parts[0]);
  if (GENERATE(true, false)) {
    pipe.hang_up();
    CHECK(desk.witness.tells({"failed scanner_code_incomplete", "failed scanner_unplugged"}));
    desk.nodes.go(node.path);
  } else {
    REQUIRE_FALSE(run_until([&] { return desk.witness.scans.size() > 1; }, milliseconds(5)));
    desk.nodes.go(node.path);
  }
  CHECK(desk.witness.tells({"failed scanner_code_incomplete", "failed scanner_unplugged"}));
  CHECK(desk.witness.stays_silent());
}

TEST_CASE("interfaces that are no scanner's are not opened: vendor page, keyboard, no descriptor, strangers' ttys") {
  Desk desk;
  Packets pipe(desk.pipe_path());
  desk.nodes.come(desk.hid(emulator::vendor_descriptor()));
  desk.nodes.come(desk.hid(emulator::keyboard_descriptor()));
  auto stranger = desk.hid({});
  stranger.vid = 0x1234;
  desk.nodes.come(stranger);
  Line line;
  desk.nodes.come(Desk::tty(line.path, 0x2341, 0x0043));
  desk.nodes.come(Desk::tty(line.path, 0x1A86, 0x7523));  // an adapter chip's id says nothing of what hangs on it
  desk.nodes.come(desk.keyboard(0x046D, 0xC31C));
  CHECK(desk.scanners.states().empty());
}

TEST_CASE("a scanner that cannot be understood says why, and is not tried again") {
  Desk desk;
  Packets pipe(desk.pipe_path());
  desk.nodes.come(desk.hid(emulator::bare_descriptor()));
  CHECK(desk.witness.are({"at fault scanner_layout_unknown"}));
  desk.nodes.come(desk.hid({0x05}));
  CHECK(desk.witness.are({"at fault scanner_descriptor_invalid"}));
  CHECK_FALSE(
      run_until([&] { return desk.witness.states.back() != "at fault scanner_descriptor_invalid"; }, milliseconds(60)));
}

TEST_CASE("what cannot be opened is tried again until it can") {
  Desk desk;
  const auto node = desk.hid(emulator::pos_descriptor(PosShape::newland));
  desk.nodes.come(node);
  REQUIRE(desk.witness.are({"absent scanner_unplugged"}));
  Packets pipe(node.path);
  REQUIRE(desk.witness.are({"ready"}));
  CHECK(desk.scanners.states()[0].last_failure->code == failure::scanner_unplugged);
  say(pipe, PosShape::newland, "x");
  CHECK(desk.witness.tells({"x"}));
}

TEST_CASE("serial scanners: by the id table, by settings, with their own framing; a busy line waits") {
  auto settings = fast();
  Line named, known;
  settings.lines.push_back({named.path, 9600, {Suffix::cr, Ending::at_suffix, milliseconds(30), true}});
  Desk desk(settings);
  auto holder = nodes::open_node(named.path, nodes::Access::talk);
  REQUIRE(holder);
  REQUIRE(::flock(holder->get(), LOCK_EX | LOCK_NB) == 0);
  auto line = Desk::tty(named.path, 0, 0);
  line.port.clear();
  desk.nodes.come(line);
  REQUIRE(desk.witness.are({"at fault scanner_busy"}));
  ::flock(holder->get(), LOCK_UN);
  desk.nodes.come(Desk::tty(known.path, 0x0C2E, 0x0B6A));
  REQUIRE(desk.witness.are({"ready", "ready"}));
  CHECK(desk.scanners.state(named.path).condition == Condition::ready);
  CHECK(desk.scanners.state("1-4").transport == usb::Transport::cdc_acm);
  CHECK(desk.scanners.state("1-4").name == "Honeywell (Metrologic) scanner (HID POS)");
  named.say("]Q1first\r");
  REQUIRE(desk.witness.tells({"]Q1 first"}));
  known.say("second\r\n");
  REQUIRE(desk.witness.tells({"]Q1 first", "second"}));
  known.say("half");
  CHECK(desk.witness.tells({"]Q1 first", "second", "failed scanner_code_incomplete"}));
}

TEST_CASE("a keyboard that cannot be grabbed is at fault, and what is typed on it is not used") {
  Desk desk;
  const auto node = desk.keyboard(0x0C2E, 0x0B61);
  Packets pipe(node.path);  // a pipe knows no EVIOCGRAB
  desk.nodes.come(node);
  REQUIRE(desk.witness.are({"at fault scanner_keyboard_not_grabbed"}));
  for (const int key : {KEY_A, KEY_ENTER}) {
    input_event event{};
    event.type = EV_KEY;
    event.code = static_cast<std::uint16_t>(key);
    event.value = 1;
    pipe.say({reinterpret_cast<const std::uint8_t*>(&event), sizeof event});
  }
  CHECK(desk.witness.stays_silent());
}

TEST_CASE("settings may name a keyboard the table does not know") {
  auto settings = fast();
  settings.more.push_back({0x1234, 0, usb::Transport::hid_keyboard});
  Desk desk(settings);
  Packets pipe(desk.pipe_path("event0"));
  desk.nodes.come(desk.keyboard(0x1234, 0x0001));
  CHECK(desk.scanners.states().size() == 1);
}

TEST_CASE("bytes that are no text come with their warning") {
  Desk desk;
  const auto node = desk.hid(emulator::pos_descriptor(PosShape::honeywell));
  Packets pipe(node.path);
  desk.nodes.come(node);
  REQUIRE(desk.witness.are({"ready"}));
  say(pipe, PosShape::honeywell, "\xFF\xFE", "]d1");
  REQUIRE(desk.witness.tells({"]d1 fffe"}));
  CHECK(desk.witness.whole[0].warning->code == failure::scanner_charset_unknown);
}
