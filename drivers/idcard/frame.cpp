#include "drivers/idcard/frame.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/failures/reader.h"

namespace credit::idcard {
namespace {

constexpr std::array<std::uint8_t, 5> preamble{0xAA, 0xAA, 0xAA, 0x96, 0x69};
constexpr std::array<std::uint8_t, 4> mark_bytes{0xAA, 0xAA, 0x96, 0x69};
constexpr std::size_t status_size = 3;
constexpr std::size_t checksum_size = 1;
constexpr std::size_t frame_size_limit = frame_head_size + status_size + frame_data_limit + checksum_size;

std::uint8_t checksum(ByteView bytes) {
  return std::accumulate(bytes.begin(), bytes.end(), std::uint8_t{0},
                         [](std::uint8_t sum, std::uint8_t byte) { return static_cast<std::uint8_t>(sum ^ byte); });
}

bool possible(std::size_t length) {
  return length >= status_size + checksum_size && length <= status_size + frame_data_limit + checksum_size;
}

}  // namespace

Bytes encode_request(ByteView body) {
  const std::size_t length = body.size() + checksum_size;
  CREDIT_ENSURE(!body.empty() && length <= frame_data_limit);
  Bytes frame(preamble.begin(), preamble.end());
  frame.push_back(static_cast<std::uint8_t>(length >> 8));
  frame.push_back(static_cast<std::uint8_t>(length & 0xFF));
  frame.insert(frame.end(), body.begin(), body.end());
  frame.push_back(checksum(ByteView(frame).subspan(preamble.size())));
  return frame;
}

void FrameReader::add(ByteView piece) {
  if (bytes_.capacity() == 0) bytes_.reserve(frame_size_limit);  // never moved, so nothing is left behind unwiped
  const std::size_t room = frame_size_limit - bytes_.size();
  piece = piece.first(std::min(room, piece.size()));
  bytes_.insert(bytes_.end(), piece.begin(), piece.end());
}

std::optional<std::size_t> FrameReader::mark() const {
  const auto end = bytes_.begin() + static_cast<std::ptrdiff_t>(std::min(bytes_.size(), resync_window));
  const auto found = std::search(bytes_.begin(), end, mark_bytes.begin(), mark_bytes.end());
  if (found == end) return std::nullopt;
  return static_cast<std::size_t>(found - bytes_.begin());
}

std::optional<std::size_t> FrameReader::body_size() const {
  const auto at = mark();
  if (!at || bytes_.size() < *at + mark_bytes.size() + 2) return std::nullopt;
  const std::size_t length_at = *at + mark_bytes.size();
  return static_cast<std::size_t>(bytes_[length_at] << 8 | bytes_[length_at + 1]);
}

std::size_t FrameReader::missing() const {
  const auto body = body_size();
  if (!body) return bytes_.size() < frame_head_size ? frame_head_size - bytes_.size() : 1;
  const std::size_t whole = *mark() + mark_bytes.size() + 2 + *body;
  return whole > bytes_.size() ? whole - bytes_.size() : 0;
}

bool FrameReader::complete() const {
  const auto body = body_size();
  return body && possible(*body) && missing() == 0;
}

bool FrameReader::hopeless() const {
  const auto body = body_size();
  if (body) return !possible(*body);
  return bytes_.size() >= resync_window && !mark();
}

Result<Reply> FrameReader::take() const {
  if (hopeless() || !complete()) return fail(failure::reader_garbled, "not a frame");
  const std::size_t length_at = *mark() + mark_bytes.size();
  const auto counted = ByteView(bytes_).subspan(length_at, 2 + *body_size());
  if (checksum(counted) != 0) return fail(failure::reader_garbled, "wrong checksum");
  const auto data = counted.subspan(2 + status_size, *body_size() - status_size - checksum_size);
  return Reply{counted[2], counted[3], counted[4], Personal<Bytes>(Bytes(data.begin(), data.end()))};
}

}  // namespace credit::idcard
