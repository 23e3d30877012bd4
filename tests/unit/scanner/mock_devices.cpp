// What only umockdev can show: which nodes were opened, and a grab that is refused.
#include <ctime>

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
