#include "report/seal/qr.h"

#include <zbar.h>

#include "base/failures/seal.h"
#include "report/seal/digits.h"
#include "tests/support/catch.h"
#include "tests/unit/seal/fixture.h"

using namespace credit;
using namespace credit::seal;

namespace {
constexpr const char* place = "v.credit.example.cn/s";

// Four grey pixels a module and the quiet zone the drawer owes it.
std::string read_back(const QrSymbol& symbol) {
  constexpr int scale = 4, quiet = 4;
  const int side = (symbol.size + 2 * quiet) * scale;
  Bytes pixels(static_cast<std::size_t>(side * side), 255);
  for (int y = 0; y < symbol.size * scale; ++y)
    for (int x = 0; x < symbol.size * scale; ++x)
      if (symbol.dark(y / scale, x / scale))
        pixels[static_cast<std::size_t>((y + quiet * scale) * side + x + quiet * scale)] = 0;
  const auto width = static_cast<unsigned>(side);
  zbar::Image image(width, width, "Y800", pixels.data(), pixels.size());
  zbar::ImageScanner scanner;
  REQUIRE(scanner.scan(image) == 1);
  return image.symbol_begin()->get_data();
}
}  // namespace

TEST_CASE("a stranger reads the URL back") {
  const std::string plain = to_url(place, test::sealed());
  const std::string both = to_url(place, test::countersigned());
  const auto quartile = make_qr(plain, Correction::quartile);
  const auto medium = make_qr(both, Correction::medium);
  REQUIRE(quartile);
  REQUIRE(medium);
  CHECK(read_back(*quartile) == plain);
  CHECK(read_back(*medium) == both);
}

TEST_CASE("the symbol keeps its modules at 0.40 mm in 38 mm") {
  CHECK(make_qr(to_url(place, test::countersigned()), Correction::medium)->size <= 95);
  CHECK(make_qr(to_url(place, test::sealed()), Correction::quartile)->size <= 95);
}

TEST_CASE("digits stand in a numeric segment") {
  // 512 bytes are 1244 digits: version 25 holds 1268 bytes at M, so only a numeric segment fits below version 20.
  CHECK(make_qr(to_url(place, Bytes(512, 0xA5)), Correction::medium)->size <= 17 + 4 * 19);
}

TEST_CASE("what is no seal URL or too large has its own failure") {
  CHECK(make_qr("https://v.credit.example.cn/s", Correction::medium).error().code == failure::seal_digits_malformed);
  CHECK(make_qr("https://v.credit.example.cn/s#12a", Correction::medium).error().code ==
        failure::seal_digits_malformed);
  const std::string huge = "https://v.credit.example.cn/s#" + std::string(8000, '1');
  CHECK(make_qr(huge, Correction::medium).error().code == failure::seal_too_large);
}

TEST_CASE("and any other text, as long as a symbol holds it") {
  const std::string text = "qrcode_id=0f1e2d3c4b5a69788796a5b4c3d2e1f0&interfaceCode=0002";
  const auto symbol = make_text_qr(text);
  REQUIRE(symbol);
  CHECK(read_back(*symbol) == text);
  const auto longest = make_text_qr(std::string(512, 'x'));
  REQUIRE(longest);
  CHECK(read_back(*longest) == std::string(512, 'x'));
  const auto refused = make_text_qr(std::string(3000, 'x'));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == failure::seal_too_large);
}
