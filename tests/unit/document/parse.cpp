#include <random>

#include "base/failures/document.h"
#include "report/document/document.h"
#include "tests/support/catch.h"
#include "tests/support/sample_document.h"

using namespace credit;
using document::AnswerState;
using document::Document;
using document::EditionShelf;

namespace {

const EditionShelf& shelf() {
  static const auto loaded = EditionShelf::load(std::string(CREDIT_SOURCE_DIR) + "/report/document/editions");
  REQUIRE(loaded);
  return *loaded;
}

Result<Document> parse(const std::string& json) { return document::parse_document(view(json), shelf()); }

std::string replaced(const std::string& from, const std::string& to) {
  auto text = sample::document_json({.penalties = 1});
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

bool ours(FailureCode code) {
  return code == failure::document_malformed || code == failure::edition_unknown ||
         code == failure::document_disagrees_with_edition;
}

}  // namespace

TEST_CASE("a document is read as it stands") {
  const auto json = sample::document_json({.penalties = 30, .not_answered = true});
  const auto document = parse(json);
  REQUIRE(document);
  CHECK(text_view(document->bytes.expose()) == json);
  CHECK(document->report_number == "20261122143005ABCD1234");
  CHECK(to_rfc3339(document->issued) == "2026-11-22T06:30:05Z");
  CHECK(document->issuer.code == "CN-990000");
  CHECK(document->issuer.name == "示例市公共信用信息中心");
  CHECK(document->subject.name == "例䶮堃");
  CHECK(document->subject.fields.at("sex") == "男");
  CHECK(to_text(document->period_from) == "2021-11-23");
  CHECK(document->status_index == 17);
  CHECK(document->chapters.front().answer.count() == 30);
  CHECK(document->chapters.front().answer.records()->at(2).repaired);
  CHECK(document->chapters[3].answer.state() == AnswerState::not_answered);
  CHECK(document->counts() == std::vector<int>{30, 0, 0, -1, 0, 0});
}

TEST_CASE("clean, long and full documents parse") {
  for (const int penalties : {0, 1, 30, 200}) CHECK(parse(sample::document_json({.penalties = penalties})));
  const auto full = parse(sample::document_json({.penalties = 2, .other_records = true}));
  REQUIRE(full);
  CHECK(full->counts() == std::vector<int>{3, 1, 1, 1, 1, 1});
}

TEST_CASE("every key is asked for, and no other is let in") {
  const auto [from, to] = GENERATE(table<std::string, std::string>({
      {R"("schema":"credit-report/1",)", ""},
      {"credit-report/1", "credit-report/2"},
      {"20261122143005ABCD1234", "20261122143005ABCD123"},
      {"20261122143005ABCD1234", "20261122143006ABCD1234"},
      {"20261122143005ABCD1234", "20261122143005abcd1234"},
      {"7K2M9XQP4T1G", "7K2M9XQP4T1H"},
      {"2026-11-22T06:30:05Z", "2026-11-22 06:30:05Z"},
      {R"("valid_until":"2026-12)", R"("valid_until":"2026-10)"},
      {"2026-11-21T16:00:00Z", "2026-11-23T16:00:00Z"},
      {R"("code":"CN-990000")", R"("code":"CN 990000")"},
      {R"("code":"CN-990000")", R"("code":"CN-99000000000000")"},
      {R"("name":"银行贷款")", R"("name":"")"},
      {R"("kiosk":"K-0001")", R"("kiosk":7)"},
      {R"("from":"2021-11-23")", R"("from":"2026-11-23")"},
      {R"("from":"2021-11-23")", R"("from":"2021-02-30")"},
      {R"("from":"2021-11-23",)", R"("from":"2021-11-23","at":"",)"},
      {R"("status_index":17)", R"("status_index":-1)"},
      {R"("status_index":17)", R"("status_index":17.0)"},
      {R"("status_index":17)", R"("status_index":4294967296)"},
      {R"("status_index":17)", R"("status_index":99999999999999999999)"},
      {R"("status_index":17)", R"("status_index":17,"more":1)"},
      {R"("status_index":17)", R"("status_index":17,"status_index":17)"},
      {R"("kind":"natural_person")", R"("kind":"Natural Person")"},
      {R"("sex":"男")", R"("sex":"男","sex":"男")"},
      {R"("sex":"男")", R"("sex":null)"},
      {R"("state":"answered","records":[])", R"("state":"answered")"},
      {R"("state":"answered","records":[])", R"("state":"not_answered","records":[])"},
      {R"("state":"answered","records":[])", R"("state":"perhaps","records":[])"},
      {R"("repaired":false)", R"("repaired":"false")"},
      {R"("repaired":false,)", ""},
      {"食品经营违法", "食品\\n违法"},
      {"食品经营违法", "食品\\u202e违法"},
      {"食品经营违法", "食品\\u0000违法"},
      {"食品经营违法", "食品\\ud800违法"},
      {"食品经营违法", "食品\xC0\xAF违法"},
      {"食品经营违法", "食品\xED\xA0\x80违法"},
  }));
  CAPTURE(from, to);
  const auto document = parse(replaced(from, to));
  REQUIRE_FALSE(document);
  CHECK(document.error().code == failure::document_malformed);
}

TEST_CASE("the edition has the last word on chapters, kinds and fields") {
  const auto [from, to] = GENERATE(table<std::string, std::string>({
      {R"("id":"honour")", R"("id":"honours")"},
      {R"({"id":"honour","state":"answered","records":[]},)", ""},
      {R"("kind":"penalty")", R"("kind":"certificate")"},
      {R"("violation_type":)", R"("violation_kind":)"},
      {R"("sex":"男")", R"("colour":"男")"},
      {R"("sex":"男")", R"("name":"男")"},
  }));
  CAPTURE(from, to);
  const auto document = parse(replaced(from, to));
  REQUIRE_FALSE(document);
  CHECK(document.error().code == failure::document_disagrees_with_edition);
  CHECK(parse(replaced("natural-person/1", "natural-person/9")).error().code == failure::edition_unknown);
}

TEST_CASE("bytes around the document, depth and size are refused") {
  const auto json = sample::document_json({});
  CHECK_FALSE(parse(""));
  CHECK_FALSE(parse("null"));
  CHECK_FALSE(parse("\xEF\xBB\xBF" + json));
  CHECK_FALSE(parse(json + "x"));
  CHECK_FALSE(parse(json + std::string(1, '\0') + "x"));
  CHECK_FALSE(parse(std::string(100000, '[')));
  CHECK_FALSE(parse(std::string((8U << 20) + 1, ' ')));
  CHECK(parse(json + "\n"));
}

TEST_CASE("a document cut short at any byte is refused by name") {
  const auto json = sample::document_json({.penalties = 1});
  for (std::size_t length = 0; length < json.size(); ++length) {
    const auto document = parse(json.substr(0, length));
    REQUIRE_FALSE(document);
    REQUIRE(document.error().code == failure::document_malformed);
  }
}

TEST_CASE("a document with any byte changed is read or refused by name, and no detail quotes it") {
  const auto json = sample::document_json({.penalties = 1, .other_records = true});
  std::minstd_rand random(20261122);
  for (std::size_t at = 0; at < json.size(); ++at) {
    auto changed = json;
    changed[at] = static_cast<char>(random() % 256);
    const auto document = parse(changed);
    if (document) continue;
    REQUIRE(ours(document.error().code));
    REQUIRE(document.error().detail.find(sample::person_name) == std::string::npos);
    REQUIRE(document.error().detail.find(sample::person_id_masked) == std::string::npos);
  }
}
