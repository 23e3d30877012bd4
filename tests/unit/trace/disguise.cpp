// Answers of readers, disguised: nobody's data left, the shape kept, and the shipped driver still reads them.
#include "drivers/trace/disguise.h"

#include "drivers/idcard/commands.h"
#include "drivers/idcard/id_card.h"
#include "tests/support/catch.h"
#include "tests/unit/trace/card_words.h"

using namespace credit;
using namespace credit::test;
using idcard::Command;

namespace {

// GA 467 tables 9 and 10, made here and not by the driver's code.
Bytes answer(const Bytes& status_and_data) {
  const std::size_t length = status_and_data.size() + 1;
  Bytes frame{
      0xAA, 0xAA, 0xAA, 0x96, 0x69, static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length & 0xFF)};
  frame.insert(frame.end(), status_and_data.begin(), status_and_data.end());
  std::uint8_t sum = 0;
  for (std::size_t i = 5; i < frame.size(); ++i) sum = static_cast<std::uint8_t>(sum ^ frame[i]);
  frame.push_back(sum);
  return frame;
}

Bytes read_answer(const emulator::SyntheticCard& card) {
  Bytes body{0x00, 0x00, 0x90, 0x01, 0x00, 0x04, 0x00};
  const auto text = emulator::card_text(card);
  Bytes photo = emulator::card_photo();
  std::fill(photo.begin() + 8, photo.end(), std::uint8_t{0x5A});
  body.insert(body.end(), text.begin(), text.end());
  body.insert(body.end(), photo.begin(), photo.end());
  return answer(body);
}

idcard::Reply reply_in(ByteView stream) {
  idcard::FrameReader reader;
  reader.add(stream);
  auto reply = reader.take();
  REQUIRE(reply);
  return std::move(*reply);
}

std::string text_of(const Bytes& bytes) { return {bytes.begin(), bytes.end()}; }
const Bytes read_request = idcard::request_of(Command::read);

}  // namespace

TEST_CASE("every kind of card becomes somebody else's, and can still be read") {
  for (const auto& [key, card] : test_cards()) {
    INFO(key);
    const auto original = read_answer(card);
    REQUIRE_FALSE(found_in(text_of(original), card).empty());
    const auto disguised = trace::disguised_answer(read_request, original);
    CHECK(disguised.size() == original.size());
    CHECK(found_in(text_of(disguised), card).empty());
    const auto reply = reply_in(disguised);
    const auto data = idcard::read_data(reply.data.expose());
    REQUIRE(data);
    CHECK(std::count(data->photo.begin(), data->photo.end(), 0x5A) == 0);
    CHECK(data->photo[0] == 0x57);
    const auto read = idcard::parse_card_text(data->text, data->photo);
    REQUIRE(read);
    const auto before = idcard::parse_card_text(emulator::card_text(card), {});
    CHECK(read->kind == before->kind);
    CHECK(read->valid_to.has_value() == before->valid_to.has_value());
    CHECK(read->name.expose().size() == before->name.expose().size());
  }
}

TEST_CASE("fingerprints are withheld") {
  Bytes body{0x00, 0x00, 0x90, 0x01, 0x00, 0x00, 0x00, 0x02, 0x00};  // facts A6: text, photo, fingerprints
  const auto text = emulator::card_text(test_cards().at("synthetic-1"));
  body.insert(body.end(), text.begin(), text.end());
  body.insert(body.end(), 512, 0x43);
  const Bytes request{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x30, 0x10, 0x23};
  const auto disguised = trace::disguised_answer(request, answer(body));
  CHECK(std::count(disguised.begin(), disguised.end(), 0x43) == 0);
  CHECK(reply_in(disguised).data.expose().size() == 6 + 256 + 512);
}

TEST_CASE("a newest address keeps its length alone") {
  const auto card = test_cards().at("synthetic-moved");
  Bytes body{0x00, 0x00, 0x90};
  const auto text = emulator::newest_address_text(card);
  body.insert(body.end(), text.begin(), text.end());
  const auto disguised = trace::disguised_answer(idcard::request_of(Command::newest_address), answer(body));
  CHECK(found_in(text_of(disguised), card).empty());
  idcard::IdCard read;
  idcard::add_newest_address(read, reply_in(disguised).data.expose());
  CHECK(read.newest_address->expose().size() == card.newest_address.size());
}

TEST_CASE("numbers of the chip are withheld, those of the module stay") {
  const auto found = answer({0x00, 0x00, 0x9F, 0x11, 0x22, 0x33, 0x44});
  CHECK(reply_in(trace::disguised_answer(idcard::request_of(Command::find), found)).data.expose() == Bytes(4, 0));
  const auto selected = answer({0x00, 0x00, 0x90, 1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(reply_in(trace::disguised_answer(idcard::request_of(Command::select), selected)).data.expose() == Bytes(8, 0));
  // Facts A4: the sheet's module id.
  const auto id = *from_hex("aaaaaa966900140000900500010009b8320105be1200adc5b11163");
  CHECK(trace::disguised_answer(idcard::request_of(Command::module_id), id) == id);
  const auto no_card = *from_hex("aaaaaa9669000400008084");  // facts A5
  CHECK(trace::disguised_answer(idcard::request_of(Command::find), no_card) == no_card);
}

TEST_CASE("what is damaged stays damaged, and says no more than what is whole") {
  const auto card = test_cards().at("synthetic-permit");
  auto stream = read_answer(card);
  SECTION("a wrong checksum stays wrong") {
    stream.back() ^= 0x21;
    idcard::FrameReader reader;
    const auto disguised = trace::disguised_answer(read_request, stream);
    reader.add(disguised);
    CHECK(reader.complete());
    CHECK_FALSE(reader.take());
  }
  SECTION("a preamble byte lost") {
    stream.erase(stream.begin());
    CHECK(reply_in(trace::disguised_answer(read_request, stream)).sw3 == 0x90);
  }
  SECTION("cut off anywhere") {
    for (std::size_t size = 0; size < stream.size(); size += 7) {
      const auto disguised = trace::disguised_answer(read_request, ByteView(stream).first(size));
      CHECK(disguised.size() == size);
      CHECK(found_in(text_of(disguised), card).empty());
    }
  }
  SECTION("stale bytes in front, bytes behind") {
    const auto text = emulator::card_text(card);
    Bytes behind = stream;
    behind.insert(behind.end(), text.begin(), text.end());
    CHECK(found_in(text_of(trace::disguised_answer(read_request, behind)), card).empty());
    CHECK(trace::disguised_answer(read_request, text) == Bytes(text.size(), 0));
  }
  SECTION("nobody knows what was asked") {
    const auto disguised = trace::disguised_answer({}, stream);
    CHECK(reply_in(disguised).data.expose() == Bytes(stream.size() - 11, 0));
  }
  SECTION("lengths that contradict one another") {
    stream[12] ^= 0x01;
    CHECK(found_in(text_of(trace::disguised_answer(read_request, stream)), card).empty());
  }
}

TEST_CASE("the command in a request") {
  CHECK(trace::command_in(read_request) == std::array<std::uint8_t, 2>{0x30, 0x01});
  CHECK_FALSE(trace::command_in(Bytes{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x30}));
  CHECK_FALSE(trace::command_in({}));
}
