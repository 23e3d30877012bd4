// Every edition's pages say what its document says: domains asked, left out and unanswered, counters, labels, marks.
#include "tests/support/sample_edition.h"

#include "tests/unit/render/sample_pages.h"

using namespace credit;
using document::SubjectKind;
using sample::Contents;

namespace {

const document::Edition& edition(const std::string& key) {
  const auto found = sample::editions().find(key);
  REQUIRE(found);
  return **found;
}

struct Printed {
  document::Document document;
  render::Pages pages;
  std::string text;   // all of it, in the order of reading, without blanks
  std::string cover;  // likewise, of the first page
};

Printed printed(const std::string& key, const Contents& contents) {
  const auto json = sample::document_json(edition(key), contents);
  auto document = document::parse_document(view(json), sample::editions());
  if (!document) FAIL(document.error().describe());
  auto pages = sample::try_pages(*document);
  if (!pages) FAIL(pages.error().describe());
  const auto file = sample::saved("edition.pdf", pages->pdf).string();
  const auto text_of = [&](const std::string& which) {
    return sample::without_blanks(sample::run("pdftotext -raw -enc UTF-8 " + which + file + " -").words);
  };
  return {std::move(*document), std::move(*pages), text_of(""), text_of("-l 1 ")};
}

bool has(const std::string& text, const std::string& part) {
  return text.find(sample::without_blanks(part)) != std::string::npos;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace

TEST_CASE("what ends a report never stands on a page of its own") {
  for (const auto& one : sample::editions().all()) {
    const auto kind =
        one.forms_of(SubjectKind::organisation).empty() ? SubjectKind::natural_person : SubjectKind::organisation;
    for (int records = 0; records < 24; ++records) {
      const auto json = sample::document_json(one, {.records = records, .subject = kind});
      const auto pages = sample::try_pages(*document::parse_document(view(json), sample::editions()));
      REQUIRE(pages);
      const auto file = sample::saved("closing.pdf", pages->pdf).string();
      const auto last = "-f " + std::to_string(pages->count) + " ";
      const auto text = sample::without_blanks(sample::run("pdftotext -raw -enc UTF-8 " + last + file + " -").words);
      CAPTURE(one.key(), records, text);
      // The running head, the issuer, the time of issue: more than that must be there.
      const auto closing = text.find("报告生成时间"), head = text.find("报告编号");
      REQUIRE(closing != std::string::npos);
      REQUIRE(head != std::string::npos);
      CHECK(closing - head > 130);
    }
  }
}

TEST_CASE("every edition prints from no record to two hundred, each record once") {
  for (const auto& one : sample::editions().all()) {
    const auto kind =
        one.forms_of(SubjectKind::organisation).empty() ? SubjectKind::natural_person : SubjectKind::organisation;
    for (const int records : {0, 1, 30, 200}) {
      CAPTURE(one.key(), records);
      const auto report = printed(one.key(), {.records = records, .subject = kind});
      CHECK(has(report.text, one.title));
      CHECK(has(report.text, report.document.subject.name));
      CHECK(has(report.text, report.document.subject.id_shown));
      CHECK(has(report.text, "——以下空白——"));
      int found = 0;
      for (const int count : report.document.counts()) found += std::max(count, 0);
      CHECK(found == records);
      std::size_t heads = 0;
      for (int i = 1; i <= records; ++i) {
        const auto head = "第" + std::to_string(i) + "条";
        heads += times(report.text, head) - times(report.text, head + "（续）");
        if (times(report.text, head) == 0) break;
      }
      CHECK(heads >= static_cast<std::size_t>(records));
    }
  }
}

TEST_CASE("a special report says what was asked, what was left out by name, and what did not answer") {
  const auto report =
      printed("special-guangdong/1", {.records = 3, .not_answered = {"tax"}, .not_asked = {"customs", "press"}});
  const auto& rule = *edition("special-guangdong/1").domain_chapter();
  CHECK(has(report.text, "未选领域（未查询）2 个：海关、新闻出版"));
  CHECK(has(report.text, "数据暂不可用的领域1 个：税务"));
  CHECK(has(report.text, scope_line(edition("special-guangdong/1"), report.document)));
  CHECK(has(report.text, overall_line(edition("special-guangdong/1"), report.document)));
  for (std::size_t i = 0; i < rule.domains.size(); ++i) {
    const auto row = std::to_string(i + 1) + rule.domains[i].name + rule.domains[i].authority +
                     result_line(edition("special-guangdong/1"), rule.domains[i], report.document,
                                 report.document.domains[i].answer);
    CAPTURE(row);
    CHECK(has(report.text, row));
  }
}

TEST_CASE("an unanswered domain never reads or counts as clean") {
  const auto report = printed("special-tianjin/1", {.not_answered = {"tax"}});
  const auto& words = edition("special-tianjin/1").wording;
  const auto domains = edition("special-tianjin/1").domain_chapter()->domains.size();
  CHECK(times(report.text, sample::without_blanks(words.none)) == domains - 1);
  CHECK(times(report.text, sample::without_blanks(words.not_answered)) == 1);
  CHECK(has(report.text, "未查询到记录" + std::to_string(domains - 1) + "个领域"));
  CHECK(has(report.text, "数据暂不可用1个领域"));
}

TEST_CASE("the general report has eight counters, ten chapters and the labels of its subject") {
  const auto report = printed("general/2", {.records = 40, .not_answered = {"court"}});
  const auto& general = edition("general/2");
  CHECK(general.counted().size() == 8);
  CHECK(general.chapters.size() == 10);
  std::size_t at = 0;
  for (const auto& chapter : general.chapters) {
    CAPTURE(chapter.title);
    at = report.text.find(chapter.number + "、" + chapter.title, at);
    REQUIRE(at != std::string::npos);
  }
  CHECK(has(report.text, "司法判决未取得数据"));
  CHECK(has(report.text, "主体标签" + general.labels.front().label));
  CHECK(has(report.text, "统一社会信用代码" + report.document.subject.id_shown));
}

TEST_CASE("repaired and disputed records are marked in words") {
  const auto report = printed("general/2", {.records = 90});
  std::size_t repaired = 0, disputed = 0;
  for (const auto& chapter : report.document.chapters)
    for (const auto& record : *chapter.answer.records()) repaired += record.repaired, disputed += record.objection;
  REQUIRE(repaired > 0);
  REQUIRE(disputed > 0);
  const auto clean = printed("general/2", {});
  CHECK(times(report.text, "已修复") - times(clean.text, "已修复") == repaired);
  CHECK(times(report.text, "异议处理中") - times(clean.text, "异议处理中") == disputed);
}

TEST_CASE("with no record at all a report looks the same: same cover, same watermark, same seal") {
  for (const char* key : {"general/2", "special-guangdong/1"}) {
    const auto clean = printed(key, {}), full = printed(key, {.records = 5});
    for (const char* words :
         {"报告编号", "核验码", "扫码核验真伪", "报告主体", "出具单位", "打印次数", "报告说明", "报告生成时间"}) {
      CAPTURE(words);
      CHECK(times(clean.cover, words) == times(full.cover, words));
    }
    CHECK(times(clean.text, "——以下空白——") == times(full.text, "——以下空白——"));
    CHECK(text_view(clean.pages.pdf).find("/Watermark") != std::string_view::npos);
  }
}
