// The printed seal, read back by two foreign decoders from the page as a scanner sees it.
#include "base/failures/seal.h"
#include "report/render/qr_block.h"
#include "tests/unit/render/sample_pages.h"

using namespace credit;

namespace {

render::Pages pages_with(const std::string& url) {
  const auto document = sample::document_of({.penalties = 1});
  auto pages =
      render::render_pages({&document, &sample::edition_of(document), url, document.issued, 1}, sample::fonts());
  REQUIRE(pages);
  return std::move(*pages);
}

}  // namespace

TEST_CASE("zbar and ZXing read the seal from the page") {
  const std::size_t bytes = GENERATE(227U, 314U, 352U);
  const auto dpi = GENERATE(150, 200, 300);
  const auto url = sample::seal_url(bytes);
  const auto pdf = sample::saved("qr.pdf", pages_with(url).pdf);
  const auto picture = (pdf.parent_path() / "qr-page").string();
  REQUIRE(
      sample::run("pdftoppm -r " + std::to_string(dpi) + " -f 1 -l 1 -singlefile -png " + pdf.string() + " " + picture)
          .status == 0);
  CAPTURE(bytes, dpi);
  CHECK(sample::run("zbarimg -q --raw " + picture + ".png").words.find(url) != std::string::npos);
  CHECK(sample::run("ZXingReader " + picture + ".png").words.find(url) != std::string::npos);
}

TEST_CASE("the symbol is 35 to 38 mm of whole printer dots, at least 0.40 mm a module") {
  for (int version = 10; version <= 18; ++version) {
    const seal::QrSymbol symbol{17 + 4 * version, {}};
    const auto place = render::place_qr(symbol);
    REQUIRE(place);
    const double dots = place->module / 72 * 600, module = place->module / 72 * 25.4, side = module * symbol.size;
    CAPTURE(version, module, side);
    CHECK(dots == Approx(std::round(dots)));
    CHECK(module >= 0.40);
    CHECK(side >= 35);
    CHECK(side <= 38);
    CHECK(place->side == Approx(place->module * (symbol.size + 8)));
  }
}

TEST_CASE("a seal too large for the paper is refused by name") {
  const seal::QrSymbol symbol{17 + 4 * 19, {}};
  REQUIRE_FALSE(render::place_qr(symbol));
  CHECK(render::place_qr(symbol).error().code == failure::seal_too_large);
  const auto document = sample::document_of({});
  const auto pages = render::render_pages(
      {&document, &sample::edition_of(document), sample::seal_url(560), document.issued, 1}, sample::fonts());
  REQUIRE_FALSE(pages);
  CHECK(pages.error().code == failure::seal_too_large);
}
