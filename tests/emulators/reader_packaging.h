// The ways an emulated reader's frames travel: whole frames in, pieces for its endpoints out. Made here on purpose and
// not by the driver's code: two who agree on a mistake would not notice it.
#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/bytes.h"

namespace credit::emulator {

// T1: head and body on pipes of their own. T2: one pair. T3: HID reports. T4: wrapped in HID reports. T5: a serial
// line.
enum class ReaderShape { split, single, hid, hid_wrapped, serial };
inline constexpr std::array every_shape{ReaderShape::split, ReaderShape::single, ReaderShape::hid,
                                        ReaderShape::hid_wrapped, ReaderShape::serial};
std::optional<ReaderShape> shape_named(std::string_view name);  // "T1" to "T5"
const char* name_of(ReaderShape shape);
bool is_hid(ReaderShape shape);
// The id a reader of this shape has: of the SAM module itself, of a HID reader, of a serial adapter.
std::pair<std::uint16_t, std::uint16_t> id_of(ReaderShape shape);

std::vector<std::uint8_t> out_endpoints(ReaderShape shape);  // ascending
std::vector<std::uint8_t> in_endpoints(ReaderShape shape);

struct Piece {
  std::uint8_t endpoint;
  std::vector<Bytes> packets;
};

struct Cut {                         // a make's habits in cutting
  std::size_t packet_size = 64;      // smaller ones than wMaxPacketSize are short packets, each ends a transfer
  bool zero_length_packets = false;  // a ZLP ends every piece, needed or not; bulk pipes only
};
// head: bytes of the frame that travel on the first pipe of split ones.
std::vector<Piece> packed(ReaderShape shape, const Bytes& frame, std::size_t head, Cut cut);

// Gathers requests from what the host sends.
class RequestGatherer {
 public:
  explicit RequestGatherer(ReaderShape shape) : shape_(shape) {}
  std::optional<Bytes> take(std::uint8_t endpoint, const Bytes& data);  // a whole frame, checked or not
  void forget() { bytes_.clear(); }

 private:
  std::optional<Bytes> whole_frame();
  ReaderShape shape_;
  Bytes bytes_;
};

}  // namespace credit::emulator
