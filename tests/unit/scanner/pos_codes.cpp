// HID POS reports to codes: the rows of the facts' table F2, and everything that can go wrong between two reports.
#include "drivers/scanner/pos_codes.h"

#include "tests/emulators/scanner/layouts.h"
#include "tests/unit/scanner/words.h"

using namespace credit;
using namespace credit::scanner;
using namespace credit::test;
using emulator::PosShape;

namespace {

struct Desk {
  explicit Desk(PosShape what)
      : shape(what), codes(*pos_layouts(*parse_hid_descriptor(emulator::pos_descriptor(what)))) {}
  void take(const Bytes& report) { append(words, codes.take(report)); }
  std::vector<Bytes> reports(std::string_view text, std::string_view aim = "]Q1") const {
    return emulator::pos_reports(shape, aim, view(text));
  }
  void scan(std::string_view text, std::string_view aim = "]Q1") {
    for (const auto& report : reports(text, aim)) take(report);
  }
  // As it is told: with the identifier where the layout has a place for it.
  std::string told(const std::string& text, const std::string& aim = "]Q1") const {
    const bool has_place = shape == PosShape::honeywell || shape == PosShape::short_62;
    return has_place ? aim + " " + text : text;
  }
  PosShape shape;
  PosCodes codes;
  Words words;
};

PosShape any_shape() {
  return GENERATE(PosShape::honeywell, PosShape::newland, PosShape::short_62, PosShape::microscan);
}
PosShape any_with_flag() { return GENERATE(PosShape::honeywell, PosShape::newland, PosShape::short_62); }

const std::string example = "https://www.gsxt.gov.cn/%7BTESTTESTTEST0123456789ABCDEF-1700000000000%7D";  // facts F2

}  // namespace

TEST_CASE("the facts' 72 bytes in the Honeywell layout, byte by byte (F2)") {
  Desk desk(PosShape::honeywell);
  desk.take(
      hex("02 38 5D 51 31 68 74 74 70 73 3A 2F 2F 77 77 77 2E 67 73 78 74 2E 67 6F 76 2E 63 6E 2F 25 37 42 54 45 53 54 "
          "54 45 53 54 54 45 53 54 30 31 32 33 34 35 36 37 38 39 41 42 43 44 45 46 2D 73 00 01"));
  CHECK(desk.codes.in_code());
  auto last = padded(hex("02 10 5D 51 31 31 37 30 30 30 30 30 30 30 30 30 30 30 25 37 44"), 64);
  last[61] = 's';
  desk.take(last);
  CHECK(desk.words == Words{"]Q1 " + example});
  CHECK_FALSE(desk.codes.in_code());
  CHECK(desk.reports(example)[0].back() == 0x01);
  CHECK(desk.reports(example)[1] == last);
}

TEST_CASE("the same in the Newland layout (F2)") {
  Desk desk(PosShape::newland);
  auto first = hex("02 38");
  first.insert(first.end(), example.begin(), example.begin() + 56);
  first.insert(first.end(), {0, 0, 0, 0, 0, 1});
  auto last = hex("02 10");
  last.insert(last.end(), example.begin() + 56, example.end());
  CHECK(desk.reports(example) == std::vector<Bytes>{first, padded(last, 64)});
  desk.take(first);
  desk.take(padded(last, 64));
  CHECK(desk.words == Words{example});
}

TEST_CASE("ACCESS-IS's own example: 60 bytes as ]Q0 in two reports (LSR118 manual, B.1.1)") {
  Desk desk(PosShape::honeywell);
  const std::string pass =
      "M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23  ";  // as printed, the manual's own text
  desk.scan(pass + "12345", "]Q0");
  CHECK(desk.words == Words{"]Q0 " + pass + "12345"});
}

TEST_CASE("codes of every length around a report's room come whole, in every layout") {
  Desk desk(any_shape());
  const auto room = emulator::room_of(desk.shape);
  for (const std::size_t size : {std::size_t{1}, room - 1, room, room + 1, 2 * room, 2 * room + 1, std::size_t{2953}}) {
    const std::string text(size, 'x');
    desk.words.clear();
    desk.scan(text);
    CHECK(desk.words == Words{desk.told(text)});
    CHECK_FALSE(desk.codes.in_code());
  }
}

