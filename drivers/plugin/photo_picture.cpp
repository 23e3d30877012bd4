#include "drivers/plugin/photo_picture.h"

#include <algorithm>
#include <array>

#include "base/failures/plugin.h"

namespace credit::plugin {
namespace {

constexpr std::array<std::uint8_t, 4> magic{0x43, 0x52, 0x47, 0x42};

std::size_t little(ByteView bytes, std::size_t at) { return static_cast<std::size_t>(bytes[at] | bytes[at + 1] << 8); }

tl::unexpected<Failure> refused(const char* why) { return fail(failure::photo_not_decoded, why); }

}  // namespace

Result<Picture> picture_from(ByteView answer) {
  if (answer.size() < picture_head_size) return refused("no head");
  if (!std::equal(magic.begin(), magic.end(), answer.begin())) return refused("another head");
  const std::size_t width = little(answer, 4), height = little(answer, 6);
  const auto pixels = answer.subspan(picture_head_size);
  if (width == 0 || height == 0 || width > picture_side_limit || height > picture_side_limit)
    return refused("impossible size");
  if (width * height * 3 > picture_byte_limit) return refused("too large");
  if (pixels.size() != width * height * 3) return refused("size and bytes differ");
  Picture picture;
  picture.width = static_cast<std::uint16_t>(width);
  picture.height = static_cast<std::uint16_t>(height);
  picture.rgb = Personal<Bytes>(Bytes(pixels.begin(), pixels.end()));
  return picture;
}

}  // namespace credit::plugin
