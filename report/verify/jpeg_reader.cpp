// libjpeg leaves its functions by longjmp: the functions that call setjmp hold no object with a destructor, and
// everything that must be freed lives in the caller's JpegFile.
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include <csetjmp>

#include "base/failures/verify.h"
#include "report/verify/exif.h"

namespace credit::verify {
namespace {

constexpr long memory_limit = 512L << 20;
constexpr std::uint64_t pixels_per_byte = 2000;  // a page with a code on it never packs denser
constexpr int scan_limit = 100;                  // a progressive file may ask for endless passes over the same pixels

struct JpegFile {
  JpegFile() = default;
  JpegFile(const JpegFile&) = delete;
  JpegFile& operator=(const JpegFile&) = delete;
  ~JpegFile() { jpeg_destroy_decompress(&jpeg); }

  jpeg_decompress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg_progress_mgr progress{};
  std::jmp_buf back{};
};

[[noreturn]] void stop(j_common_ptr jpeg) { std::longjmp(static_cast<JpegFile*>(jpeg->client_data)->back, 1); }

void ignore(j_common_ptr) {}

void count_scans(j_common_ptr jpeg) {
  const auto& file = *static_cast<JpegFile*>(jpeg->client_data);
  if (file.jpeg.input_scan_number > scan_limit) stop(jpeg);
}

bool read_head(JpegFile& file, ByteView bytes) {
  file.jpeg.err = jpeg_std_error(&file.errors);
  file.errors.error_exit = stop;
  file.errors.output_message = ignore;
  file.jpeg.client_data = &file;
  if (setjmp(file.back) != 0) return false;
  jpeg_create_decompress(&file.jpeg);
  file.progress.progress_monitor = count_scans;
  file.jpeg.progress = &file.progress;
  file.jpeg.mem->max_memory_to_use = memory_limit;
  jpeg_save_markers(&file.jpeg, JPEG_APP0 + 1, 0xFFFF);
  jpeg_mem_src(&file.jpeg, bytes.data(), bytes.size());
  return jpeg_read_header(&file.jpeg, TRUE) == JPEG_HEADER_OK;
}

bool start(JpegFile& file) {
  if (setjmp(file.back) != 0) return false;
  file.jpeg.out_color_space = JCS_GRAYSCALE;
  return jpeg_start_decompress(&file.jpeg) == TRUE && file.jpeg.output_components == 1;
}

bool read_rows(JpegFile& file, std::uint8_t* pixels) {
  if (setjmp(file.back) != 0) return false;
  while (file.jpeg.output_scanline < file.jpeg.output_height) {
    JSAMPROW row = pixels + std::size_t{file.jpeg.output_scanline} * file.jpeg.output_width;
    jpeg_read_scanlines(&file.jpeg, &row, 1);
  }
  return jpeg_finish_decompress(&file.jpeg) == TRUE;
}

int orientation_of(const JpegFile& file) {
  const auto* marker = file.jpeg.marker_list;
  return marker == nullptr ? 1 : exif_orientation({marker->data, marker->data_length});
}

}  // namespace

Result<Picture> read_jpeg(ByteView bytes) {
  JpegFile file;
  if (!read_head(file, bytes)) return fail(failure::picture_unreadable, "JPEG: head");
  if (std::uint64_t{file.jpeg.image_width} * file.jpeg.image_height > pixel_limit)
    return fail(failure::picture_too_large, "pixels");
  if (std::uint64_t{file.jpeg.image_width} * file.jpeg.image_height > bytes.size() * pixels_per_byte)
    return fail(failure::picture_unreadable, "JPEG: too few bytes");
  if (!start(file)) return fail(failure::picture_unreadable, "JPEG: colours or structure");

  Picture picture{static_cast<int>(file.jpeg.output_width), static_cast<int>(file.jpeg.output_height), {}};
  const int orientation = orientation_of(file);  // the end of the picture is the end of its markers
  picture.gray.resize(std::size_t{file.jpeg.output_width} * file.jpeg.output_height);
  if (!read_rows(file, picture.gray.data())) return fail(failure::picture_unreadable, "JPEG: pixels");
  if (file.jpeg.src->bytes_in_buffer != 0) return fail(failure::picture_unreadable, "JPEG: bytes after the end");
  return turned_upright(std::move(picture), orientation);
}

}  // namespace credit::verify
