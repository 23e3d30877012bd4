// Every good page is genuine: each edition, from no record to two hundred, of odd names and odd records.
#include "tests/unit/verify/printed_pages.h"

using namespace credit;
using namespace credit::verify;
using namespace credit::verify::test;

namespace {

void is_genuine(const std::string& json, int copy = 1) {
  const auto sealed = parsed(json);
  Shown shown{parsed(json), edition_called(sealed.edition)};
  shown.copy = copy;
  const auto verdict = verifier().check_pdf(paper_of(sealed, std::move(shown), copy), today);
  CAPTURE(words_of(verdict));
  CHECK(verdict.conclusion() == Conclusion::genuine);
  CHECK(verdict.stage(Stage::document_digest).answer == Answer::passed);
  CHECK(verdict.stage(Stage::page_text).answer == Answer::passed);
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

}  // namespace

TEST_CASE("every good page is genuine: each edition and kind of subject, from no record to two hundred") {
  for (const auto& edition : shelf().all())
    for (const auto kind : kinds_of(edition))
      for (const int records : {0, 1, 30, 200}) {
        CAPTURE(edition.key(), records);
        const Contents usual{.records = records, .subject = kind, .period_from = "2023-11-23"};
        is_genuine(sample::document_json(edition, usual));
        is_genuine(sample::document_json(edition, with_silences(edition, usual)), 2);
      }
}

TEST_CASE("so is one with every kind of record, of every form of subject, over the longest span") {
  for (const auto& edition : shelf().all())
    for (const auto kind : kinds_of(edition))
      for (const auto* form : edition.forms_of(kind)) {
        CAPTURE(edition.key(), form->id);
        is_genuine(sample::document_json(edition, {.every_kind = true, .subject = kind, .form = form->id}), 99);
      }
}

TEST_CASE("so is one of a name that is long, or rare, or odd") {
  const std::string names[] = {
      repeated("例", 22),                      // 66 bytes: the seal cuts it short
      repeated("示例㐂𠮷䶮堃龘", 5) + "公司",  // far longer than the seal's
      "示例（上海）国际贸易有限公司",
      "ⅢＡ 示例 A&B (China) Co., Ltd.",
      "买买提·艾力",
      "WILLIAM VAN DER BERG",
      "⽤⽆⼀示例",  // Kangxi radicals, which share glyphs with ideographs
      "示例…公司",
  };
  for (const auto& edition : shelf().all())
    for (const auto kind : kinds_of(edition))
      for (const auto& name : names) {
        CAPTURE(edition.key(), name);
        is_genuine(
            sample::document_json(edition, {.records = 3, .subject = kind, .name = name, .period_from = "2023-11-23"}));
      }
}

TEST_CASE("so is one whose records name other reports, other people and odd blanks") {
  const auto& edition = edition_called("special-guangdong/1");
  const Contents contents{.records = 4, .period_from = "2023-11-23"};
  for (const char* value : {"20240102030405ABCD9876", "220202********0022", "甲\u3000乙\u00a0丙\u2003丁 戊",
                            "第 7 次打印", "报告编号 20240102030405ABCD9876", "已修复", "异议处理中", "没有", "— —"}) {
    CAPTURE(value);
    auto json = sample::document_json(edition, contents);
    const auto at = json.find("在“喆龘市场”");
    REQUIRE(at != std::string::npos);
    json.replace(at, json.find('"', at) - at, value);
    is_genuine(json);
  }
}

TEST_CASE("so is one with a text that fills more than a page") {
  for (const char* key : {"natural-person/1", "special-guangdong/1", "general/2"}) {
    CAPTURE(key);
    const auto& edition = edition_called(key);
    const Contents contents{.every_kind = true, .subject = kinds_of(edition).front(), .period_from = "2023-11-23"};
    auto json = sample::document_json(edition, contents);
    const auto at = json.find("在“喆龘市场”");
    REQUIRE(at != std::string::npos);
    json.insert(at, repeated("2024年1月，第1条所述期间的经营行为未按规定记录；", 120));
    is_genuine(json);
  }
}
