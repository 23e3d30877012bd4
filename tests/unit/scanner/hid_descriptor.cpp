// The walk of report descriptors: HID 1.11 clause 6.2.2 and its appendices.
#include "drivers/scanner/hid_descriptor.h"

#include "base/failures/scanner.h"
#include "tests/emulators/scanner/layouts.h"
#include "tests/unit/scanner/words.h"

using namespace credit;
using namespace credit::scanner;
using test::hex;

namespace {

HidReport only_report(const HidDescriptor& walked) {
  REQUIRE(walked.inputs.size() == 1);
  return walked.inputs.front();
}

HidDescriptor walk(std::string_view descriptor) {
  auto walked = parse_hid_descriptor(hex(descriptor));
  REQUIRE(walked);
  return std::move(*walked);
}

bool refused(std::string_view descriptor) {
  const auto walked = parse_hid_descriptor(hex(descriptor));
  return !walked && walked.error().code == failure::scanner_descriptor_invalid;
}

}  // namespace

TEST_CASE("a boot keyboard, HID 1.11 appendix B.1 and E.6") {
  const auto walked = parse_hid_descriptor(emulator::keyboard_descriptor());
  REQUIRE(walked);
  const auto report = only_report(*walked);
  CHECK(report.id == 0);
  CHECK(report.bytes() == 8);
  REQUIRE(report.fields.size() == 9);  // eight modifiers, one array of six keys; padding and lamps are none
  for (std::uint16_t i = 0; i < 8; ++i) {
    CHECK(report.fields[i].usage == HidUsage{0x07, static_cast<std::uint16_t>(0xE0 + i)});
    CHECK(report.fields[i].offset == i);
    CHECK(report.fields[i].size == 1);
  }
  CHECK_FALSE(report.fields[8].variable);
  CHECK(report.fields[8].offset == 16);
  CHECK(report.fields[8].count == 6);
  CHECK(report.fields[8].logical_maximum == 0x65);
}

TEST_CASE("a boot mouse, HID 1.11 appendix B.2 and E.10: signed limits, nested collections") {
  const auto walked = walk(
      "05 01 09 02 A1 01 09 01 A1 00 05 09 19 01 29 03 15 00 25 01 95 03 75 01 81 02 95 01 75 05 81 01"
      "05 01 09 30 09 31 15 81 25 7F 75 08 95 02 81 06 C0 C0");
  const auto report = only_report(walked);
  REQUIRE(report.fields.size() == 5);
  CHECK(report.fields[3].usage == HidUsage{0x01, 0x30});
  CHECK(report.fields[3].logical_minimum == -127);
  CHECK(report.fields[4].usage == HidUsage{0x01, 0x31});
  CHECK(report.fields[4].offset == 16);
  REQUIRE(walked.collections.size() == 2);
  CHECK(walked.application_of(report.fields[4])->usage == HidUsage{0x01, 0x02});
  CHECK(walked.inside(report.fields[4], {0x01, 0x01}));
}

TEST_CASE("push and pop keep and bring back the global state, clause 6.2.2.7") {
  const auto walked = walk("06 8C 00 09 02 A1 01 75 08 95 02 A4 05 01 75 01 95 08 09 30 81 02 B4 09 FE 81 02 C0");
  const auto fields = only_report(walked).fields;
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].usage == HidUsage{0x01, 0x30});
  CHECK((fields[0].size == 1 && fields[0].count == 8));
  CHECK(fields[1].usage == HidUsage{0x8C, 0xFE});
  CHECK((fields[1].size == 8 && fields[1].count == 2 && fields[1].offset == 8));
}

TEST_CASE(
    "usages: a page named late counts for all, several pages before one item each for theirs, four bytes their own") {
  const auto usages = [](std::string_view descriptor) {
    std::vector<HidUsage> all;
    const auto report = only_report(walk(descriptor));
    for (const auto& field : report.fields) all.push_back(field.usage);
    return all;
  };
  const std::vector<HidUsage> late{{0x8C, 0xFB}, {0x8C, 0xFC}};
  CHECK(usages("09 FB 09 FC 05 8C 75 08 95 02 81 02") == late);
  const std::vector<HidUsage> mixed{{0x01, 0x3B}, {0x8C, 0xFB}};
  CHECK(usages("05 01 09 3B 05 8C 09 FB 75 08 95 02 81 02") == mixed);
  const std::vector<HidUsage> extended{{0x01, 0x3B}};
  CHECK(usages("05 8C 0B 3B 00 01 00 75 08 95 01 81 02") == extended);
}

