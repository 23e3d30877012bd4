// Messages of the device socket: what is said is what is heard, and nothing damaged is.
#include "drivers/service/events.h"

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

const Event all_events[] = {
    DeviceChanged{DeviceKind::id_reader, DeviceState::ready, "1-2", "05.01-20101129-0001228293-0296863149", {}},
    DeviceChanged{DeviceKind::code_scanner, DeviceState::fault, "", "", Failure{FailureCode::reader_silent, "find"}},
    CardFound{},
    CardRead{a_card()},
    CardFailed{{FailureCode::card_moved, ""}},
    CardRemoved{}};

}  // namespace

TEST_CASE("every event arrives as it was sent") {
  for (const auto& event : all_events) {
    const auto packet = encode(event);
    CHECK(packet.size() <= 16 * 1024);
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

TEST_CASE("a long-term card has no last day") {
  auto card = a_card();
  card.valid_to.reset();
  CHECK_FALSE(std::get<CardRead>(*decode_event(encode(CardRead{card}))).card.valid_to);
}

TEST_CASE("every request arrives as it was sent") {
  for (const auto request : {Request::arm, Request::disarm, Request::cancel})
    CHECK(decode_request(encode(request)) == request);
}

TEST_CASE("no prefix and no lengthened packet is a message") {
  for (const auto& event : all_events) {
    const auto packet = encode(event);
    for (std::size_t size = 0; size < packet.size(); ++size) CHECK_FALSE(decode_event(ByteView(packet).first(size)));
    Bytes longer = packet;
    longer.push_back(0);
    CHECK(decode_event(longer).error().code == FailureCode::device_message_malformed);
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
    CHECK(decode_event(*bytes).error().code == FailureCode::device_message_malformed);
    CHECK(decode_request(*bytes).error().code == FailureCode::device_message_malformed);
  }
  CHECK_FALSE(decode_event(Bytes(16 * 1024 + 1, 0xA1)));
}

TEST_CASE("no changed byte makes anything worse than another message or a refusal") {
  for (const auto& event : all_events) {
    const auto packet = encode(event);
    for (std::size_t at = 0; at < std::min<std::size_t>(packet.size(), 200); ++at)
      for (const int value : {0x00, 0x1B, 0x5F, 0x7F, 0xBF, 0xFF}) {
        Bytes changed = packet;
        changed[at] = static_cast<std::uint8_t>(value);
        const auto heard = decode_event(changed);
        CHECK((heard || heard.error().code == FailureCode::device_message_malformed));
      }
  }
}
