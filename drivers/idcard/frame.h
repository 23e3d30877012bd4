// GA 467 frames, as bytes: AA AA AA 96 69 | length, 2 bytes big-endian | body | checksum. The length counts body and
// checksum; the checksum is the XOR of everything between preamble and itself. Pure: no device, no clock.
#pragma once
#include <optional>

#include "base/bytes.h"
#include "base/personal.h"
#include "base/result.h"

namespace credit::idcard {

inline constexpr std::size_t frame_head_size = 7;      // preamble and length
inline constexpr std::size_t frame_data_limit = 3000;  // GA 467: data of one frame, bytes
// A reader may lose bytes of the preamble: the mark AA AA 96 69 is looked for in this many first bytes.
inline constexpr std::size_t resync_window = 7;

// SW1 SW2 speak of the card, SW3 is the status itself; data may hold somebody's card.
struct Reply {
  std::uint8_t sw1 = 0, sw2 = 0, sw3 = 0;
  Personal<Bytes> data;
};

Bytes encode_request(ByteView body);  // body: CMD Para [Data]

// Gathers one reply from pieces of any size. Bytes after the frame's end are dropped: a reply is strictly one frame.
class FrameReader {
 public:
  FrameReader() = default;
  FrameReader(const FrameReader&) = delete;
  FrameReader& operator=(const FrameReader&) = delete;
  ~FrameReader() { wipe(bytes_); }

  void add(ByteView piece);
  bool head_complete() const { return body_size().has_value(); }
  bool complete() const;
  // How many bytes are missing at least: of the head while that is incomplete, then of the body.
  std::size_t missing() const;
  // reader_garbled: no mark where one must be, an impossible length, or a wrong checksum. Only when complete() or
  // hopeless() says so.
  bool hopeless() const;
  Result<Reply> take() const;

 private:
  std::optional<std::size_t> mark() const;  // where AA AA 96 69 starts
  std::optional<std::size_t> body_size() const;
  Bytes bytes_;
};

}  // namespace credit::idcard
