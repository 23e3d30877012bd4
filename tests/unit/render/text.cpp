// What a reader copies out of the pages, judged by poppler's pdftotext: every printed value, exactly.
#include "base/failures/render.h"
#include "tests/unit/render/sample_pages.h"

using namespace credit;
using sample::Wanted;

namespace {

std::string text_of(const render::Pages& pages, const std::string& how = "") {
  const auto file = sample::saved("text.pdf", pages.pdf);
  const auto said = sample::run("pdftotext " + how + " -enc UTF-8 " + file.string() + " -");
  REQUIRE(said.status == 0);
  return said.words;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

std::vector<document::Record> answered(const document::Answer& answer) {
  return answer.records() != nullptr ? *answer.records() : std::vector<document::Record>{};
}

// How often each value must stand on the pages; a report may say the same thing in many records.
std::map<std::string, std::size_t> printed_values(const document::Document& document) {
  std::map<std::string, std::size_t> values;
  for (const auto& chapter : document.chapters)
    for (const auto& record : answered(chapter.answer))
      for (const auto& [id, value] : record.fields)
        if (!value.empty()) ++values[sample::without_blanks(value)];
  for (const auto& [id, value] : document.subject.fields) ++values[value];
  return values;
}

}  // namespace

TEST_CASE("every value extracts exactly, rare characters included") {
  const auto wanted = GENERATE(Wanted{.penalties = 1}, Wanted{.penalties = 2, .other_records = true},
                               Wanted{.penalties = 30}, Wanted{.penalties = 200});
  const auto document = sample::document_of(wanted);
  const auto pages = sample::try_pages(document);
  REQUIRE(pages);
  for (const char* how : {"", "-raw", "-layout"}) {
    const auto text = sample::without_blanks(text_of(*pages, how));
    for (const auto& [value, count] : printed_values(document)) {
      CAPTURE(how, value);
      CHECK(times(text, value) >= count);
    }
  }
}

TEST_CASE("the cover says what the paper is and how to check it") {
  const auto text = sample::without_blanks(text_of(sample::pages_of({.penalties = 1, .not_answered = true}), "-raw"));
  for (const char* words : {"自然人公共信用信息报告",
                            "20261122143005ABCD1234",
                            "7K2M9XQP4T1G",
                            "示例市公共信用信息中心",
                            "示例市",
                            "例䶮堃",
                            "110101********0011",
                            "2026-11-2214:30:05",
                            "2026-11-2200:00:00",
                            "2021-11-23至2026-11-22",
                            "银行贷款",
                            "至2026-12-22",
                            "V1.0",
                            "第1次打印",
                            "2026-11-2214:31:20",
                            "K-0001",
                            "均为北京时间",
                            "扫码核验真伪",
                            "不是中国人民银行征信系统的个人信用报告",
                            "行政管理1条",
                            "职业资格0条",
                            "严重失信未取得数据"}) {
    CAPTURE(words);
    CHECK(text.find(words) != std::string::npos);
  }
}

TEST_CASE("not answered never reads as no record") {
  const auto text = sample::without_blanks(text_of(sample::pages_of({.not_answered = true}), "-raw"));
  CHECK(text.find("严重失信0条") == std::string::npos);
  const auto chapter = text.find("五、严重失信主体名单信息"), next = text.find("六、信用承诺信息");
  REQUIRE(chapter != std::string::npos);
  REQUIRE(next != std::string::npos);
  const auto part = text.substr(chapter, next - chapter);
  CHECK(part.find("数据来源未答复，本次未作查询结论。") != std::string::npos);
  CHECK(part.find("查询期内无相关信息") == std::string::npos);
  CHECK(times(text, "查询期内无相关信息") == 5 + 1);  // the other chapters, and the note that explains the words
}

TEST_CASE("every page has its head, its foot and its place") {
  const auto pages = sample::pages_of({.penalties = 30});
  const auto text = text_of(pages, "-raw");
  std::size_t from = 0;
  for (int page = 1; page <= pages.count; ++page) {
    const auto end = text.find('\f', from);
    REQUIRE(end != std::string::npos);
    const auto words = sample::without_blanks(text.substr(from, end - from));
    CHECK(words.find("第" + std::to_string(page) + "页/共" + std::to_string(pages.count) + "页") != std::string::npos);
    CHECK(words.find("自然人公共信用信息报告") != std::string::npos);
    CHECK(times(words, "20261122143005ABCD1234") >= 2);
    CHECK(words.find("K-0001第1次打印2026-11-2214:31:20") != std::string::npos);
    from = end + 1;
  }
  CHECK(sample::without_blanks(text).find("——以下空白——") != std::string::npos);
}

TEST_CASE("missing values, repaired records and empty kinds have their words") {
  const auto text = sample::without_blanks(text_of(sample::pages_of({.penalties = 3}), "-raw"));
  CHECK(times(text, "已修复") == 1 + 1);  // the third record, and the note
  CHECK(text.find("备注——") != std::string::npos);
  CHECK(text.find("行政许可0条查询期内无相关信息") != std::string::npos);
  CHECK(text.find("2099-12-31") != std::string::npos);
}

TEST_CASE("a glyph that stands for two characters gives back the right one") {
  const std::string fact = "使用⽤途一⼀日⽇月⽉，无⽆";  // ideographs and the radicals that share their outlines
  const auto text = sample::without_blanks(text_of(sample::pages_of({.penalties = 1, .violation_fact = fact}), "-raw"));
  CHECK(text.find(fact) != std::string::npos);
}

TEST_CASE("characters the first font lacks come from the next one, and extract as well") {
  const std::string fact = "字：䷀𠀁𠀂。";
  const auto pages = sample::pages_of({.penalties = 1, .violation_fact = fact});
  CHECK(sample::without_blanks(text_of(pages)).find(fact) != std::string::npos);
  const auto fonts = sample::run("pdffonts " + sample::saved("fallback.pdf", pages.pdf).string()).words;
  CHECK(fonts.find("HanaMinA") != std::string::npos);
  CHECK(fonts.find("HanaMinB") != std::string::npos);
  CHECK(fonts.find(" no ") == std::string::npos);  // all embedded, all subsets, all with ToUnicode
}

TEST_CASE("a variation selector the fonts do not know is kept in the text and drawn as nothing") {
  const std::string fact = "葛\U000E0100城区";
  const auto text = sample::without_blanks(text_of(sample::pages_of({.penalties = 1, .violation_fact = fact}), "-raw"));
  CHECK(text.find(fact) != std::string::npos);
}

TEST_CASE("a character no font has is refused by its code point, never by the text around it") {
  const auto document = sample::document_of({.penalties = 1, .violation_fact = "示例ا市"});
  const auto pages = sample::try_pages(document);
  REQUIRE_FALSE(pages);
  CHECK(pages.error().code == failure::glyph_missing);
  CHECK(pages.error().detail == "U+0627");
}
