// Pictures as they come from scanners, phones and forgers.
#include "base/failures/verify.h"
#include "report/verify/code_place.h"
#include "report/verify/code_reader.h"
#include "report/verify/exif.h"
#include "tests/support/catch.h"
#include "tests/unit/verify/drawing.h"

using namespace credit;
using namespace credit::verify;
using namespace credit::verify::test;

namespace {

// The length and alphabet of a countersigned seal; its meaning is not looked at here.
std::string seal_text() {
  std::string text = "https://v.credit.example.cn/s#";
  for (std::size_t i = 0; i < 763; ++i) text += static_cast<char>('0' + (i * i + 7 * i) % 10);
  return text;
}

std::string read_back(const Picture& picture) {
  const auto text = find_code(picture, looks_like_seal);
  return text ? *text : std::string(text.error().name());
}

Picture small_picture() { return noisy(draw_code("https://v.credit.example.cn/s#123", 3), 20, 7); }

}  // namespace

TEST_CASE("every kind of PNG shows the same pixels") {
  const Picture original = draw_code(seal_text(), 3);
  const auto kind = GENERATE(PngKind::gray8, PngKind::gray16, PngKind::palette, PngKind::rgb, PngKind::gray_alpha,
                             PngKind::interlaced);
  const auto picture = read_picture(as_png(original, kind));
  REQUIRE(picture.has_value());
  CHECK(picture->width == original.width);
  CHECK(picture->height == original.height);
  CHECK(picture->gray == original.gray);
}

TEST_CASE("one changed byte anywhere in a PNG is refused") {
  const Bytes png = as_png(small_picture());
  REQUIRE(read_picture(png).has_value());
  for (std::size_t i = 0; i < png.size(); ++i) {
    for (const int flip : {0x01, 0x20, 0x80, 0xFF}) {
      Bytes changed = png;
      changed[i] = static_cast<std::uint8_t>(changed[i] ^ flip);
      INFO("byte " << i << " flip " << flip);
      REQUIRE_FALSE(read_picture(changed).has_value());
    }
  }
}

TEST_CASE("bytes after the end and files cut short are refused") {
  for (const Bytes& whole : {as_png(small_picture()), as_jpeg(small_picture(), 90)}) {
    REQUIRE(read_picture(whole).has_value());
    Bytes longer = whole;
    longer.push_back('\n');
    const auto refused = read_picture(longer);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == failure::picture_unreadable);
  }
  const Bytes png = as_png(small_picture());
  for (std::size_t size = 0; size < png.size(); size += 7)
    REQUIRE_FALSE(read_picture(ByteView(png).first(size)).has_value());
  const Bytes jpeg = as_jpeg(small_picture(), 90);
  for (std::size_t size = 0; size < 100; ++size) REQUIRE_FALSE(read_picture(ByteView(jpeg).first(size)).has_value());
}

TEST_CASE("a picture that claims more pixels than a page has is refused before they are stored") {
  Bytes jpeg = as_jpeg(small_picture(), 90);
  const std::vector<std::uint8_t> frame{0xFF, 0xC0};
  const auto at = std::search(jpeg.begin(), jpeg.end(), frame.begin(), frame.end());
  REQUIRE(at != jpeg.end());
  std::fill(at + 5, at + 9, std::uint8_t{0xFE});  // height and width, two bytes each
  const auto refused = read_picture(jpeg);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == failure::picture_too_large);
}

TEST_CASE("what is neither PNG nor JPEG is refused by name") {
  const auto refused = read_picture(to_bytes("GIF89a, and then some"));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == failure::picture_unreadable);
}

TEST_CASE("a code is read turned, scaled, noisy and compressed") {
  const Picture code = draw_code(seal_text(), 5);
  const double degrees = GENERATE(0.0, 3.0, -7.0, 90.0, 180.0);
  const double scale = GENERATE(0.9, 1.3);
  INFO(degrees << " degrees, scale " << scale);
  const Picture scan = noisy(turned(code, degrees, scale), 12, 42);
  CHECK(read_back(scan) == seal_text());
  const auto photo = read_picture(as_jpeg(scan, 80));
  REQUIRE(photo.has_value());
  CHECK(read_back(*photo) == seal_text());
}

