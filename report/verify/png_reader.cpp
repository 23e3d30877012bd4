// libpng leaves its functions by longjmp: the two functions that call setjmp hold no object with a destructor, and
// everything that must be freed lives in the caller's PngFile.
#include <png.h>

#include <csetjmp>
#include <cstring>

#include "base/failures/verify.h"
#include "report/verify/picture.h"

namespace credit::verify {
namespace {

constexpr png_alloc_size_t chunk_limit = 8U << 20;  // an inflated colour profile or comment
constexpr std::uint64_t deflate_limit = 1040;       // deflate cannot pack more bytes into one
constexpr png_uint_32 chunk_count_limit = 1000;

struct PngFile {
  explicit PngFile(ByteView input) : left(input) {}
  PngFile(const PngFile&) = delete;
  PngFile& operator=(const PngFile&) = delete;
  ~PngFile() { png_destroy_read_struct(&png, &info, nullptr); }

  png_structp png = nullptr;
  png_infop info = nullptr;
  ByteView left;
  png_uint_32 width = 0, height = 0;
  std::size_t channels = 0;
  std::uint64_t raw_bytes = 0;  // of all rows as the file packs them
  const char* problem = "";
};

void take(png_structp png, png_bytep to, std::size_t count) {
  auto* file = static_cast<PngFile*>(png_get_io_ptr(png));
  if (count > file->left.size()) png_error(png, "ends early");
  std::memcpy(to, file->left.data(), count);
  file->left = file->left.subspan(count);
}

// libpng's text may quote the file; only that there was an error is kept.
[[noreturn]] void stop(png_structp png, png_const_charp) {
  static_cast<PngFile*>(png_get_error_ptr(png))->problem = "PNG structure or checksum";
  png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) {}

bool open(PngFile& file) {
  file.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &file, stop, ignore);
  if (file.png == nullptr) return false;
  file.info = png_create_info_struct(file.png);
  if (file.info == nullptr) return false;
  png_set_read_fn(file.png, &file, take);
  png_set_crc_action(file.png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
  png_set_benign_errors(file.png, 0);
  png_set_chunk_malloc_max(file.png, chunk_limit);
  png_set_chunk_cache_max(file.png, chunk_count_limit);
  return true;
}

// Whatever the colours and depth: 8 bits of gray, or gray and alpha.
bool read_head(PngFile& file) {
  if (setjmp(png_jmpbuf(file.png)) != 0) return false;
  png_read_info(file.png, file.info);
  file.width = png_get_image_width(file.png, file.info);
  file.height = png_get_image_height(file.png, file.info);
  file.raw_bytes = std::uint64_t{png_get_rowbytes(file.png, file.info)} * file.height;
  png_set_expand(file.png);
  png_set_strip_16(file.png);
  png_set_rgb_to_gray(file.png, 1, -1, -1);
  png_set_interlace_handling(file.png);
  png_read_update_info(file.png, file.info);
  file.channels = png_get_channels(file.png, file.info);
  return true;
}

bool read_rows(PngFile& file, png_bytepp rows) {
  if (setjmp(png_jmpbuf(file.png)) != 0) return false;
  png_read_image(file.png, rows);
  png_read_end(file.png, nullptr);
  return true;
}

// A transparent pixel shows the paper: white.
Bytes on_white(const Bytes& gray_alpha) {
  Bytes gray(gray_alpha.size() / 2);
  for (std::size_t i = 0; i < gray.size(); ++i) {
    const unsigned value = gray_alpha[2 * i];
    const unsigned alpha = gray_alpha[2 * i + 1];
    gray[i] = static_cast<std::uint8_t>((value * alpha + 255U * (255U - alpha)) / 255U);
  }
  return gray;
}

tl::unexpected<Failure> unreadable(const PngFile& file) {
  return fail(failure::picture_unreadable, std::string("PNG: ") + file.problem);
}

}  // namespace

Result<Picture> read_png(ByteView bytes) {
  PngFile file(bytes);
  if (!open(file) || !read_head(file)) return unreadable(file);
  if (std::uint64_t{file.width} * file.height > pixel_limit) return fail(failure::picture_too_large, "pixels");
  if (file.raw_bytes > bytes.size() * deflate_limit) return fail(failure::picture_unreadable, "PNG: too few bytes");
  if (file.channels != 1 && file.channels != 2) return fail(failure::picture_unreadable, "PNG: channels");

  const std::size_t row_bytes = std::size_t{file.width} * file.channels;
  Bytes pixels(row_bytes * file.height);
  std::vector<png_bytep> rows(file.height);
  for (std::size_t y = 0; y < rows.size(); ++y) rows[y] = pixels.data() + y * row_bytes;
  if (!read_rows(file, rows.data())) return unreadable(file);
  if (!file.left.empty()) return fail(failure::picture_unreadable, "PNG: bytes after the end");
  return Picture{static_cast<int>(file.width), static_cast<int>(file.height),
                 file.channels == 1 ? std::move(pixels) : on_white(pixels)};
}

}  // namespace credit::verify
