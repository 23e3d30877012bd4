// Pages as a whole: records kept together, long ones continued under their head, the same input the same bytes.
#include "base/failures/render.h"
#include "tests/unit/render/sample_pages.h"

using namespace credit;
using sample::Wanted;

namespace {

std::vector<std::string> page_texts(const render::Pages& pages) {
  const auto file = sample::saved("layout.pdf", pages.pdf);
  const auto all = sample::run("pdftotext -raw -enc UTF-8 " + file.string() + " -").words;
  std::vector<std::string> texts;
  for (std::size_t from = 0, end; (end = all.find('\f', from)) != std::string::npos; from = end + 1)
    texts.push_back(sample::without_blanks(all.substr(from, end - from)));
  return texts;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string long_fact(std::size_t sentences) {
  std::string fact;
  for (std::size_t i = 1; i <= sentences; ++i)
    fact += "第" + std::to_string(i) + "项违法事实经现场检查和当事人陈述确认；";
  return fact;
}

}  // namespace

TEST_CASE("a record that fits on a page is not torn") {
  const auto texts = page_texts(sample::pages_of({.penalties = 30}));
  for (int number = 1; number <= 30; ++number) {
    const auto repaired = number % 7 == 3 ? std::string("已修复") : std::string();
    const auto head = "第" + std::to_string(number) + "条" + repaired + "行政处罚决定文书号";
    const auto fields = "〔2024〕第" + std::string(number < 10 ? "00" : "0") + std::to_string(number) + "号";
    int pages = 0;
    for (const auto& text : texts) {
      if (!has(text, head)) continue;
      ++pages;
      const auto at = text.find(fields);
      REQUIRE(at != std::string::npos);
      CHECK(text.find("备注", at) != std::string::npos);
    }
    CHECK(pages == 1);
  }
  for (const auto& text : texts) CHECK_FALSE(has(text, "条（续）"));
}

TEST_CASE("a record longer than a page repeats its head and loses nothing") {
  const auto fact = long_fact(220);
  const auto pages = sample::pages_of({.penalties = 2, .violation_fact = fact});
  const auto texts = page_texts(pages);
  int continued = 0;
  std::string all;
  for (const auto& text : texts) {
    if (has(text, "第1条（续）")) {
      ++continued;
      CHECK(has(text, "二、行政管理信息·行政处罚（续）"));
    }
    all += text;
  }
  CHECK(continued >= 2);
  for (int i = 1; i <= 220; ++i) CHECK(has(all, "第" + std::to_string(i) + "项违法事实"));
}

TEST_CASE("a heading never stands alone at the foot of a page") {
  for (int penalties = 0; penalties < 9; ++penalties) {
    for (const auto& text : page_texts(sample::pages_of({.penalties = penalties, .other_records = true}))) {
      const auto foot = text.find("20261122143005ABCD1234第");
      CAPTURE(penalties, text);
      for (const char* heading : {"条行政处罚", "三、职业资格信息共1条", "职业资格证书1条", "六、信用承诺信息共1条"}) {
        const auto at = text.rfind(heading);
        if (at != std::string::npos && foot != std::string::npos && at < foot) CHECK(foot - at > 60);
      }
    }
  }
}

TEST_CASE("a heading stays with its record, however high the record is") {
  for (std::size_t sentences = 20; sentences < 120; sentences += 7) {
    for (const auto& text : page_texts(sample::pages_of({.penalties = 1, .violation_fact = long_fact(sentences)}))) {
      const auto kind = text.find("行政处罚1条");
      CAPTURE(sentences);
      if (kind != std::string::npos) CHECK(has(text.substr(kind), "第1条行政处罚决定文书号"));
    }
  }
}

TEST_CASE("the longest name stays on the paper") {
  std::string name;
  for (int i = 0; i < 60; ++i) name += "例";
  const auto file = sample::saved("name.pdf", sample::pages_of({.name = name}).pdf);
  const auto cropped =
      sample::run("pdftotext -raw -f 1 -l 1 -x 0 -y 0 -W 595 -H 842 -enc UTF-8 " + file.string() + " -");
  CHECK(has(sample::without_blanks(cropped.words), name));
  CHECK(has(sample::without_blanks(cropped.words), sample::person_id_masked));
}

TEST_CASE("the same input gives the same bytes, another copy gives others") {
  const auto document = sample::document_of({.penalties = 3});
  const auto first = sample::try_pages(document), again = sample::try_pages(document);
  const auto second_copy = sample::try_pages(document, 2);
  REQUIRE(first);
  REQUIRE(again);
  REQUIRE(second_copy);
  CHECK(first->pdf == again->pdf);
  CHECK(first->pdf != second_copy->pdf);
}

TEST_CASE("clean reports and long ones have the same cover") {
  const auto clean = page_texts(sample::pages_of({})), full = page_texts(sample::pages_of({.penalties = 200}));
  CHECK(clean.size() == 2);
  CHECK(sample::without_blanks(clean[0]).size() < full[0].size() + 16);
  CHECK(has(clean[0], "行政管理0条"));
  CHECK(has(full[0], "行政管理200条"));
}

TEST_CASE("the file is well formed and says what it is without naming the person") {
  const auto file = sample::saved("file.pdf", sample::pages_of({.penalties = 2, .other_records = true}).pdf);
  const auto check = sample::run("qpdf --check " + file.string());
  INFO(check.words);
  CHECK(check.status == 0);
  CHECK_FALSE(has(check.words, "WARNING"));
  const auto info = sample::run("pdfinfo -meta " + file.string()).words + sample::run("pdfinfo " + file.string()).words;
  CHECK(has(info, "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"));
  CHECK(has(info, "自然人公共信用信息报告 20261122143005ABCD1234"));
  CHECK(has(check.words, "PDF Version: 1.7"));
  CHECK_FALSE(has(info, sample::person_name));
  CHECK_FALSE(has(info, sample::person_id_masked));
  CHECK(has(info, "595.32 x 841.92 pts (A4)"));
}

TEST_CASE("a report of too many pages is refused by name") {
  const auto pages = sample::try_pages(sample::document_of({.penalties = 1300}));
  REQUIRE_FALSE(pages);
  CHECK(pages.error().code == failure::page_overflow);
}

TEST_CASE("a font that is not there is a failure, not a different font") {
  const auto shelf = render::FontShelf::load({{"/nowhere/font.ttc", 0, render::FontShelf::Weight::regular}});
  REQUIRE_FALSE(shelf);
  CHECK(shelf.error().code == failure::font_unreadable);
}