TEST_CASE("the last usage serves all elements that are left, a range is given out one by one") {
  const auto walked = walk("05 8C 19 FB 29 FD 09 FE 75 08 95 3B 81 02");
  const auto fields = only_report(walked).fields;
  REQUIRE(fields.size() == 4);
  CHECK(fields[2].usage.id == 0xFD);
  CHECK((fields[3].usage.id == 0xFE && fields[3].offset == 24 && fields[3].count == 56));
}

TEST_CASE("of alternatives between delimiters the first is taken, clause 6.2.2.8") {
  const auto walked = walk("05 8C A9 01 09 FE 09 44 A9 00 09 FF 75 08 95 02 81 02");
  const auto fields = only_report(walked).fields;
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].usage.id == 0xFE);
  CHECK(fields[1].usage.id == 0xFF);
}

TEST_CASE("reports by id, each with the id's byte in front; long items are stepped over") {
  const auto walked =
      walk("FE 02 F0 AA BB 05 8C 09 02 A1 01 75 08 95 01 85 02 09 FE 81 02 85 05 09 FE 81 02 85 02 09 FF 81 02 C0");
  REQUIRE(walked.inputs.size() == 2);
  CHECK((walked.inputs[0].id == 2 && walked.inputs[0].bytes() == 3));
  CHECK(walked.inputs[0].fields[1].offset == 16);
  CHECK((walked.inputs[1].id == 5 && walked.inputs[1].bytes() == 2));
}

TEST_CASE("a maximum of FF in one byte is 255 above a minimum of nothing") {
  const auto walked = walk("05 8C 15 00 25 FF 75 08 95 01 09 FE 81 02");
  CHECK(only_report(walked).fields[0].logical_maximum == 255);
}

TEST_CASE("what is malformed or without measure is refused") {
  CHECK(refused(""));
  CHECK(refused("05"));           // ends inside an item
  CHECK(refused("27 01 02"));     // four bytes announced
  CHECK(refused("FE 05 00 01"));  // a long item likewise
  CHECK(refused("FE"));
  CHECK(refused("B4"));                             // pop
  CHECK(refused("C0"));                             // end of nothing
  CHECK(refused("05 8C 09 02 A1 01"));              // no end
  CHECK(refused("85 00"));                          // report id 0
  CHECK(refused("86 00 01"));                       // report id 256
  CHECK(refused("29 05"));                          // maximum without minimum
  CHECK(refused("19 05 29 04"));                    // backwards
  CHECK(refused("1B 00 00 01 00 2B FF FF 02 00"));  // across pages
  CHECK(refused("0C"));                             // reserved type
  CHECK(refused("05 8C 09 FE 75 08 97 FF FF FF 7F 81 02"));
  CHECK(refused("05 8C 09 FE 77 FF FF FF FF 97 FF FF FF FF 81 02"));
  CHECK(refused("05 8C 09 FE 75 08 95 01 81 02 85 01 09 FE 81 02"));  // one without and one with an id
  CHECK_FALSE(parse_hid_descriptor(Bytes(5000, 0x14)));
  std::string deep, pushed;
  for (int i = 0; i < 65; ++i) deep += "A1 00";
  for (int i = 0; i < 17; ++i) pushed += "A4";
  CHECK(refused(deep));
  CHECK(refused(pushed));
  std::string many = "05 8C 75 08 96 00 02 1A 00 00 2A FF 01";
  for (int i = 0; i < 5; ++i) many += " 1A 00 00 2A FF 01 81 02";
  CHECK(refused(many));
}

TEST_CASE("a descriptor cut off anywhere is refused, or ends before its first collection") {
  const auto whole = emulator::pos_descriptor(emulator::PosShape::honeywell);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto walked = parse_hid_descriptor(ByteView(whole).first(size));
    CHECK((!walked || (size <= 4 && walked->collections.empty() && walked->inputs.empty())));
  }
}