TEST_CASE(
    "exactly a room full is one report without a sequel where there is a flag (USBSCAN), two where there is none") {
  for (const auto shape : {PosShape::honeywell, PosShape::newland, PosShape::short_62})
    CHECK(emulator::pos_reports(shape, "]Q1", Bytes(56, 'x')).size() == 1);
  CHECK(emulator::pos_reports(PosShape::microscan, "", Bytes(62, 'x')).size() == 2);
}

TEST_CASE("the count governs: NULs inside a code stay, padding goes") {
  Desk desk(any_shape());
  desk.scan(std::string("a\0b\0", 4));
  CHECK(desk.words == Words{desk.told(std::string("a\0b\0", 4))});
}

TEST_CASE("without a byte count the padding goes") {
  PosCodes codes(*pos_layouts(*parse_hid_descriptor(hex(
      "05 8C 09 02 A1 01 85 02 75 08 95 01 09 FB 81 02 09 FC 81 02 09 FD 81 02 95 38 09 FE 82 02 01 75 01 95 01 09 FF "
      "81 02 75 07 81 03 C0"))));
  CHECK(in_words(codes.take(padded(hex("02 5D 45 30 35 39 30 31"), 61))) == Words{"]E0 5901"});
}

TEST_CASE("a lost last part is told after the wait, and no half code") {
  Desk desk(any_shape());
  desk.take(desk.reports(example)[0]);
  CHECK(desk.words.empty());
  append(desk.words, desk.codes.quiet());
  CHECK(desk.words == Words{"failed scanner_code_incomplete"});
  desk.words.clear();
  desk.scan("next");
  CHECK(desk.words == Words{desk.told("next")});
  CHECK(desk.codes.quiet().empty());
}

TEST_CASE("parts of different codes are not joined; the second code is kept") {
  Desk desk(GENERATE(PosShape::honeywell, PosShape::short_62));
  desk.take(desk.reports(example, "]Q1")[0]);
  desk.scan("6901234567892", "]E0");
  CHECK(desk.words == Words{"failed scanner_report_invalid", "]E0 6901234567892"});
}

TEST_CASE("a count beyond the room is refused, and the rest of that code passed over") {
  Desk desk(any_with_flag());
  auto reports = desk.reports(std::string(150, 'x'));
  reports[0][1] = 0xFF;
  for (const auto& report : reports) desk.take(report);
  CHECK(desk.words == Words{"failed scanner_report_invalid"});
  desk.scan("next");
  CHECK(desk.words.back() == desk.told("next"));
}

TEST_CASE("a report that ends too early is refused") {
  Desk desk(any_with_flag());
  auto report = desk.reports("short")[0];
  for (std::size_t size = 2; size < report.size(); ++size) {
    desk.words.clear();
    desk.take(Bytes(report.begin(), report.begin() + static_cast<std::ptrdiff_t>(size)));
    CHECK(desk.words == Words{"failed scanner_report_invalid"});
    CHECK(desk.codes.quiet().empty());
  }
}

TEST_CASE("too much is refused once, and the rest of it passed over in silence") {
  Desk desk(any_shape());
  desk.scan(std::string(code_limit + 1, 'x'));
  CHECK(desk.words == Words{"failed scanner_code_too_long"});
  desk.words.clear();
  desk.scan(std::string(code_limit, 'y'));
  CHECK(desk.words == Words{desk.told(std::string(code_limit, 'y'))});
}

TEST_CASE("a code that never ends holds nothing for ever") {
  Desk desk(any_with_flag());
  const auto endless = desk.reports(example)[0];
  for (int i = 0; i < 2000; ++i) desk.take(endless);
  CHECK(desk.words == Words{"failed scanner_code_too_long"});
  CHECK(desk.codes.in_code());
  CHECK(desk.codes.quiet().empty());
  CHECK_FALSE(desk.codes.in_code());
}

TEST_CASE("reports of zeros, of other ids and of nothing say nothing, not even inside a code") {
  Desk desk(any_with_flag());
  const auto parts = desk.reports(example);
  desk.take({});
  desk.take({0x02});
  desk.take(padded({0x02}, 64));
  desk.take(parts[0]);
  desk.take(padded({0x02}, 64));
  desk.take(padded({0x07, 0x05, 'x'}, 64));
  desk.take(parts[1]);
  CHECK(desk.words == Words{desk.told(example)});
}

TEST_CASE("forgetting leaves nothing of a HID POS code") {
  Desk desk(any_shape());
  desk.take(desk.reports(example)[0]);
  desk.codes.forget();
  CHECK_FALSE(desk.codes.in_code());
  CHECK(desk.codes.quiet().empty());
}
