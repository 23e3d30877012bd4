// Reports by domains: three states and no fourth, and sentences that only count.
#include "base/failures/document.h"
#include "report/document/document.h"
#include "tests/support/catch.h"
#include "tests/support/sample_edition.h"

using namespace credit;
using namespace credit::document;

namespace {

const EditionShelf& shelf() {
  static const auto loaded = EditionShelf::load(std::string(CREDIT_SOURCE_DIR) + "/report/document/editions");
  REQUIRE(loaded);
  return *loaded;
}

const Edition& guangdong() { return **shelf().find("special-guangdong/1"); }

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Failure refused(const std::string& json) {
  const auto document = parse_document(view(json), shelf());
  REQUIRE_FALSE(document);
  return document.error();
}

const sample::Contents mixed{.records = 30, .not_answered = {"tax"}, .not_asked = {"customs", "sport"}};

}  // namespace

TEST_CASE("every edition's samples are read, from clean to 200 records, in every form of subject") {
  for (const auto& edition : shelf().all())
    for (const auto kind : {SubjectKind::natural_person, SubjectKind::organisation})
      for (const auto* form : edition.forms_of(kind))
        for (const int records : {0, 1, 30, 200}) {
          CAPTURE(edition.key(), form->id, records);
          sample::Contents contents{.records = records, .subject = kind, .form = form->id};
          const auto json = sample::document_json(edition, contents);
          const auto document = parse_document(view(json), shelf());
          INFO((document ? "" : document.error().describe()));
          REQUIRE(document);
          CHECK(document->counts().size() == edition.counted().size());
          int sum = 0;
          for (const int count : document->counts()) sum += count;
          CHECK(sum == records);
          CHECK(document->subject.form == form->id);
        }
}

TEST_CASE("domains answer, keep silent, or were not asked") {
  const auto document = parse_document(view(sample::document_json(guangdong(), mixed)), shelf());
  REQUIRE(document);
  REQUIRE(document->domains.size() == 38);
  CHECK(document->chapters.empty());
  CHECK(document->subject.kind == SubjectKind::organisation);
  CHECK(document->subject.id_shown == sample::firm_code);
  CHECK(document->domains[2].code == "tax");
  CHECK(document->domains[2].answer.state() == AnswerState::not_answered);
  CHECK(document->domains[2].answer.records() == nullptr);
  CHECK(document->domains[2].answer.count() == Answer::count_not_answered);
  CHECK(document->domains[10].answer.state() == AnswerState::not_asked);
  CHECK(document->domains[10].answer.count() == Answer::count_not_asked);
  CHECK(document->domains[0].answer.records()->size() == 1);
  CHECK(overall_line(guangdong(), *document) ==
        "全部 38 个领域中，本次查询 36 个：未查询到记录的 5 个；查询到记录的 30 个，共 30 条；"
        "数据暂不可用的 1 个。未查询的 2 个。");
  CHECK(scope_line(guangdong(), *document) ==
        "查询范围：示例市，36 个领域，2021-11-23 至 2026-11-22。只反映截至 2026-11-22 00:00:00 平台已归集的信息。");
}

TEST_CASE("each result has its own sentence, and silence never reads as none") {
  const auto& wording = guangdong().wording;
  CHECK(result_line(wording, Answer::of({})) == wording.none);
  CHECK(result_line(wording, Answer::of(std::vector<Record>(3))) == "在查询时间段内，查询到 3 条记录。");
  CHECK(result_line(wording, Answer()) == wording.not_answered);
  CHECK(result_line(wording, Answer::not_asked()) == wording.not_asked);
  CHECK(Answer().state() == AnswerState::not_answered);
}

