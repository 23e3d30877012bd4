// Messages of the device socket: what is said is what is heard, and nothing damaged is.
#include "drivers/service/events.h"

#include <set>

#include "base/failures/card.h"
#include "base/failures/devices.h"
#include "base/failures/reader.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::devices;

namespace {

idcard::IdCard a_card() {
  idcard::IdCard card;
  card.name = Personal<std::string>("测试乙");
  card.number = Personal<std::string>("990101198806150022");
  card.address = Personal<std::string>("示例市示例区测试路2号");
  card.nation_code = "03";
  card.nation = "回";
  card.sex = idcard::Sex::female;
  card.birth = *parse_day("1988-06-15");
  card.authority = "示例市公安局";
  card.valid_from = *parse_day("2018-09-10");
  card.valid_to = *parse_day("2038-09-10");
  card.photo = Personal<Bytes>(Bytes(1024, 0x57));
  card.warnings = {idcard::CardWarning::nation_unknown};
  return card;
}

DeviceChanged a_reader() {
  DeviceChanged device;
  device.state = DeviceState::ready;
  device.port = "1-2";
  device.identity = "05.01-20101129-0001228293-0296863149";
  device.name = "SAM_V identity card module (native USB)";
  device.transport = "sdt_bulk";
  return device;
}

DeviceChanged a_scanner() {
  DeviceChanged device;
  device.kind = DeviceKind::code_scanner;
  device.state = DeviceState::fault;
  device.failure = Failure{failure::reader_silent, "find"};
  device.last_failure = Failure{failure::reader_garbled, ""};
  return device;
}

// The code is GB 32100's own worked example.
code::ScannedCode a_code() {
  code::ScannedCode scanned;
  scanned.kind = code::Kind::credit_code;
  scanned.text = Personal<std::string>("统一社会信用代码：91350100M000100Y43");
  scanned.credit_codes.emplace_back("91350100M000100Y43");
  scanned.credit_codes.emplace_back("914403001922038217");
  scanned.confirm = true;
  scanned.region = "福建";
  return scanned;
}

idcard::IdCard a_foreigner() {
  auto card = a_card();
  card.kind = idcard::CardKind::foreigner_2023;
  card.number = Personal<std::string>("999124198108030034");
  card.english_name = Personal<std::string>("SPECIMEN, ALEXANDRA");
  card.newest_address = Personal<std::string>("示例市新示例区");
  card.nationality = "CAN";
  card.permit_number = Personal<std::string>("H00000001");
  card.issue_count = "00";
  card.card_version = "01";
  card.previous_number = Personal<std::string>("CAN990081080307");
  card.warnings = {idcard::CardWarning::newest_address_unreadable};
  return card;
}

const Event all_events[] = {
    a_reader(),
    a_scanner(),
    CardFound{},
    CardRead{a_card()},
    CardRead{a_foreigner()},
    CardFailed{{failure::card_moved, ""}},
    CardRemoved{},
    CardLeftBehind{3},
    CardPhoto{3, 2, Personal<Bytes>(Bytes(18, 0x55))},
    CodeScanned{a_code(), "1-3"},
    CodeScanned{{}, "/dev/ttyS0"},
    ScanFailed{{failure::card_moved, "two"}, "1-3"},
    Happening{Happening::What::observing, {}, {}},
    Happening{Happening::What::scan_failed, "1-3", failure::card_moved},
};

}  // namespace

TEST_CASE("every event arrives as it was sent") {
  for (const auto& event : all_events) {
    const auto packet = encode(event);
    CHECK(packet.size() <= 64 * 1024);
    const auto heard = decode_event(packet);
    REQUIRE(heard);
    CHECK(heard->index() == event.index());
    CHECK(encode(*heard) == packet);
  }
}

