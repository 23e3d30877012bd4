#include "tests/emulators/reader_packaging.h"

#include <algorithm>
#include <numeric>

#include "base/result.h"

namespace credit::emulator {
namespace {

const Bytes preamble{0xAA, 0xAA, 0xAA, 0x96, 0x69};
constexpr std::size_t length_end = 7, report_size = 64;
constexpr std::uint8_t request_flag = 0x88, answer_flag = 0xAA, identity_command = 0xB1;
constexpr std::size_t wrapping = 10;  // flag, serial number, length, result, index, sum

std::uint16_t additive(const Bytes& bytes, std::size_t from, std::size_t to) {
  return std::accumulate(bytes.begin() + static_cast<std::ptrdiff_t>(from),
                         bytes.begin() + static_cast<std::ptrdiff_t>(to), std::uint16_t{0},
                         [](std::uint16_t sum, std::uint8_t byte) { return static_cast<std::uint16_t>(sum + byte); });
}

void append_little(Bytes& bytes, std::size_t value) {
  bytes.push_back(static_cast<std::uint8_t>(value & 0xFF));
  bytes.push_back(static_cast<std::uint8_t>(value >> 8));
}

std::vector<Bytes> pieces_of(const Bytes& bytes, std::size_t size) {
  std::vector<Bytes> cut;
  for (std::size_t at = 0; at < bytes.size(); at += size) {
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    cut.emplace_back(from, from + static_cast<std::ptrdiff_t>(std::min(size, bytes.size() - at)));
  }
  return cut;
}

Bytes wrapped(const Bytes& data, std::size_t index) {
  Bytes report{answer_flag, 0, 0};
  append_little(report, 1 + 2 + data.size());
  report.push_back(0);  // result
  append_little(report, index);
  report.insert(report.end(), data.begin(), data.end());
  append_little(report, additive(report, 3, report.size()));
  return report;
}

std::vector<Bytes> reports(ReaderShape shape, const Bytes& frame, Cut cut) {
  const std::size_t room = shape == ReaderShape::hid ? cut.packet_size : cut.packet_size - wrapping;
  auto all = pieces_of(frame, room);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (shape == ReaderShape::hid_wrapped) all[i] = wrapped(all[i], i);
    if (shape == ReaderShape::hid_wrapped || cut.packet_size == report_size) all[i].resize(report_size);
  }
  return all;
}

// What the wrapper holds, or nothing when it is not a wrapper of ours.
std::optional<Bytes> unwrapped(const Bytes& report) {
  if (report.size() != report_size || report[0] != request_flag) return std::nullopt;
  const std::size_t length = static_cast<std::size_t>(report[3] | report[4] << 8);
  if (length < 1 || 5 + length + 2 > report.size() || report[5] != identity_command) return std::nullopt;
  const auto sum = additive(report, 3, 5 + length);
  if (report[5 + length] != (sum & 0xFF) || report[6 + length] != sum >> 8) return std::nullopt;
  return Bytes(report.begin() + 6, report.begin() + static_cast<std::ptrdiff_t>(5 + length));
}

}  // namespace

std::optional<ReaderShape> shape_named(std::string_view name) {
  for (const auto shape : every_shape)
    if (name == name_of(shape)) return shape;
  return std::nullopt;
}

const char* name_of(ReaderShape shape) {
  constexpr const char* names[] = {"T1", "T2", "T3", "T4", "T5"};
  return names[static_cast<std::size_t>(shape)];
}

bool is_hid(ReaderShape shape) { return shape == ReaderShape::hid || shape == ReaderShape::hid_wrapped; }

std::pair<std::uint16_t, std::uint16_t> id_of(ReaderShape shape) {
  switch (shape) {
    case ReaderShape::split:
    case ReaderShape::single:
      return {0x0400, 0xC35A};
    case ReaderShape::hid:
      return {0x2B8B, 0x2721};
    case ReaderShape::hid_wrapped:
      return {0x10C4, 0x0007};
    case ReaderShape::serial:
      return {0x1A86, 0x55D4};  // an adapter that the kernel's cdc_acm serves
  }
  impossible("a shape without an id", __FILE__, __LINE__);
}

// T1: GA 467 tables 11 to 14. The others are taken from the descriptor by whoever drives them.
std::vector<std::uint8_t> out_endpoints(ReaderShape shape) {
  if (shape == ReaderShape::split) return {0x02, 0x06};
  return {shape == ReaderShape::single ? std::uint8_t{0x02} : std::uint8_t{0x01}};
}
std::vector<std::uint8_t> in_endpoints(ReaderShape shape) {
  if (shape == ReaderShape::split) return {0x81, 0x85};
  return {shape == ReaderShape::serial ? std::uint8_t{0x82} : std::uint8_t{0x81}};
}

std::vector<Piece> packed(ReaderShape shape, const Bytes& frame, std::size_t head, Cut cut) {
  const auto in = in_endpoints(shape);
  if (is_hid(shape)) return {{in[0], reports(shape, frame, cut)}};
  std::vector<Piece> pieces{{in[0], {}}};
  if (shape == ReaderShape::split && frame.size() > head) {
    const auto middle = frame.begin() + static_cast<std::ptrdiff_t>(head);
    pieces[0].packets = pieces_of(Bytes(frame.begin(), middle), cut.packet_size);
    pieces.push_back({in[1], pieces_of(Bytes(middle, frame.end()), cut.packet_size)});
  } else {
    pieces[0].packets = pieces_of(frame, cut.packet_size);
  }
  if (cut.zero_length_packets && shape != ReaderShape::serial)
    for (auto& piece : pieces) piece.packets.emplace_back();
  return pieces;
}

std::optional<Bytes> RequestGatherer::take(std::uint8_t endpoint, const Bytes& data) {
  Bytes more = data;
  if (shape_ == ReaderShape::hid_wrapped) more = unwrapped(data).value_or(Bytes());
  const bool starts_anew = is_hid(shape_) || (shape_ != ReaderShape::serial && endpoint == out_endpoints(shape_)[0]);
  if (starts_anew) bytes_.clear();
  bytes_.insert(bytes_.end(), more.begin(), more.end());
  auto frame = whole_frame();
  if (frame) bytes_.clear();
  return frame;
}

// On a line, noise before the preamble is passed over.
std::optional<Bytes> RequestGatherer::whole_frame() {
  const auto start = std::search(bytes_.begin(), bytes_.end(), preamble.begin(), preamble.end());
  if (shape_ != ReaderShape::serial && start != bytes_.begin()) return std::nullopt;
  const bool nothing = start == bytes_.end();
  bytes_.erase(bytes_.begin(), nothing ? bytes_.end() - std::min<std::ptrdiff_t>(std::ssize(bytes_), 4) : start);
  if (nothing) return std::nullopt;
  if (bytes_.size() < length_end) return std::nullopt;
  const std::size_t whole = length_end + static_cast<std::size_t>(bytes_[5] << 8 | bytes_[6]);
  if (bytes_.size() < whole) return std::nullopt;
  return Bytes(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(whole));
}

}  // namespace credit::emulator
