// Frames: every request and status of GA 467 (tables 9, 10, 16; SAMPDF) by its published bytes, and what becomes of
// damaged ones.
#include "drivers/idcard/frame.h"
#include "base/failures/card.h"
#include "base/failures/reader.h"
#include "drivers/idcard/commands.h"
#include "drivers/idcard/status.h"
#include "tests/support/catch.h"
#include "tests/unit/idcard/digest.h"
#include "tests/unit/idcard/sample.h"

using namespace credit;
using namespace credit::idcard;
using test::sha256;

namespace {

Bytes bytes_of(std::string hex) {
  std::erase(hex, ' ');
  return *from_hex(hex);
}

Result<Reply> read(ByteView bytes) {
  FrameReader reader;
  reader.add(bytes);
  return reader.take();
}

Bytes read_reply(const Bytes& text, const Bytes& photo) {
  Bytes body{0, 0, 0x90, 0, 0, 0, 0};
  body[3] = static_cast<std::uint8_t>(text.size() >> 8);
  body[4] = static_cast<std::uint8_t>(text.size() & 0xFF);
  body[5] = static_cast<std::uint8_t>(photo.size() >> 8);
  body[6] = static_cast<std::uint8_t>(photo.size() & 0xFF);
  body.insert(body.end(), text.begin(), text.end());
  body.insert(body.end(), photo.begin(), photo.end());
  return encode_request(body);  // a reply is framed as a request is
}

const Bytes found = bytes_of("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97");

}  // namespace

TEST_CASE("requests are the published bytes") {
  const std::pair<Command, const char*> published[] = {{Command::reset_module, "AA AA AA 96 69 00 03 10 FF EC"},
                                                       {Command::module_status, "AA AA AA 96 69 00 03 11 FF ED"},
                                                       {Command::module_id, "AA AA AA 96 69 00 03 12 FF EE"},
                                                       {Command::find, "AA AA AA 96 69 00 03 20 01 22"},
                                                       {Command::select, "AA AA AA 96 69 00 03 20 02 21"},
                                                       {Command::read, "AA AA AA 96 69 00 03 30 01 32"},
                                                       {Command::newest_address, "AA AA AA 96 69 00 03 30 03 30"}};
  for (const auto& [command, hex] : published) CHECK(to_hex(request_of(command)) == to_hex(bytes_of(hex)));
}

// GA467 and SAMPDF; those we never send are built all the same, so that the checksum's rule is seen on all of them.
TEST_CASE("the requests we do not send have their published bytes too") {
  const std::pair<const char*, const char*> published[] = {
      {"30 10", "AA AA AA 96 69 00 03 30 10 23"},       {"30 05", "AA AA AA 96 69 00 03 30 05 36"},
      {"60 00", "AA AA AA 96 69 00 03 60 00 63"},       {"60 01", "AA AA AA 96 69 00 03 60 01 62"},
      {"60 02", "AA AA AA 96 69 00 03 60 02 61"},       {"60 03", "AA AA AA 96 69 00 03 60 03 60"},
      {"60 04", "AA AA AA 96 69 00 03 60 04 67"},       {"61 FF 56", "AA AA AA 96 69 00 04 61 FF 56 CC"},
      {"61 FF 50", "AA AA AA 96 69 00 04 61 FF 50 CA"}, {"61 FF 58", "AA AA AA 96 69 00 04 61 FF 58 C2"}};
  for (const auto& [body, frame] : published) CHECK(to_hex(encode_request(bytes_of(body))) == to_hex(bytes_of(frame)));
}

