// A scan or a photo as gray pixels. Everything read here is hostile.
#pragma once
#include "base/bytes.h"
#include "base/result.h"

namespace credit::verify {

inline constexpr std::uint64_t pixel_limit = 100'000'000;  // an A3 page at 600 dpi has 70 million
inline constexpr std::size_t picture_bytes_limit = 64U << 20;

struct Picture {
  int width = 0, height = 0;
  Bytes gray;  // row by row, 0 black, 255 white

  bool fits() const {
    return width > 0 && height > 0 && gray.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  }
};

bool is_png(ByteView bytes);
bool is_jpeg(ByteView bytes);

// Strict: every checksum right (ancillary chunks too), nothing after the end. picture_unreadable, picture_too_large
Result<Picture> read_png(ByteView bytes);
// A damaged JPEG is read as far as it goes (the code has its own redundancy); nothing after the end.
// picture_unreadable, picture_too_large
Result<Picture> read_jpeg(ByteView bytes);
// By content, never by name. The failures above; picture_unreadable for any other kind of file.
Result<Picture> read_picture(ByteView bytes);

Picture doubled(const Picture& picture);   // each pixel 2 x 2, smoothed
Picture halved(const Picture& picture);    // mean of 2 x 2
Picture denoised(const Picture& picture);  // median of 3 x 3
Picture smoothed(const Picture& picture);  // 1 2 1 in both directions
// Black or white by the mean of the surroundings, `reach` pixels on every side.
Picture in_black_and_white(const Picture& picture, int reach);
Picture cut_out(const Picture& picture, int x, int y, int width, int height);  // inside the picture

}  // namespace credit::verify
