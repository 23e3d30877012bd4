// What only umockdev can show: which nodes were opened, and a grab that is refused.
#include <ctime>
#include <random>

#include "tests/unit/scanner/stand.h"

using namespace credit;
using namespace credit::test;
using emulator::MockBody;

namespace {

MockBody& mock(ScanDesk& desk) { return dynamic_cast<MockBody&>(*desk.stand.body()); }

}  // namespace

TEST_CASE("a settings interface on page FF8C is never opened, the interface of codes is") {
  ScanDesk desk("Honeywell");
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  CHECK(mock(desk).opened(0) == 0);
  CHECK(mock(desk).opened(1) == 1);
  desk.says({"scan 72 bytes"});
  REQUIRE(run_until([&] { return !desk.witness.scans.empty(); }));
  CHECK(mock(desk).opened(0) == 0);
}

TEST_CASE("a scanner that types is grabbed, so that nobody else hears it") {
  ScanDesk desk("keyboard");
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  CHECK(mock(desk).grabbed(0));
}

TEST_CASE("a grab that is refused is a fault; what is typed meanwhile is never used, not even after the grab") {
  ScanDesk desk("keyboard");
  mock(desk).refuse_grabs(true);
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"at fault scanner_keyboard_not_grabbed"}));
  desk.says({"scan \"secret\""});
  CHECK(desk.witness.stays_silent());
  CHECK(mock(desk).opened(0) == 0);
  mock(desk).refuse_grabs(false);
  REQUIRE(desk.witness.are({"ready"}));
  desk.says({"scan \"heard\""});
  CHECK(desk.witness.tells({"heard"}));
}

TEST_CASE("idle scanners cost nothing") {
  ScanDesk desk("Honeywell");
  desk.says({"plug"});
  REQUIRE(desk.witness.are({"ready"}));
  const auto before = std::clock();
  CHECK(desk.witness.stays_silent(std::chrono::milliseconds(400)));
  CHECK(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC < 0.1);
}

TEST_CASE("whatever befalls it, a scanner ends up usable: scripts of sentences picked by lot") {
  const auto sentences = emulator::ScannerStand::sentences();
  for (unsigned seed = 1; seed <= 60; ++seed) {
    std::mt19937 lot(seed);
    auto settings = bench_settings();
    settings.part = settings.key = settings.cdc_acm.quiet = std::chrono::milliseconds(20);
    ScanDesk desk("Honeywell", settings);
    std::string script;
    for (int i = 0; i < 8; ++i) {
      const auto& sentence = sentences[lot() % sentences.size()];
      script += sentence + "; ";
      desk.obeys(sentence);  // some cannot be obeyed just now, and say so
    }
    INFO(seed << ": " << script);
    desk.obeys("layout Newland");
    desk.obeys("plug");
    REQUIRE(desk.witness.are({"ready"}));
    REQUIRE(desk.witness.stays_silent(settings.part * 3));
    desk.witness.scans.clear();
    desk.says({"scan 72 bytes"});
    REQUIRE(desk.witness.tells({emulator::code_of(72)}));
  }
}
