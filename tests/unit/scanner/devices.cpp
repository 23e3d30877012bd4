// Scanners as devices, on the shipped code, udev and the kernel's (or umockdev's) nodes: every way a scanner appears
// (facts F1), every layout (F2), and what a clumsy hand can do. Runs in both worlds; cases in which a kernel has no
// part are not run on a real one again.
#include "tests/unit/scanner/stand.h"

using namespace credit;
using namespace credit::test;
using emulator::ScannerStand;
using Words = std::vector<std::string>;
using std::chrono::milliseconds;

namespace {

const std::string example = emulator::code_of(72);  // facts F2
bool tells_aim(std::string_view layout) { return layout == "Honeywell" || layout == "62"; }
std::string any_layout() { return GENERATE(as<std::string>(), "Honeywell", "Newland", "62", "Microscan"); }

// A real kernel plugs in at its own pace, and what happens behind the report descriptor is the same for every layout:
// there one is tried, another in each case.
Words either(Words all, const std::string& on_a_real_kernel) {
  return emulator::wants_real_kernel() ? Words{on_a_real_kernel} : all;
}
std::string layout_to_try(const std::string& on_a_real_kernel) {
  const auto layouts = either({"Honeywell", "Microscan", "Newland", "62"}, on_a_real_kernel);
  return GENERATE_COPY(from_range(layouts));
}

}  // namespace

TEST_CASE("HID POS in every layout: short, long, exactly full, very long") {
  const auto layout = any_layout();
  ScanDesk desk(layout);
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  Words expected;
  for (const std::size_t size : {1U, 56U, 62U, 72U, 124U, 2953U}) {
    desk.says({"scan " + std::to_string(size) + " bytes"});
    expected.push_back((tells_aim(layout) ? "]Q1 " : "") + emulator::code_of(size));
    REQUIRE(desk.witness.tells(expected));
  }
  CHECK(desk.witness.stays_silent());
}

TEST_CASE("a scanner with a settings interface is one scanner, on the interface of codes") {
  ScanDesk desk("Honeywell");
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  CHECK(desk.scanners.states()[0].port.find(":1.1") != std::string::npos);
  CHECK(desk.scanners.states()[0].name == "Emulated scanner");
  CHECK(desk.scanners.states()[0].serial == "1");
}

TEST_CASE("identifiers and charsets come through", "[umockdev-only]") {
  ScanDesk desk("Honeywell");
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  desk.says({"scan \"6901234567892\" as ]E0", "scan bytes D6 D0 as ]Q1", "scan \"市场主体身份码\"",
             "scan bytes FF 00 as ]d1"});
  CHECK(desk.witness.tells({"]E0 6901234567892", "]Q1 中", "]Q1 市场主体身份码", "]d1 ff00"}));
}

TEST_CASE("answers to commands and empty reports are no scans") {
  ScanDesk desk(layout_to_try("Newland"));
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  desk.says({"answer a command", "send a report of zeros", "answer a command"});
  CHECK(desk.witness.stays_silent());
  desk.says({"scan \"x\""});
  CHECK(run_until([&] { return desk.witness.scans.size() == 1; }));
}

TEST_CASE("half a code is told as such after the wait, and the next code is whole") {
  const auto layout = layout_to_try("62");
  ScanDesk desk(layout);
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  desk.says({"send half a code"});
  REQUIRE(desk.witness.tells({"failed scanner_code_incomplete"}));
  desk.says({"scan 72 bytes", "send half a code", "send the other half"});
  const std::string aim = tells_aim(layout) ? "]Q1 " : "";
  CHECK(desk.witness.tells({"failed scanner_code_incomplete", aim + example, aim + emulator::code_of(130)}));
}

TEST_CASE("a count beyond the report is told", "[umockdev-only]") {
  ScanDesk desk("Newland");
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  desk.says({"count beyond the report", "scan \"x\""});
  CHECK(desk.witness.tells({"failed scanner_report_invalid", "x"}));
}

TEST_CASE("unplugged in the middle of a long code: told once, and whole again after it is back") {
  ScanDesk desk(layout_to_try("Microscan"));
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  desk.says({"unplug during a long code"});
  REQUIRE(desk.witness.tells({"failed scanner_unplugged"}));
  REQUIRE(desk.witness.are({}));
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  desk.says({"scan 72 bytes"});
  CHECK(run_until([&] { return desk.witness.scans.size() == 2; }));
  CHECK(desk.witness.scans[1].find(example) != std::string::npos);
}

