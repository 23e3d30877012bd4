// Every layout of the facts' table F2 falls out of its descriptor; what says too little is refused, others left alone.
#include "drivers/scanner/pos_layout.h"

#include "base/failures/scanner.h"
#include "tests/emulators/scanner/layouts.h"
#include "tests/unit/scanner/words.h"

using namespace credit;
using namespace credit::scanner;
using emulator::PosShape;
using test::hex;
using Places = std::vector<std::size_t>;

namespace {

Result<std::vector<PosLayout>> layouts_in(ByteView descriptor) {
  CREDIT_TRY(const auto walked, parse_hid_descriptor(descriptor));
  return pos_layouts(walked);
}

PosLayout only_layout(ByteView descriptor) {
  const auto layouts = layouts_in(descriptor);
  REQUIRE(layouts);
  REQUIRE(layouts->size() == 1);
  return layouts->front();
}

bool layout_unknown(std::string_view descriptor) {
  const auto layouts = layouts_in(hex(descriptor));
  return !layouts && layouts.error().code == failure::scanner_layout_unknown;
}

const std::string head = "05 8C 09 02 A1 01 85 02 15 00 26 FF 00 75 08";

}  // namespace

TEST_CASE("Honeywell and Access-IS: HON, ACCESS-IS LSR118 appendix B") {
  const auto layout = only_layout(emulator::pos_descriptor(PosShape::honeywell));
  CHECK(layout.report_id == 2);
  CHECK(layout.longest == 64);
  CHECK(layout.count == 1U);
  CHECK(layout.aim == Places{2, 3, 4});
  CHECK((layout.data == 5 && layout.room == 56));
  CHECK(layout.continued == 63U * 8);
}

TEST_CASE("Newland, Unitech, Marson: NLS-FM420 integration guide page 47") {
  const auto layout = only_layout(emulator::pos_descriptor(PosShape::newland));
  CHECK(layout.longest == 64);
  CHECK(layout.count == 1U);
  CHECK(layout.aim.empty());
  CHECK((layout.data == 2 && layout.room == 56));
  CHECK(layout.continued == 63U * 8);
}

TEST_CASE("the 62-byte variant: USBSCAN") {
  const auto layout = only_layout(emulator::pos_descriptor(PosShape::short_62));
  CHECK(layout.longest == 62);
  CHECK(layout.aim == Places{2, 3, 4});
  CHECK(layout.data == 5);
  CHECK(layout.continued == 61U * 8);
}

TEST_CASE("Microscan: report 1, 62 bytes, no flag; Microscan MS-4 help") {
  const auto layout = only_layout(emulator::pos_descriptor(PosShape::microscan));
  CHECK(layout.report_id == 1);
  CHECK((layout.data == 2 && layout.room == 62));
  CHECK(layout.count == 1U);
  CHECK_FALSE(layout.continued);
}

TEST_CASE("without a byte count, each identifier an item of its own (a HID POS walker's own test descriptor)") {
  const auto layout = only_layout(hex(
      head +
      "95 01 09 FB 81 02 09 FC 81 02 09 FD 81 02 95 38 09 FE 82 02 01 75 01 95 01 25 01 09 FF 81 02 75 07 81 03 C0"));
  CHECK_FALSE(layout.count);
  CHECK(layout.aim == Places{1, 2, 3});
  CHECK((layout.data == 4 && layout.room == 56));
  CHECK(layout.continued == 60U * 8);
}

TEST_CASE("identifiers may be one item of three bytes, and come behind the data; data may be declared in pieces") {
  const auto layout =
      only_layout(hex(head + "05 01 95 01 09 3B 81 02 05 8C 95 10 09 FE 81 02 95 08 09 FE 81 02 95 03 09 FB 81 02 C0"));
  CHECK((layout.data == 2 && layout.room == 24));
  CHECK(layout.aim == Places{26, 27, 28});
}

TEST_CASE("identifiers that are not three are none") {
  CHECK(only_layout(hex(head + "95 01 09 FB 81 02 95 38 09 FE 81 02 C0")).aim.empty());
}

TEST_CASE("a vendor's page, a keyboard, a mouse are no scanner's interfaces, and no failure either") {
  // F1, last row: an IBM OEM scanner's page 45.
  const auto oem = hex("05 45 09 4A A1 01 75 08 95 40 15 00 26 FF 00 09 4A 81 02 C0");
  for (const auto& descriptor : {emulator::vendor_descriptor(), emulator::keyboard_descriptor(), oem}) {
    const auto layouts = layouts_in(descriptor);
    REQUIRE(layouts);
    CHECK(layouts->empty());
  }
}

TEST_CASE("a vendor's collection beside the scanner's in one descriptor is left alone: signal11/hidapi#385") {
  auto both = emulator::vendor_descriptor();
  both[8] = 0x09;  // its report id
  const auto scanner = emulator::pos_descriptor(PosShape::honeywell);
  both.insert(both.end(), scanner.begin(), scanner.end());
  const auto layout = only_layout(both);
  CHECK(layout.report_id == 2);
  CHECK(layout.data == 5);
}

TEST_CASE("raw scanned data (usage 13) is not a code, HID POS 1.02 clause 3.2") {
  const auto layout =
      only_layout(hex(head + "85 03 09 13 A1 02 05 01 95 01 09 3B 81 02 05 8C 95 20 09 FE 81 02 C0"
                             "85 02 09 12 A1 02 05 01 95 01 09 3B 81 02 05 8C 95 20 09 FE 81 02 C0 C0"));
  CHECK(layout.report_id == 2);
}

TEST_CASE("a scanner whose descriptor does not say where its codes begin is refused, not guessed at") {
  const auto layouts = layouts_in(emulator::bare_descriptor());
  REQUIRE_FALSE(layouts);
  CHECK(layouts.error().code == failure::scanner_layout_unknown);
  CHECK(layout_unknown("05 8C 09 02 A1 01 C0"));                                       // says nothing at all
  CHECK(layout_unknown(head + "75 04 95 10 09 FE 81 02 75 08 95 01 09 FB 81 02 C0"));  // half bytes
  CHECK(layout_unknown(head + "95 04 09 FE 81 02 95 01 09 44 81 02 95 04 09 FE 81 02 95 01 09 FF 81 02 C0"));  // apart
  CHECK(layout_unknown(head + "05 01 75 10 95 01 09 3B 81 02 05 8C 75 08 95 10 09 FE 81 02 C0"));  // count of 16 bits
}
