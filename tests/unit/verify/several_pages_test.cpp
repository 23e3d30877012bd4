// Several pictures are the pages of one report, in any order; pages of two reports are not mixed into one answer.
#include "base/failures/verifier.h"
#include "base/failures/verify.h"
#include "tests/support/catch.h"
#include "tests/unit/verify/drawing.h"
#include "tests/unit/verify/office.h"

using namespace credit;
using namespace credit::verify;
using namespace credit::verify::test;

namespace {

Bytes page_with(const std::string& text) { return as_png(draw_code(text, 4)); }

Bytes page_of(const std::string& number) {
  return page_with(url_of(printed_seal([&](seal::Claims& claims) { claims.report_number = number; })));
}

const std::string first = "20261122143005ABCD1234", second = "20261122143005ABCD1235";
const Bytes other_code = page_with("https://example.cn/help");

}  // namespace

TEST_CASE("the seal is found on whichever page it stands, beside other codes") {
  const Bytes cover = page_of(first);
  for (const auto& pages : {std::vector{cover, other_code}, std::vector{other_code, cover}, std::vector{cover, cover}})
    CHECK(verifier_of().check_pictures(pages, today).conclusion() == Conclusion::genuine);
  const auto none = verifier_of().check_pictures({other_code, other_code}, today);
  CHECK(none.stage(Stage::scanned).failure->code == failure::code_is_no_seal);
}

TEST_CASE("two reports are not answered with one") {
  const auto verdict = verifier_of().check_pictures({page_of(first), other_code, page_of(second)}, today);
  CHECK(verdict.conclusion() == Conclusion::unreadable);
  CHECK(verdict.stage(Stage::scanned).failure->code == failure::several_reports_in_one);
  CHECK(verdict.facts() == nullptr);
}
