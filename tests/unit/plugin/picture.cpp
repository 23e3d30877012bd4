// A decoder's answer: the picture, or no picture.
#include "drivers/plugin/photo_picture.h"

#include "base/failures/plugin.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::plugin;

namespace {

Bytes answer(unsigned width, unsigned height, std::size_t pixels) {
  Bytes bytes{0x43,
              0x52,
              0x47,
              0x42,
              static_cast<std::uint8_t>(width & 0xFF),
              static_cast<std::uint8_t>(width >> 8),
              static_cast<std::uint8_t>(height & 0xFF),
              static_cast<std::uint8_t>(height >> 8)};
  bytes.resize(bytes.size() + pixels, 0x77);
  return bytes;
}

}  // namespace

TEST_CASE("a card's photo has 102 by 126 pixels") {
  const auto picture = picture_from(answer(102, 126, 38556));
  REQUIRE(picture);
  CHECK(picture->width == 102);
  CHECK(picture->height == 126);
  CHECK(picture->rgb.expose() == Bytes(38556, 0x77));
}

TEST_CASE("what does not add up to the byte is no picture") {
  const Bytes bad[] = {{},
                       answer(1, 1, 2),
                       answer(1, 1, 4),
                       answer(0, 10, 0),
                       answer(10, 0, 0),
                       answer(513, 1, 1539),
                       answer(200, 200, 120000),
                       answer(102, 126, 38555),
                       Bytes(7, 0x43)};
  for (const auto& bytes : bad) CHECK(picture_from(bytes).error().code == failure::photo_not_decoded);
  Bytes other = answer(1, 1, 3);
  other[0] = 'P';
  CHECK_FALSE(picture_from(other));
  other[0] = 0x43;
  CHECK(picture_from(other));
}