TEST_CASE("a card arrives whole") {
  const auto heard = decode_event(encode(CardRead{a_card()}));
  REQUIRE(heard);
  const auto& card = std::get<CardRead>(*heard).card;
  CHECK(card.name.expose() == "测试乙");
  CHECK(card.number.expose() == "990101198806150022");
  CHECK(card.nation == "回");
  CHECK(card.sex == idcard::Sex::female);
  CHECK(to_text(card.birth) == "1988-06-15");
  CHECK(to_text(*card.valid_to) == "2038-09-10");
  CHECK(card.photo.expose().size() == 1024);
  CHECK(card.warnings == std::vector{idcard::CardWarning::nation_unknown});
}

TEST_CASE("the fields of permits and foreigners' cards arrive") {
  const auto heard = decode_event(encode(CardRead{a_foreigner()}));
  REQUIRE(heard);
  const auto& card = std::get<CardRead>(*heard).card;
  CHECK(card.kind == idcard::CardKind::foreigner_2023);
  CHECK(card.english_name.expose() == "SPECIMEN, ALEXANDRA");
  REQUIRE(card.newest_address);
  CHECK(card.newest_address->expose() == "示例市新示例区");
  CHECK(card.nationality == "CAN");
  CHECK(card.permit_number.expose() == "H00000001");
  CHECK(card.issue_count == "00");
  CHECK(card.card_version == "01");
  CHECK(card.previous_number.expose() == "CAN990081080307");
  CHECK(card.warned_of(idcard::CardWarning::newest_address_unreadable));
}

TEST_CASE("a long-term card has no last day") {
  auto card = a_card();
  card.valid_to.reset();
  CHECK_FALSE(std::get<CardRead>(*decode_event(encode(CardRead{card}))).card.valid_to);
}

TEST_CASE("a device arrives with all that is known of it") {
  auto told = a_scanner();
  told.name = "HID POS scanner";
  told.transport = "hid_pos";
  const auto heard = decode_event(encode(told));
  REQUIRE(heard);
  const auto& device = std::get<DeviceChanged>(*heard);
  CHECK(device.kind == DeviceKind::code_scanner);
  CHECK(device.state == DeviceState::fault);
  CHECK(device.name == "HID POS scanner");
  CHECK(device.transport == "hid_pos");
  CHECK(device.failure->detail == "find");
  CHECK(device.last_failure->code == failure::reader_garbled);
}

TEST_CASE("a code arrives whole, its candidates told apart") {
  const auto heard = decode_event(encode(CodeScanned{a_code(), "1-3"}));
  REQUIRE(heard);
  const auto& scanned = std::get<CodeScanned>(*heard);
  CHECK(scanned.port == "1-3");
  CHECK(scanned.code.kind == code::Kind::credit_code);
  CHECK(scanned.code.text.expose() == "统一社会信用代码：91350100M000100Y43");
  REQUIRE(scanned.code.credit_codes.size() == 2);
  CHECK(scanned.code.credit_codes[1].expose() == "914403001922038217");
  CHECK(scanned.code.confirm);
  CHECK(scanned.code.region == "福建");
}

