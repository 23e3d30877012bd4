// What a photo decoder answers, checked to the byte. The protocol, version 1:
//   standard input:  the photo as the card holds it (1024 bytes, WLT), then the end of the stream
//   standard output: 43 52 47 42 ("CRGB"), width and height (2 bytes each, little-endian), then width * height * 3
//                    bytes, red green blue, row by row from the top, then the end of the stream; exit code 0
// Anything else is no picture.
#pragma once
#include "base/bytes.h"
#include "base/personal.h"
#include "base/result.h"

namespace credit::plugin {

struct Picture {
  std::uint16_t width = 0, height = 0;
  Personal<Bytes> rgb;
};

inline constexpr std::size_t picture_head_size = 8;
inline constexpr std::size_t picture_side_limit = 512;     // pixels
inline constexpr std::size_t picture_byte_limit = 60'000;  // of red green blue; a card's photo has 38,556

Result<Picture> picture_from(ByteView answer);  // photo_not_decoded

}  // namespace credit::plugin
