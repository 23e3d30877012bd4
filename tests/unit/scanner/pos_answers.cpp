// Answers to commands come in the reports of scans (facts F3) and are never told as such.
#include "drivers/scanner/pos_codes.h"
#include "tests/emulators/scanner/layouts.h"
#include "tests/unit/scanner/words.h"

using namespace credit;
using namespace credit::scanner;
using namespace credit::test;
using emulator::PosShape;

namespace {

PosCodes codes_of(PosShape shape) {
  return PosCodes(*pos_layouts(*parse_hid_descriptor(emulator::pos_descriptor(shape))));
}

// HON: a Voyager 1602g answers REVINF. in six reports under ]X0 (first and last given here), then ]Z6 with ACK.
Bytes revision(std::uint8_t count, std::string_view text, bool more) {
  Bytes report{2, count, 93, 88, 48};
  report.insert(report.end(), text.begin(), text.end());
  report.resize(64, 0);
  report[61] = 63;
  report[63] = more ? 1 : 0;
  return report;
}

}  // namespace

TEST_CASE("Honeywell's answer to REVINF. is no scan (HON)") {
  auto codes = codes_of(PosShape::honeywell);
  CHECK(codes.take(revision(56, "Product Name: Voyager 1602g\r\nBoot Revision: : 8992\r\nSoft", true)).empty());
  CHECK(codes.take(revision(9, "um: N/A\r\n", false)).empty());
  auto acknowledged = padded({2, 8, 93, 90, 54, 82, 69, 86, 73, 78, 70, 6, 46}, 64);
  acknowledged[61] = 54;
  CHECK(codes.take(acknowledged).empty());
  CHECK_FALSE(codes.in_code());
  CHECK(in_words(codes.take(emulator::pos_reports(PosShape::honeywell, "]Q1", view("scan"))[0])) == Words{"]Q1 scan"});
}

TEST_CASE("an answer whose last part is lost is not told as a failed scan") {
  auto codes = codes_of(PosShape::honeywell);
  CHECK(codes.take(revision(56, "Product Name: Voyager 1602g\r\nBoot Revision: : 8992\r\nSoft", true)).empty());
  CHECK(codes.quiet().empty());
}

TEST_CASE("Newland's ok is no scan (NLS, newlandaidc.com wiki 435)") {
  auto codes = codes_of(PosShape::newland);
  CHECK(codes.take(padded(hex("02 07 02 00 00 01 00 33 31"), 64)).empty());
  CHECK_FALSE(codes.in_code());
  CHECK(in_words(codes.take(emulator::pos_reports(PosShape::newland, "", view("scan"))[0])) == Words{"scan"});
}
