#include "report/verify/exif.h"

#include <optional>

namespace credit::verify {
namespace {

constexpr std::string_view exif_head("Exif\0\0", 6);
constexpr std::uint32_t orientation_tag = 0x0112, short_type = 3;
constexpr std::size_t entry_size = 12, entry_limit = 200;

class Tiff {
 public:
  explicit Tiff(ByteView bytes) : bytes_(bytes), big_(text_view(bytes).substr(0, 2) == "MM") {}

  std::optional<std::uint32_t> number(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || bytes_.size() - at < size) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | bytes_[at + (big_ ? i : size - 1 - i)];
    return value;
  }
  bool is_tiff() const {
    const auto order = text_view(bytes_).substr(0, 2);
    return (order == "MM" || order == "II") && number(2, 2) == 42U;
  }

 private:
  ByteView bytes_;
  bool big_;
};

std::optional<std::uint32_t> orientation_in(const Tiff& tiff) {
  const auto directory = tiff.number(4, 4);
  const auto count = directory ? tiff.number(*directory, 2) : std::nullopt;
  if (!count || *count > entry_limit) return std::nullopt;
  for (std::size_t i = 0; i < *count; ++i) {
    const auto entry = *directory + 2 + i * entry_size;
    if (tiff.number(entry, 2) == orientation_tag && tiff.number(entry + 2, 2) == short_type)
      return tiff.number(entry + 8, 2);
  }
  return std::nullopt;
}

}  // namespace

int exif_orientation(ByteView app1) {
  if (!text_view(app1).starts_with(exif_head)) return 1;
  const Tiff tiff(app1.subspan(exif_head.size()));
  const auto found = tiff.is_tiff() ? orientation_in(tiff) : std::nullopt;
  return found && *found >= 1 && *found <= 8 ? static_cast<int>(*found) : 1;
}

// 1 upright, 2 mirrored, 3 upside down, 4 = 3 mirrored, 5 transposed, 6 to be turned right, 7 transverse, 8 to the
// left.
Picture turned_upright(Picture picture, int orientation) {
  if (orientation <= 1 || orientation > 8) return picture;
  const bool across = orientation >= 5;
  const int width = across ? picture.height : picture.width, height = across ? picture.width : picture.height;
  Picture out{width, height, Bytes(picture.gray.size())};
  const bool flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  auto* to = out.gray.data();
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const int a = across ? y : x, b = across ? x : y;  // column and row there, before it is flipped
      const auto column = static_cast<std::size_t>(flip_x ? picture.width - 1 - a : a);
      const auto row = static_cast<std::size_t>(flip_y ? picture.height - 1 - b : b);
      *to++ = picture.gray[row * static_cast<std::size_t>(picture.width) + column];
    }
  return out;
}

}  // namespace credit::verify
