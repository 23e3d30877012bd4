#include "tests/unit/verify/drawing.h"

#include <png.h>
#include <qrencode.h>

#include <cstdio>

#include <jpeglib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <random>

namespace credit::verify::test {
namespace {

constexpr int quiet_zone = 4;

Picture page(int width, int height) {
  Picture picture{width, height, {}};
  picture.gray.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
  return picture;
}

std::uint8_t& pixel(Picture& picture, int x, int y) {
  return picture
      .gray[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)];
}

int seen(const Picture& picture, int x, int y) {
  if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return 255;
  return picture
      .gray[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)];
}

double between(const Picture& picture, double x, double y) {
  const int left = static_cast<int>(std::floor(x));
  const int top = static_cast<int>(std::floor(y));
  const double dx = x - left;
  const double dy = y - top;
  return (seen(picture, left, top) * (1 - dx) + seen(picture, left + 1, top) * dx) * (1 - dy) +
         (seen(picture, left, top + 1) * (1 - dx) + seen(picture, left + 1, top + 1) * dx) * dy;
}

struct PngShape {
  int depth, colour, channels;
};

PngShape shape(PngKind kind) {
  switch (kind) {
    case PngKind::gray16:
      return {16, PNG_COLOR_TYPE_GRAY, 2};
    case PngKind::palette:
      return {8, PNG_COLOR_TYPE_PALETTE, 1};
    case PngKind::rgb:
      return {8, PNG_COLOR_TYPE_RGB, 3};
    case PngKind::gray_alpha:
      return {8, PNG_COLOR_TYPE_GRAY_ALPHA, 2};
    case PngKind::gray8:
    case PngKind::interlaced:
      return {8, PNG_COLOR_TYPE_GRAY, 1};
  }
  return {8, PNG_COLOR_TYPE_GRAY, 1};
}

// Dark on transparent in the kind with alpha: what shows through is the paper.
Bytes spread(const Picture& picture, PngKind kind) {
  Bytes bytes;
  for (const auto gray : picture.gray) {
    if (kind == PngKind::gray_alpha) {
      bytes.push_back(0);
      bytes.push_back(static_cast<std::uint8_t>(255 - gray));
    } else {
      for (int i = 0; i < shape(kind).channels; ++i) bytes.push_back(gray);
    }
  }
  return bytes;
}

void append(png_structp png, png_bytep data, std::size_t size) {
  auto* bytes = static_cast<Bytes*>(png_get_io_ptr(png));
  bytes->insert(bytes->end(), data, data + size);
}

}  // namespace

Picture draw_code(std::string_view text, int module_pixels) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
  CREDIT_ENSURE(code);
  const int side = (code->width + 2 * quiet_zone) * module_pixels;
  Picture picture = page(side, side);
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const int row = y / module_pixels - quiet_zone;
      const int column = x / module_pixels - quiet_zone;
      if (row < 0 || column < 0 || row >= code->width || column >= code->width) continue;
      if ((code->data[row * code->width + column] & 1) != 0) pixel(picture, x, y) = 0;
    }
  }
  return picture;
}

Picture turned(const Picture& picture, double degrees, double scale) {
  const double angle = degrees * std::acos(-1.0) / 180;
  const double reach = (std::abs(std::cos(angle)) + std::abs(std::sin(angle))) * scale;
  Picture out = page(static_cast<int>(std::max(picture.width, picture.height) * reach) + 1,
                     static_cast<int>(std::max(picture.width, picture.height) * reach) + 1);
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const double dx = (x - out.width / 2.0) / scale;
      const double dy = (y - out.height / 2.0) / scale;
      pixel(out, x, y) =
          static_cast<std::uint8_t>(between(picture, dx * std::cos(angle) + dy * std::sin(angle) + picture.width / 2.0,
                                            dy * std::cos(angle) - dx * std::sin(angle) + picture.height / 2.0));
    }
  }
  return out;
}

Picture noisy(const Picture& picture, int strength, unsigned seed) {
  Picture out = picture;
  std::mt19937 random(seed);
  std::normal_distribution<double> noise(0, strength);
  for (auto& gray : out.gray) gray = static_cast<std::uint8_t>(std::clamp(40 + gray * 0.7 + noise(random), 0.0, 255.0));
  return out;
}

Picture beside(const Picture& left, const Picture& right) {
  Picture out = page(left.width + right.width, std::max(left.height, right.height));
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x)
      pixel(out, x, y) = static_cast<std::uint8_t>(x < left.width ? seen(left, x, y) : seen(right, x - left.width, y));
  return out;
}

Bytes as_png(const Picture& picture, PngKind kind) {
  Bytes bytes;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &bytes, append, nullptr);
  const PngShape form = shape(kind);
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width), static_cast<png_uint_32>(picture.height), form.depth,
               form.colour, kind == PngKind::interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  std::array<png_color, 256> grays{};
  for (std::size_t i = 0; i < grays.size(); ++i)
    grays[i].red = grays[i].green = grays[i].blue = static_cast<png_byte>(i);
  if (kind == PngKind::palette) png_set_PLTE(png, info, grays.data(), 256);
  std::array<png_text, 1> text{};
  std::string key = "Title";
  std::string words = "drawn by the test";
  text[0].compression = PNG_TEXT_COMPRESSION_NONE;
  text[0].key = key.data();
  text[0].text = words.data();
  png_set_text(png, info, text.data(), 1);  // an ancillary chunk, so that its checksum is tried too
  png_write_info(png, info);
  Bytes pixels = spread(picture, kind);
  const std::size_t row_bytes = pixels.size() / static_cast<std::size_t>(picture.height);
  std::vector<png_bytep> rows;
  for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y)
    rows.push_back(pixels.data() + y * row_bytes);
  png_write_image(png, rows.data());
  png_write_end(png, nullptr);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

Bytes as_jpeg(const Picture& picture, int quality) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* memory = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &memory, &size);
  jpeg.image_width = static_cast<JDIMENSION>(picture.width);
  jpeg.image_height = static_cast<JDIMENSION>(picture.height);
  jpeg.input_components = 1;
  jpeg.in_color_space = JCS_GRAYSCALE;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, quality, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  Bytes copy = picture.gray;
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW row = copy.data() + std::size_t{jpeg.next_scanline} * jpeg.image_width;
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  Bytes bytes(memory, memory + size);
  std::free(memory);
  return bytes;
}

}  // namespace credit::verify::test