TEST_CASE("a card's whole picture fits a packet") {
  const CardPhoto photo{102, 126, Personal<Bytes>(Bytes(102 * 126 * 3, 0x7F))};  // readers.md C: 38,556 bytes
  const auto heard = decode_event(encode(photo));
  REQUIRE(heard);
  CHECK(std::get<CardPhoto>(*heard).rgb.expose().size() == 38'556);
}

TEST_CASE("fields that contradict one another are no message") {
  auto scanned = a_code();
  SECTION("a picture with pixels missing") {
    CHECK_FALSE(decode_event(encode(CardPhoto{3, 3, Personal<Bytes>(Bytes(26, 0))})));
  }
  SECTION("a picture of nothing") { CHECK_FALSE(decode_event(encode(CardPhoto{0, 3, {}}))); }
  SECTION("a credit code of another length") {
    scanned.credit_codes.emplace_back("9135");
    CHECK_FALSE(decode_event(encode(CodeScanned{scanned, ""})));
  }
  SECTION("more candidates than anybody chooses from") {
    for (int i = 0; i < 9; ++i) scanned.credit_codes.emplace_back("91350100M000100Y43");
    CHECK_FALSE(decode_event(encode(CodeScanned{scanned, ""})));
  }
  SECTION("a credit code that is none") {
    scanned.credit_codes.clear();
    CHECK_FALSE(decode_event(encode(CodeScanned{scanned, ""})));
  }
  SECTION("more text than a symbol holds") {
    scanned.text = Personal<std::string>(std::string(code::text_limit + 1, '1'));
    CHECK_FALSE(decode_event(encode(CodeScanned{scanned, ""})));
  }
  SECTION("left behind no time at all") { CHECK_FALSE(decode_event(encode(CardLeftBehind{0}))); }
}

TEST_CASE("an outline says that something happened, and nothing of what it was about") {
  CHECK_FALSE(outline_of(a_reader()));
  CHECK_FALSE(outline_of(Happening{}));
  CHECK(outline_of(CardRead{a_card()})->what == Happening::What::card_read);
  CHECK(outline_of(CardFailed{{failure::card_moved, "lifted"}})->failure == failure::card_moved);
  CHECK(outline_of(CodeScanned{a_code(), "1-3"})->port == "1-3");
  std::set<std::string> names;
  for (const auto& event : all_events)
    if (const auto outline = outline_of(event)) {
      CHECK(encode(*outline).size() < 40);
      names.insert(name_of(outline->what));
    }
  CHECK(names.size() == 8);
}

TEST_CASE("every request arrives as it was sent") {
  for (const auto request : {Request::arm, Request::disarm, Request::cancel, Request::scan, Request::stop_scanning,
                             Request::observe, Request::expect_removal})
    CHECK(decode_request(encode(request)) == request);
}

TEST_CASE("no prefix and no lengthened packet is a message") {
  for (const auto& event : all_events) {
    const auto packet = encode(event);
    for (std::size_t size = 0; size < packet.size(); ++size) CHECK_FALSE(decode_event(ByteView(packet).first(size)));
    Bytes longer = packet;
    longer.push_back(0);
    CHECK(decode_event(longer).error().code == failure::device_message_malformed);
  }
}

TEST_CASE("strange CBOR is refused by name") {
  for (const char* hex : {
           "",          // nothing
           "00",        // no map
           "a0",        // an empty map
           "bf0002ff",  // indefinite length
           "a10009",    // a message nobody knows
           "a20002"
           "0002",  // a key twice
           "a20002"
           "1863"
           "00",  // a field nobody knows
           "a10082"
           "0001",                    // a list where a number belongs
           "a1001bffffffffffffffff",  // a number too large
           "a1003bffffffffffffffff",  // too small
           "a100f5",                  // true
           "a100fb7ff0000000000000",  // infinity
           "a16100"
           "02",                      // a key of text
           "a1007bffffffffffffffff",  // a text of 2^64-1 bytes
       }) {
    INFO(hex);
    const auto bytes = from_hex(hex);
    REQUIRE(bytes);
    CHECK(decode_event(*bytes).error().code == failure::device_message_malformed);
    CHECK(decode_request(*bytes).error().code == failure::device_message_malformed);
  }
  CHECK_FALSE(decode_event(Bytes(64 * 1024 + 1, 0xA1)));
}

TEST_CASE("no changed byte makes anything worse than another message or a refusal") {
  for (const auto& event : all_events) {
    const auto packet = encode(event);
    for (std::size_t at = 0; at < std::min<std::size_t>(packet.size(), 240); ++at)
      for (const int value : {0x00, 0x1B, 0x5F, 0x7F, 0xBF, 0xFF}) {
        Bytes changed = packet;
        changed[at] = static_cast<std::uint8_t>(value);
        const auto heard = decode_event(changed);
        CHECK((heard || heard.error().code == failure::device_message_malformed));
      }
  }
}