TEST_CASE("every status has its published frame, its kind and who can act") {
  struct Row {
    const char* after_preamble;
    std::uint8_t sw3;
    StatusKind kind;
    std::optional<FailureCode> failure;
    std::optional<WhoCanAct> who;
  };
  using enum StatusKind;
  using Who = WhoCanAct;
  const Row rows[] = {
      {"00 04 00 00 90 94", 0x90, success, {}, {}},
      {"00 08 00 00 9F 00 00 00 00 97", 0x9F, card_found, {}, {}},
      {"00 04 00 00 10 14", 0x10, link, failure::reader_garbled, Who::staff},
      {"00 04 00 00 11 15", 0x11, link, failure::reader_garbled, Who::staff},
      {"00 04 00 00 21 25", 0x21, refused, failure::reader_command_refused, Who::staff},
      {"00 04 00 00 23 27", 0x23, refused, failure::reader_command_refused, Who::staff},
      {"00 04 00 00 24 20", 0x24, module, failure::reader_trouble, Who::nobody},
      {"00 04 00 00 31 35", 0x31, card, failure::card_moved, Who::citizen},
      {"00 04 00 00 32 36", 0x32, card, failure::card_not_genuine, Who::staff},
      {"00 04 00 00 33 37", 0x33, card, failure::card_not_genuine, Who::staff},
      {"00 04 00 00 40 44", 0x40, card, failure::card_kind_unknown, Who::citizen},
      {"00 04 00 00 41 45", 0x41, card, failure::card_moved, Who::citizen},
      {"00 04 00 00 47 43", 0x47, card, failure::card_moved, Who::citizen},
      {"00 04 00 00 60 64", 0x60, module, failure::reader_self_test_failed, Who::staff},
      {"00 04 00 00 66 62", 0x66, module, failure::reader_not_authorised, Who::staff},
      {"00 04 00 00 80 84", 0x80, no_card, failure::card_moved, Who::citizen},
      {"00 04 00 00 81 85", 0x81, card, failure::card_moved, Who::citizen},
      {"00 04 00 00 91 95", 0x91, item_empty, {}, {}},
  };
  for (const auto& row : rows) {
    INFO(row.after_preamble);
    const auto reply = read(bytes_of(std::string("AA AA AA 96 69 ") + row.after_preamble));
    REQUIRE(reply);
    CHECK(reply->sw3 == row.sw3);
    const auto meaning = meaning_of(reply->sw3);
    CHECK(meaning.kind == row.kind);
    CHECK(meaning.failure == row.failure);
    if (row.failure) CHECK(words_of(*row.failure).who == *row.who);
  }
  CHECK(std::size(rows) == all_statuses().size());
  CHECK(meaning_of(0x50).failure == failure::reader_trouble);  // in no table
}

TEST_CASE("the module's id reads as its maker prints it") {
  const auto reply = read(bytes_of("AA AA AA 96 69 00 14 00 00 90 05 00 01 00 09 B8 32 01 05 BE 12 00 AD C5 B1 11 63"));
  REQUIRE(reply);
  CHECK(module_id_text(reply->data.expose()).value() == "05.01-20101129-0001228293-0296863149");
  CHECK(module_id_text(ByteView(reply->data.expose()).first(15)).error().code == failure::reader_garbled);
}

TEST_CASE("the synthetic read reply is the described one, to the digest") {
  const Bytes text = emulator::card_text(test::sample_card());
  CHECK(sha256(text) == "1d0db9bfa07dbff6a81ddd1c495707d7f5d57c44ea1325f8ec540e31ed0a183b");
  const Bytes frame = read_reply(text, emulator::card_photo());
  CHECK(frame.size() == 1295);
  CHECK(frame.back() == 0x00);
  CHECK(sha256(frame) == "ae8d5014f6d2dff22c4a27cc927814a1ff5010c5695dcd8a21cc6ff9a2aef16b");
  const auto reply = read(frame);
  REQUIRE(reply);
  const auto parts = read_data(reply->data.expose());
  REQUIRE(parts);
  CHECK(Bytes(parts->text.begin(), parts->text.end()) == text);
  CHECK(parts->photo.size() == 1024);
}

