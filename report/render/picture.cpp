#include "report/render/picture.h"

#include <zlib.h>

#include <cstdlib>

#include "base/failures/render.h"
#include "report/render/pdf_file.h"

namespace credit::render {
namespace {

constexpr std::string_view signature("\x89PNG\r\n\x1A\n", 8);

tl::unexpected<Failure> wrong(const char* what) {
  return fail(failure::look_malformed, std::string("picture: ") + what);
}

std::size_t big_endian(ByteView bytes, std::size_t at) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | bytes[at + i];
  return value;
}

struct Chunk {
  std::string_view name;
  ByteView data;
};

Result<Chunk> next_chunk(ByteView png, std::size_t& at) {
  if (png.size() - at < 12) return wrong("cut short");
  const auto size = big_endian(png, at);
  if (size > png.size() - at - 12) return wrong("cut short");
  const auto covered = png.subspan(at + 4, size + 4);
  if (crc32(0, covered.data(), static_cast<uInt>(covered.size())) != big_endian(png, at + 8 + size))
    return wrong("wrong checksum");
  at += size + 12;
  return Chunk{text_view(covered.first(4)), covered.subspan(4)};
}

struct Header {
  int width = 0, height = 0;
  std::size_t channels = 0;
  std::size_t row() const { return static_cast<std::size_t>(width) * channels; }
};

Result<Header> read_header(const Chunk& chunk) {
  if (chunk.name != "IHDR" || chunk.data.size() != 13) return wrong("no header");
  const auto width = big_endian(chunk.data, 0), height = big_endian(chunk.data, 4);
  if (width == 0 || height == 0 || width > picture_side_limit || height > picture_side_limit)
    return wrong("a side is 1 to 1200 pixels");
  const auto depth = chunk.data[8], colour = chunk.data[9], interlaced = chunk.data[12];
  if (depth != 8 || (colour != 2 && colour != 6) || chunk.data[10] != 0 || chunk.data[11] != 0 || interlaced != 0)
    return wrong("only eight-bit RGB or RGBA, not interlaced");
  return Header{static_cast<int>(width), static_cast<int>(height), colour == 6 ? std::size_t{4} : std::size_t{3}};
}

Result<Bytes> inflated(const Bytes& data, std::size_t size) {
  Bytes out(size);
  auto written = static_cast<uLongf>(size);
  if (uncompress(out.data(), &written, data.data(), static_cast<uLong>(data.size())) != Z_OK || written != size)
    return wrong("damaged samples");
  return out;
}

std::uint8_t paeth(int a, int b, int c) {
  const int p = a + b - c, to_a = std::abs(p - a), to_b = std::abs(p - b), to_c = std::abs(p - c);
  return static_cast<std::uint8_t>(to_a <= to_b && to_a <= to_c ? a : to_b <= to_c ? b : c);
}

// Undoes the row filters (clause 9) in place of the filtered bytes; each row begins with its filter's number.
Status unfilter(Bytes& rows, const Header& header) {
  const auto stride = header.row() + 1, step = header.channels;
  for (std::size_t row = 0; row < static_cast<std::size_t>(header.height); ++row) {
    auto* line = rows.data() + row * stride;
    const auto filter = line[0];
    if (filter > 4) return wrong("damaged samples");
    for (std::size_t i = 1; i < stride; ++i) {
      const int before = i > step ? line[i - step] : 0, above = row > 0 ? line[i - stride] : 0;
      const int corner = i > step && row > 0 ? line[i - stride - step] : 0;
      const int guess = filter == 0   ? 0
                        : filter == 1 ? before
                        : filter == 2 ? above
                        : filter == 3 ? (before + above) / 2
                                      : paeth(before, above, corner);
      line[i] = static_cast<std::uint8_t>(line[i] + guess);
    }
  }
  return {};
}

Picture split(const Bytes& rows, const Header& header) {
  std::string colours, alpha;
  bool sheer = false;
  for (std::size_t row = 0; row < static_cast<std::size_t>(header.height); ++row) {
    const auto* sample = rows.data() + row * (header.row() + 1) + 1;
    for (int column = 0; column < header.width; ++column, sample += header.channels) {
      for (std::size_t i = 0; i < 3; ++i) colours += static_cast<char>(sample[i]);
      if (header.channels == 3) continue;
      alpha += static_cast<char>(sample[3]);
      sheer = sheer || sample[3] != 0xFF;
    }
  }
  return {header.width, header.height, deflated(colours), sheer ? deflated(alpha) : std::string(), 0, {}};
}

}  // namespace

Result<Picture> read_picture(ByteView png) {
  if (png.size() > picture_bytes_limit) return wrong("too large");
  if (!text_view(png).starts_with(signature)) return wrong("not a PNG");
  std::size_t at = signature.size();
  CREDIT_TRY(const auto first, next_chunk(png, at));
  CREDIT_TRY(const auto header, read_header(first));
  Bytes data;
  for (;;) {
    CREDIT_TRY(const auto chunk, next_chunk(png, at));
    if (chunk.name == "IEND") break;
    if (chunk.name == "IDAT") data.insert(data.end(), chunk.data.begin(), chunk.data.end());
  }
  CREDIT_TRY(auto rows, inflated(data, (header.row() + 1) * static_cast<std::size_t>(header.height)));
  CREDIT_CHECK(unfilter(rows, header));
  return split(rows, header);
}

}  // namespace credit::render
