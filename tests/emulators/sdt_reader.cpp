#include "tests/emulators/sdt_reader.h"

#include <algorithm>

namespace credit::emulator {
namespace {

const Bytes preamble{0xAA, 0xAA, 0xAA, 0x96, 0x69};
// The worked example of the module's description: 05.01-20101129-0001228293-0296863149.
const Bytes module_id{0x05, 0x00, 0x01, 0x00, 0x09, 0xB8, 0x32, 0x01, 0x05, 0xBE, 0x12, 0x00, 0xAD, 0xC5, 0xB1, 0x11};
constexpr std::uint8_t success = 0x90, found = 0x9F, empty = 0x91, no_card = 0x80, select_failed = 0x81,
                       read_failed = 0x41;
constexpr std::uint8_t wrong_checksum = 0x10, wrong_length = 0x11, unknown_command = 0x21;
constexpr std::size_t request_size = 10;  // of every request without data

std::uint8_t sum(const Bytes& bytes, std::size_t from) {
  std::uint8_t result = 0;
  for (std::size_t i = from; i < bytes.size(); ++i) result = static_cast<std::uint8_t>(result ^ bytes[i]);
  return result;
}

Bytes frame(std::uint8_t sw3, const Bytes& data) {
  Bytes bytes = preamble;
  const std::size_t length = data.size() + 4;
  bytes.insert(bytes.end(),
               {static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length & 0xFF), 0, 0, sw3});
  bytes.insert(bytes.end(), data.begin(), data.end());
  bytes.push_back(sum(bytes, preamble.size()));
  return bytes;
}

}  // namespace

void SdtReader::power_on() {
  health_ = Health::well;
  requests_.forget();
  stage_ = Stage::none;
}

void SdtReader::bus_reset() {
  if (health_ != Health::past_help) power_on();
}

void SdtReader::insert(SyntheticCard card) {
  card_ = std::move(card);
  stage_ = Stage::none;
}

void SdtReader::remove() {
  card_.reset();
  stage_ = Stage::none;
}

std::optional<Answer> SdtReader::hear(std::uint8_t endpoint, const Bytes& data) {
  const auto request = requests_.take(endpoint, data);
  if (!request || request->size() < request_size) return std::nullopt;
  const auto ask = static_cast<Ask>((*request)[7] << 8 | (*request)[8]);
  if (!std::equal(preamble.begin(), preamble.end(), request->begin()) || deaf(ask)) return std::nullopt;
  if (request->size() != request_size) return pack(ask, {wrong_length, {}});
  if (sum(*request, preamble.size()) != 0) return pack(ask, {wrong_checksum, {}});
  ++asked_[ask];
  return pack(ask, obey(ask));
}

bool SdtReader::deaf(Ask ask) {
  if (fault(Fault::Kind::hang, ask)) health_ = Health::hung;
  if (fault(Fault::Kind::hang_for_good, ask)) health_ = Health::past_help;
  return health_ != Health::well || fault(Fault::Kind::silence, ask);
}

SdtReader::Said SdtReader::obey(Ask ask) {
  if (const auto wrong = fault(Fault::Kind::wrong_status, ask)) return {static_cast<std::uint8_t>(wrong->value), {}};
  switch (ask) {
    case Ask::reset:
      stage_ = Stage::none;
      return {success, {}};
    case Ask::status:
      return {success, {}};
    case Ask::id:
      return {success, module_id};
    case Ask::find:
      if (!card_ || (stage_ == Stage::read && silent_after_read)) return {no_card, {}};
      stage_ = Stage::found;
      return {found, Bytes(4)};
    case Ask::select:
      if (!card_ || stage_ != Stage::found) return {select_failed, {}};
      stage_ = Stage::selected;
      return {success, Bytes(8)};
    case Ask::read:
      return read();
    case Ask::newest_address:
      if (!knows_newest_address) return {unknown_command, {}};
      if (stage_ != Stage::read) return {read_failed, {}};
      return card_->newest_address.empty() ? Said{empty, {}} : Said{success, newest_address_text(*card_)};
    case Ask::card_number:
      return stage_ == Stage::read ? Said{success, Bytes(28)} : Said{read_failed, {}};
    case Ask::read_with_finger:
      break;
  }
  return {unknown_command, {}};
}

SdtReader::Said SdtReader::read() {
  if (!card_ || (stage_ != Stage::selected && stage_ != Stage::read)) return {read_failed, {}};
  stage_ = Stage::read;
  Bytes text = card_text(*card_);
  text.resize(text_length);
  const Bytes photo = card_photo();
  Bytes data{static_cast<std::uint8_t>(text.size() >> 8), static_cast<std::uint8_t>(text.size() & 0xFF),
             static_cast<std::uint8_t>(photo.size() >> 8), static_cast<std::uint8_t>(photo.size() & 0xFF)};
  data.insert(data.end(), text.begin(), text.end());
  data.insert(data.end(), photo.begin(), photo.end());
  return {success, data};
}

std::optional<Fault> SdtReader::fault(Fault::Kind kind, Ask ask) {
  const auto match = std::find_if(faults_.begin(), faults_.end(), [&](const Fault& one) {
    return one.kind == kind && (!one.only || *one.only == ask);
  });
  if (match == faults_.end()) return std::nullopt;
  const Fault taken = *match;
  faults_.erase(match);
  return taken;
}

Answer SdtReader::pack(Ask ask, const Said& said) {
  using Kind = Fault::Kind;
  Answer answer;
  answer.ask = ask;
  answer.after = times_.contains(ask) ? times_[ask] : std::chrono::milliseconds(5);
  if (const auto slow = fault(Kind::slowness, ask)) answer.after = std::chrono::milliseconds(slow->value);
  Bytes bytes = frame(said.sw3, said.data);
  std::size_t head = preamble.size() + 2;
  if (fault(Kind::wrong_checksum, ask)) bytes.back() = static_cast<std::uint8_t>(bytes.back() ^ 0x5A);
  if (fault(Kind::lose_preamble_byte, ask)) bytes.erase(bytes.begin()), --head;
  const auto in = in_endpoints(shape_).front();
  if (fault(Kind::stall, ask)) answer.stall = in;
  if (fault(Kind::protocol_error, ask)) answer.protocol_error = in;
  if (const auto pulled = fault(Kind::unplug, ask)) {
    bytes.resize(std::min(bytes.size(), static_cast<std::size_t>(pulled->value)));
    answer.unplug = true;
  }
  answer.pieces = packed(shape_, bytes, head, cut);
  damage(answer);
  if (const auto stale = fault(Kind::stale_bytes, ask))
    answer.pieces.insert(answer.pieces.begin(), {in, {Bytes(static_cast<std::size_t>(stale->value), 0x5A)}});
  return answer;
}

void SdtReader::damage(Answer& answer) {
  auto& packets = answer.pieces.back().packets;
  const auto middle = packets.size() / 2;
  if (fault(Fault::Kind::garble_packet, answer.ask) && !packets[middle].empty()) {
    auto& byte = packets[middle][packets[middle].size() / 2];
    byte = static_cast<std::uint8_t>(byte ^ 0x10);
  }
  if (fault(Fault::Kind::lose_packet, answer.ask)) packets.erase(packets.begin() + static_cast<std::ptrdiff_t>(middle));
}

}  // namespace credit::emulator