TEST_CASE("where a source's data begins inside the span, the page says so") {
  const auto document = parse_document(view(sample::document_json(guangdong(), mixed)), shelf());
  REQUIRE(document);
  auto domain = guangdong().domain_chapter()->domains.front();
  CHECK(result_line(guangdong(), domain, *document, Answer::of({})) == guangdong().wording.none);
  domain.from = *parse_day("2024-02-01");
  CHECK(result_line(guangdong(), domain, *document, Answer::of({})) ==
        guangdong().wording.none + "本领域数据自 2024-02-01 起归集，此前的时间不在查询结果之内。");
  CHECK(result_line(guangdong(), domain, *document, Answer()) == guangdong().wording.not_answered);
}

TEST_CASE("marks: repaired and disputed records") {
  const auto general = *shelf().find("general/2");
  const auto document = parse_document(view(sample::document_json(*general, {.every_kind = true})), shelf());
  REQUIRE(document);
  const auto& records = *document->chapters.front().answer.records();
  REQUIRE(records.size() == 7);
  CHECK(records[2].repaired);
  CHECK_FALSE(records[2].objection);
  CHECK(records[4].objection);
  CHECK(document->subject.labels == std::vector<std::string>{"incentive"});
}

TEST_CASE("a document by domains that its edition does not know is refused") {
  const auto json = sample::document_json(guangdong(), mixed);
  const auto [from, to, code] = GENERATE(table<std::string, std::string, FailureCode>({
      {R"("code":"tax","state":"not_answered")", R"("code":"tax","state":"not_answered","records":[])",
       failure::document_malformed},
      {R"("code":"tax","state":"not_answered")", R"("code":"tax","state":"answered")", failure::document_malformed},
      {R"("code":"sport","state":"not_asked")", R"("code":"sport","state":"not_asked","records":[])",
       failure::document_malformed},
      {R"("code":"tax","state":"not_answered")", R"("code":"tax","state":"clean")", failure::document_malformed},
      {R"("code":"tax")", R"("code":"post")", failure::document_disagrees_with_edition},
      {R"({"code":"tax","state":"not_answered"},)", "", failure::document_disagrees_with_edition},
      {R"("domains":[)", R"("chapters":[)", failure::document_disagrees_with_edition},
      {R"("domains":[)", R"("chapters":[],"domains":[)", failure::document_disagrees_with_edition},
      {R"("from":"2021-11-23")", R"("from":"2021-11-22")", failure::document_disagrees_with_edition},
      {R"("to":"2026-11-22")", R"("to":"2026-11-23")", failure::document_disagrees_with_edition},
      {R"("code":"440000")", R"("code":"120000")", failure::document_disagrees_with_edition},
      {R"("form":"enterprise",)", "", failure::document_disagrees_with_edition},
      {R"("form":"enterprise")", R"("form":"person")", failure::document_disagrees_with_edition},
      {R"("form":"enterprise",)", R"("form":"enterprise","labels":[],)", failure::document_disagrees_with_edition},
      {R"("kind":"organisation")", R"("kind":"natural_person")", failure::document_malformed},
      {sample::firm_code, "91990000MA00000010", failure::document_malformed},
      {R"("kind":"penalty")", R"("kind":"criminal_judgment")", failure::document_disagrees_with_edition},
      {R"("objection":false,)", "", failure::document_malformed},
      {R"("objection":false)", R"("objection":0)", failure::document_malformed},
  }));
  CAPTURE(from, to);
  CHECK(refused(replaced(json, from, to)).code == code);
}

TEST_CASE("a report that asked for nothing, and labels nobody knows, are refused") {
  sample::Contents nothing;
  for (const auto& domain : guangdong().domain_chapter()->domains) nothing.not_asked.insert(domain.code);
  CHECK(refused(sample::document_json(guangdong(), nothing)).code == failure::document_malformed);
  const auto general = sample::document_json(**shelf().find("general/2"), {});
  CHECK(refused(replaced(general, R"(["incentive"])", R"(["praised"])")).code ==
        failure::document_disagrees_with_edition);
  CHECK(refused(replaced(general, R"(["incentive"])", R"(["tax_a","tax_a"])")).code == failure::document_malformed);
  CHECK(refused(replaced(general, R"("state":"answered","records":[])", R"("state":"not_asked")")).code ==
        failure::document_malformed);
}