TEST_CASE("plugged out and in again, many times") {
  const auto kinds = either({"Honeywell", "serial"}, "Honeywell");
  ScanDesk desk(GENERATE_COPY(from_range(kinds)));
  for (int i = 0; i < (emulator::wants_real_kernel() ? 2 : 5); ++i) {
    desk.says({"plug"});
    REQUIRE(desk.witness.are({"ready"}));
    desk.says({"unplug"});
    REQUIRE(desk.witness.are({}));
  }
  CHECK(desk.witness.scans.empty());
}

TEST_CASE("a scanner set to another mode is another device") {
  ScanDesk desk("Honeywell");
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  desk.says({"as serial with CR LF"});
  REQUIRE(run_until([&] {
    return desk.witness.now() == Words{"ready"} && desk.scanners.states()[0].transport == usb::Transport::cdc_acm;
  }));
  desk.says({"scan \"x\""});
  CHECK(desk.witness.tells({"x"}));
}

TEST_CASE("CDC-ACM: every suffix, in pieces, by silence") {
  auto settings = bench_settings();
  const auto suffixes = either({"CR LF", "CR", "LF", "nothing"}, "CR LF");
  const auto suffix = GENERATE_COPY(from_range(suffixes));
  if (suffix == "nothing") settings.cdc_acm.suffix = scanner::Suffix::none;
  if (suffix == "CR") settings.cdc_acm.ending = scanner::Ending::at_suffix;
  ScanDesk desk("serial", settings);
  desk.says({"as serial with " + suffix, "plug"});
  REQUIRE(desk.witness.are({"ready"}));
  desk.says({"scan 72 bytes in two parts"});
  REQUIRE(desk.witness.tells({example}));
  desk.says({"scan 2953 bytes"});
  REQUIRE(desk.witness.tells({example, emulator::code_of(2953)}));
  if (suffix == "nothing") return;
  desk.says({"send half a code"});
  CHECK(desk.witness.tells({example, emulator::code_of(2953), "failed scanner_code_incomplete"}));
}

TEST_CASE("keyboard: grabbed, typed, Enter; Chinese by Alt codes is told, not garbled") {
  ScanDesk desk("keyboard");
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  desk.says({"scan 72 bytes"});
  REQUIRE(desk.witness.tells({example}));
  desk.says({"scan \"91110000802100433B\"", "scan bytes 61 D6 D0 62 as ]Q1", "scan \"~!@#$%^&*()_+{}|:<>?\""});
  CHECK(
      desk.witness.tells({example, "91110000802100433B", "failed scanner_keyboard_alt_codes", "~!@#$%^&*()_+{}|:<>?"}));
}

TEST_CASE("three scanners of three kinds at once") {
  ScanDesk desk("Newland");
  ScannerStand serial(body_maker(), "serial", "1-4"), keyboard(body_maker(), "keyboard", "1-5");
  desk.says({"plug"});
  REQUIRE_FALSE(ScanDesk::obeys(serial, "plug"));
  REQUIRE_FALSE(ScanDesk::obeys(keyboard, "plug"));
  REQUIRE(desk.witness.are({"ready", "ready", "ready"}));
  desk.says({"send half a code"});
  REQUIRE_FALSE(ScanDesk::obeys(serial, "scan \"by wire\""));
  REQUIRE_FALSE(ScanDesk::obeys(keyboard, "scan \"by key\""));
  desk.says({"send the other half"});
  REQUIRE(run_until([&] { return desk.witness.scans.size() == 3; }));
  auto all = desk.witness.scans;
  std::sort(all.begin(), all.end());
  CHECK(all == Words{"by key", "by wire", emulator::code_of(130)});
  auto ports = desk.witness.ports;
  std::sort(ports.begin(), ports.end());
  CHECK(std::unique(ports.begin(), ports.end()) == ports.end());
}

TEST_CASE("a scanner whose descriptor says too little is at fault, by name") {
  ScanDesk desk("bare");
  desk.says({"plug"});
  CHECK(desk.witness.are({"at fault scanner_layout_unknown"}));
}

TEST_CASE("every sentence of the script is understood, nonsense is not", "[umockdev-only]") {
  ScanDesk desk("Newland");
  for (const auto& sentence : ScannerStand::sentences()) {
    INFO(sentence);
    const auto trouble = desk.obeys(sentence);
    CHECK(trouble.value_or("").find("not a sentence") == std::string::npos);
  }
  for (const char* nonsense :
       {"", "scan", "scan \"\"", "scan \"x\" as Q1", "layout Zebra", "as serial with tabs", "scan bytes D as ]Q1"})
    CHECK(desk.obeys(nonsense));
  CHECK(ScannerStand::knows_kind("62"));
  CHECK_FALSE(ScannerStand::knows_kind("mouse"));
}
