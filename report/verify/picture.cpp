#include "report/verify/picture.h"

#include <algorithm>
#include <array>

#include "base/failures/verify.h"

namespace credit::verify {
namespace {

bool starts_with(ByteView bytes, ByteView head) {
  return bytes.size() >= head.size() && std::equal(head.begin(), head.end(), bytes.begin());
}

constexpr std::array<std::uint8_t, 8> png_head{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr std::array<std::uint8_t, 3> jpeg_head{0xFF, 0xD8, 0xFF};

std::size_t at(const Picture& picture, int x, int y) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x);
}

Picture blank(int width, int height) {
  Picture picture{width, height, {}};
  picture.gray.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  return picture;
}

std::uint8_t mean(unsigned sum, unsigned count) { return static_cast<std::uint8_t>((sum + count / 2) / count); }

}  // namespace

bool is_png(ByteView bytes) { return starts_with(bytes, png_head); }
bool is_jpeg(ByteView bytes) { return starts_with(bytes, jpeg_head); }

Result<Picture> read_picture(ByteView bytes) {
  if (bytes.size() > picture_bytes_limit) return fail(failure::picture_too_large, "file size");
  if (is_png(bytes)) return read_png(bytes);
  if (is_jpeg(bytes)) return read_jpeg(bytes);
  return fail(failure::picture_unreadable, "neither PNG nor JPEG");
}

// Linear interpolation at the quarter points, so that a module's edge stays where it was.
Picture doubled(const Picture& picture) {
  Picture twice = blank(picture.width * 2, picture.height * 2);
  for (int y = 0; y < twice.height; ++y) {
    const int near_y = y / 2;
    const int far_y = std::clamp(near_y + (y % 2 != 0 ? 1 : -1), 0, picture.height - 1);
    for (int x = 0; x < twice.width; ++x) {
      const int near_x = x / 2;
      const int far_x = std::clamp(near_x + (x % 2 != 0 ? 1 : -1), 0, picture.width - 1);
      const unsigned sum = 9U * picture.gray[at(picture, near_x, near_y)] +
                           3U * picture.gray[at(picture, far_x, near_y)] +
                           3U * picture.gray[at(picture, near_x, far_y)] + picture.gray[at(picture, far_x, far_y)];
      twice.gray[at(twice, x, y)] = mean(sum, 16);
    }
  }
  return twice;
}

Picture halved(const Picture& picture) {
  Picture half = blank(std::max(1, picture.width / 2), std::max(1, picture.height / 2));
  for (int y = 0; y < half.height; ++y) {
    for (int x = 0; x < half.width; ++x) {
      const int right = std::min(2 * x + 1, picture.width - 1);
      const int below = std::min(2 * y + 1, picture.height - 1);
      const unsigned sum = 0U + picture.gray[at(picture, 2 * x, 2 * y)] + picture.gray[at(picture, right, 2 * y)] +
                           picture.gray[at(picture, 2 * x, below)] + picture.gray[at(picture, right, below)];
      half.gray[at(half, x, y)] = mean(sum, 4);
    }
  }
  return half;
}

Picture denoised(const Picture& picture) {
  Picture calm = picture;
  std::array<std::uint8_t, 9> around{};
  for (int y = 1; y + 1 < picture.height; ++y) {
    for (int x = 1; x + 1 < picture.width; ++x) {
      std::size_t n = 0;
      for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) around[n++] = picture.gray[at(picture, x + dx, y + dy)];
      std::nth_element(around.begin(), around.begin() + 4, around.end());
      calm.gray[at(calm, x, y)] = around[4];
    }
  }
  return calm;
}

Picture smoothed(const Picture& picture) {
  Picture calm = picture;
  for (int y = 1; y + 1 < picture.height; ++y) {
    for (int x = 1; x + 1 < picture.width; ++x) {
      const auto row = [&](int dy) {
        return 0U + picture.gray[at(picture, x - 1, y + dy)] + 2U * picture.gray[at(picture, x, y + dy)] +
               picture.gray[at(picture, x + 1, y + dy)];
      };
      calm.gray[at(calm, x, y)] = mean(row(-1) + 2U * row(0) + row(1), 16);
    }
  }
  return calm;
}

// A table of sums gives every surrounding's mean in four look-ups.
Picture in_black_and_white(const Picture& picture, int reach) {
  const auto across = static_cast<std::size_t>(picture.width) + 1;
  std::vector<std::uint64_t> sums(across * (static_cast<std::size_t>(picture.height) + 1));
  const auto sum = [&](int x, int y) -> std::uint64_t& {
    return sums[static_cast<std::size_t>(y) * across + static_cast<std::size_t>(x)];
  };
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x)
      sum(x + 1, y + 1) = picture.gray[at(picture, x, y)] + sum(x, y + 1) + sum(x + 1, y) - sum(x, y);
  Picture out = picture;
  for (int y = 0; y < picture.height; ++y) {
    const int top = std::max(0, y - reach), bottom = std::min(picture.height, y + reach + 1);
    for (int x = 0; x < picture.width; ++x) {
      const int left = std::max(0, x - reach), right = std::min(picture.width, x + reach + 1);
      const auto around = sum(right, bottom) + sum(left, top) - sum(left, bottom) - sum(right, top);
      const auto count = static_cast<std::uint64_t>(bottom - top) * static_cast<std::uint64_t>(right - left);
      out.gray[at(out, x, y)] = picture.gray[at(picture, x, y)] * count < around ? 0 : 255;
    }
  }
  return out;
}

Picture cut_out(const Picture& picture, int x, int y, int width, int height) {
  Picture part = blank(width, height);
  for (int row = 0; row < height; ++row)
    std::copy_n(picture.gray.begin() + static_cast<std::ptrdiff_t>(at(picture, x, y + row)), width,
                part.gray.begin() + static_cast<std::ptrdiff_t>(at(part, 0, row)));
  return part;
}

}  // namespace credit::verify
