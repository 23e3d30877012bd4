#include "report/render/line_break.h"

#include "report/render/typesetter.h"
#include "tests/unit/render/sample_pages.h"

using namespace credit;
using namespace credit::render;

namespace {

std::vector<std::u32string> lines_of(const std::string& text, double width) {
  Typesetter type(static_cast<const LoadedFonts&>(sample::fonts()));
  std::vector<std::u32string> lines;
  for (const auto line : type.wrap(text, {Weight::regular, 10}, width)) {
    std::u32string words;
    for (const auto& piece : line) words += piece.text;
    lines.push_back(words);
  }
  return lines;
}

}  // namespace

TEST_CASE("no closing mark begins a line and no opening mark ends one") {
  const auto lines =
      lines_of("依照法律规定，处罚（罚款）五百元。依照“信用修复”规定，可以申请；不予受理的，说明理由。", 62);
  CHECK(lines.size() > 4);
  for (const auto& line : lines) {
    CHECK(std::u32string(U"，。、；：？！）》”").find(line.front()) == std::u32string::npos);
    CHECK(std::u32string(U"（《“").find(line.back()) == std::u32string::npos);
  }
}

TEST_CASE("words, numbers, dates and codes stay whole when they fit a line") {
  const auto lines = lines_of("统一社会信用代码11990000MB0000001M于2026-11-22登记GB/T15835标准", 130);
  for (const auto* whole : {U"11990000MB0000001M", U"2026-11-22", U"GB/T15835"}) {
    bool found = false;
    for (const auto& line : lines) found = found || line.find(whole) != std::u32string::npos;
    CHECK(found);
  }
}

TEST_CASE("a word longer than a line is broken rather than lost") {
  const std::string code(80, 'A');
  const auto lines = lines_of(code, 100);
  CHECK(lines.size() > 3);
  std::size_t letters = 0;
  for (const auto& line : lines) letters += line.size();
  CHECK(letters == 80);
}

TEST_CASE("nothing is lost and no line is too wide") {
  Typesetter type(static_cast<const LoadedFonts&>(sample::fonts()));
  const std::string text = "示例市㐂𠮷区（GB/T 15835-2011）第12条，货值320.50元。";
  for (double width = 12; width < 300; width += 7) {
    std::u32string all;
    for (const auto line : type.wrap(text, {Weight::regular, 10}, width)) {
      for (const auto& piece : line) all += piece.text;
      if (width > 130) CHECK(width_of(line, 10) <= width + 3);
    }
    CHECK(all == decoded(text));
  }
}