TEST_CASE("a code two pixels a module is read at double size") {
  CHECK(read_back(noisy(turned(draw_code(seal_text(), 5), 2.0, 0.42), 6, 1)) == seal_text());
}

TEST_CASE("the seal is found beside another code, and another code alone is no seal") {
  const Picture other = draw_code("https://www.example.cn/welcome", 6);
  CHECK(read_back(beside(other, draw_code(seal_text(), 4))) == seal_text());
  CHECK(read_back(other) == "code_is_no_seal");
}

TEST_CASE("a page without a code says so") {
  Picture page{300, 200, {}};
  page.gray.assign(60000, 255);
  CHECK(read_back(page) == "no_code_found");
  CHECK(read_back(noisy(page, 60, 3)) == "no_code_found");
  CHECK(read_back(Picture{1, 1, Bytes{0}}) == "no_code_found");
}

TEST_CASE("the text of a seal is digits after the last hash") {
  const std::string digits(300, '7');
  CHECK(looks_like_seal("https://anyone.example/#x#" + digits));
  CHECK_FALSE(looks_like_seal(digits));
  CHECK_FALSE(looks_like_seal("#" + digits + "x"));
  CHECK_FALSE(looks_like_seal("#123"));
}

TEST_CASE("a photo is seen as the camera was held") {
  const Picture code = draw_code(seal_text(), 3);
  Bytes jpeg = as_jpeg(beside(code, Picture{40, 1, Bytes(40, 255)}), 90);
  // EXIF with one entry, orientation 6: to be turned right; behind the start of the image.
  const Bytes app1{0xFF, 0xE1, 0,    34,   'E', 'x',  'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
                   0,    1,    0x01, 0x12, 0,   0x03, 0,   0,   0, 1, 0,   6,   0, 0,  0, 0, 0, 0};
  jpeg.insert(jpeg.begin() + 2, app1.begin(), app1.end());
  const auto picture = read_picture(jpeg);
  REQUIRE(picture.has_value());
  CHECK(picture->width == code.height);
  CHECK(picture->height == code.width + 40);
  CHECK(read_back(*picture) == seal_text());
}

TEST_CASE("every way to hold a camera keeps every pixel, and four of them mirror") {
  const Picture picture{3, 2, {1, 2, 3, 4, 5, 6}};
  CHECK(turned_upright(picture, 2).gray == Bytes{3, 2, 1, 6, 5, 4});
  CHECK(turned_upright(picture, 3).gray == Bytes{6, 5, 4, 3, 2, 1});
  CHECK(turned_upright(picture, 4).gray == Bytes{4, 5, 6, 1, 2, 3});
  CHECK(turned_upright(picture, 5).gray == Bytes{1, 4, 2, 5, 3, 6});
  CHECK(turned_upright(picture, 6).gray == Bytes{4, 1, 5, 2, 6, 3});
  CHECK(turned_upright(picture, 7).gray == Bytes{6, 3, 5, 2, 4, 1});
  CHECK(turned_upright(picture, 8).gray == Bytes{3, 6, 2, 5, 1, 4});
  CHECK(turned_upright(picture, 9).gray == picture.gray);
}

TEST_CASE("a code on a page is found by its place") {
  Picture page = beside(Picture{900, 1400, Bytes(900 * 1400, 255)}, draw_code(seal_text(), 4));
  const auto places = code_places(page, 2);
  REQUIRE_FALSE(places.empty());
  CHECK(places[0].x > 700);
  CHECK(places[0].y < 60);
  CHECK(places[0].width < 500);
  CHECK(code_places(Picture{900, 900, Bytes(900 * 900, 255)}, 2).empty());
  CHECK(code_places(Picture{1, 1, Bytes(1, 0)}, 2).empty());
}
