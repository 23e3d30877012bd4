// A picture of a look: a PNG (ISO/IEC 15948) as the PDF will carry it. Only the plain kind is taken: eight bits a
// sample, RGB or RGBA, not interlaced; that keeps the reader small and what it accepts easy to say.
#pragma once
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::render {

inline constexpr int picture_side_limit = 1200;                // pixels
inline constexpr std::size_t picture_bytes_limit = 256 << 10;  // of the file

// Samples deflated, row by row.
struct Picture {
  int width = 0, height = 0;   // pixels
  std::string colours, alpha;  // RGB; alpha "" where the picture has none
  double printed_width = 0;    // points
  std::string words;           // what the picture shows, for those who do not see it

  double printed_height() const { return printed_width * height / width; }
};

Result<Picture> read_picture(ByteView png);  // look_malformed

}  // namespace credit::render