TEST_CASE("replies with fingerprints are measured, and nothing of the finger is handed on") {
  struct Row {  // readers.md A6: SAMPDF, com.sdt; synthetic text and photo, zeroes for the finger
    std::size_t finger, total;
    std::uint8_t checksum;
    const char* head;
  };
  const Bytes text = emulator::card_text(test::sample_card());
  for (const auto& [finger, total, checksum, head] : {Row{1024, 2321, 0x0A, "aaaaaa9669090a000090010004000400"},
                                                      Row{512, 1809, 0x02, "aaaaaa9669070a000090010004000200"},
                                                      Row{0, 1297, 0x02, "aaaaaa9669050a000090010004000000"}}) {
    Bytes body{
        0, 0, 0x90, 1, 0, 4, 0, static_cast<std::uint8_t>(finger >> 8), static_cast<std::uint8_t>(finger & 0xFF)};
    const Bytes photo = emulator::card_photo();
    body.insert(body.end(), text.begin(), text.end());
    body.insert(body.end(), photo.begin(), photo.end());
    body.resize(body.size() + finger);
    const Bytes frame = encode_request(body);
    CHECK(frame.size() == total);
    CHECK(frame.back() == checksum);
    CHECK(to_hex(ByteView(frame).first(16)) == head);
    const auto reply = read(frame);
    REQUIRE(reply);
    const auto parts = read_data_with_finger(reply->data.expose());
    REQUIRE(parts);
    CHECK(parts->finger_size == finger);
    CHECK(Bytes(parts->text.begin(), parts->text.end()) == text);
    CHECK(Bytes(parts->photo.begin(), parts->photo.end()) == photo);
    CHECK(read_data(reply->data.expose()).error().code == failure::reader_garbled);  // nobody asked for it
    Bytes damaged = reply->data.expose();
    damaged[4] = 0x06;
    CHECK(read_data_with_finger(damaged).error().code == failure::reader_garbled);
    CHECK(read_data_with_finger(ByteView(damaged).first(5)).error().code == failure::reader_garbled);
  }
}

TEST_CASE("no command asks for fingerprints") {
  for (const auto command : {Command::reset_module, Command::module_status, Command::module_id, Command::find,
                             Command::select, Command::read, Command::newest_address})
    CHECK(code_of(command) != std::array<std::uint8_t, 2>{0x30, 0x10});
}

TEST_CASE("a read reply's own lengths are believed only when they add up") {
  const auto reply = read(read_reply(Bytes(240, ' '), Bytes(900)));
  REQUIRE(reply);
  Bytes data = reply->data.expose();
  CHECK(read_data(data)->text.size() == 240);
  data[1] = 239;
  CHECK(read_data(data).error().code == failure::reader_garbled);
  data[0] = 0xFF;
  CHECK(read_data(data).error().code == failure::reader_garbled);
  CHECK(read_data(Bytes(3)).error().code == failure::reader_garbled);
}

TEST_CASE("a frame may come in pieces of any size") {
  const Bytes frame = read_reply(emulator::card_text(test::sample_card()), emulator::card_photo());
  for (std::size_t piece = 1; piece < frame.size(); piece += 1 + piece / 3) {
    FrameReader reader;
    for (std::size_t at = 0; at < frame.size(); at += piece) {
      CHECK_FALSE(reader.complete());
      CHECK(reader.missing() > 0);
      reader.add(ByteView(frame).subspan(at, std::min(piece, frame.size() - at)));
    }
    CHECK(reader.complete());
    CHECK(reader.take());
  }
}

TEST_CASE("a lost preamble byte is got over, a lost mark is not") {
  for (std::size_t lost = 0; lost <= 1; ++lost) {
    Bytes shorter(found.begin() + static_cast<std::ptrdiff_t>(lost), found.end());
    CHECK(read(shorter)->sw3 == 0x9F);
  }
  Bytes noisy = found;
  noisy.insert(noisy.begin(), {0x00, 0xAA});  // two bytes of noise before: the mark still lies in the window
  CHECK(read(noisy)->sw3 == 0x9F);
  FrameReader hopeless;
  hopeless.add(ByteView(found).subspan(2));  // AA 96 69: no mark left
  CHECK(hopeless.hopeless());
  CHECK(hopeless.take().error().code == failure::reader_garbled);
}

TEST_CASE("no prefix is a frame, no flipped bit goes unnoticed") {
  for (std::size_t size = 0; size < found.size(); ++size) CHECK_FALSE(read(ByteView(found).first(size)));
  for (std::size_t at = 5; at < found.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      Bytes flipped = found;
      flipped[at] = static_cast<std::uint8_t>(flipped[at] ^ 1 << bit);
      CHECK_FALSE(read(flipped));
    }
}

TEST_CASE("lengths outside the standard are refused at once") {
  for (const char* length : {"00 00", "00 03", "0B BD", "FF FF"}) {
    FrameReader reader;
    reader.add(bytes_of(std::string("AA AA AA 96 69 ") + length));
    CHECK(reader.hopeless());
    CHECK(reader.take().error().code == failure::reader_garbled);
  }
}
