// Issuing: the document says what the sources said, and what did not answer is never clean.
#include <set>

#include "base/failures/platform.h"
#include "base/failures/reports.h"
#include "base/identity.h"
#include "platform/issue/number.h"
#include "report/seal/cose.h"
#include "tests/support/catch.h"
#include "tests/support/test_signer.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

struct Report {
  document::Document document;
  seal::Claims claims;
};

Report issue(Authority& authority, int years = 5) {
  auto wish = authority.wish();
  wish["years"] = years;
  const auto visit = authority.open_visit();
  const auto answer = authority.ask(Method::post, "/v1/visits/" + visit + "/reports", wish, "0123456789abcdef");
  REQUIRE(answer.status == 201);
  const auto json = nlohmann::json::parse(answer.body);
  auto document = document::parse_document(*from_base64(std::string(json.at("document"))), editions());
  REQUIRE(document);
  const auto seal = seal::parse_seal(*from_base64(std::string(json.at("seal"))));
  REQUIRE(seal);
  auto claims = seal::decode_claims(seal->payload);
  REQUIRE(claims);
  return {std::move(*document), std::move(*claims)};
}

int count(const Report& report, const std::string& chapter) {
  const auto shelf = editions();
  const auto rules = (*shelf.find("natural-person/1"))->counted();
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (rules[i].id == chapter) return report.claims.chapter_counts[i];
  FAIL("no such chapter");
  return 0;
}

}  // namespace

TEST_CASE("issue: number, check code, dates, masks and claims agree with the document") {
  Authority authority;
  authority.deliver_all_empty();
  authority.deliver("penalty", table_csv("penalty", {penalty_row(clean_number, "示罚1")}));
  const auto report = issue(authority);
  const auto& document = report.document;
  CHECK(document.report_number.starts_with("20261122143005"));
  CHECK(document::check_code_valid(document.check_code));
  CHECK(to_text(document.period_from) == "2021-11-23");
  CHECK(to_text(document.period_to) == "2026-11-22");
  CHECK(document.subject.name == clean_name);
  CHECK(document.subject.id_shown == "990101********0015");
  CHECK(document.subject.fields.at("sex") == "男");
  CHECK(text_view(document.bytes.expose()).find(clean_number) == std::string_view::npos);
  CHECK(document.kiosk == "K-0001");
  CHECK(report.claims.report_number == document.report_number);
  CHECK(report.claims.subject_id == "9901**********0015");
  CHECK(report.claims.chapter_counts == document.counts());
  CHECK(report.claims.expires == authority.clock.now() + std::chrono::days(30));
  CHECK(count(report, "administration") == 1);
  CHECK(document.chapters[0].answer.records()->at(0).fields.at("decision_date") == "2025-03-04");
}

TEST_CASE("issue: a source that never delivered, is unavailable, or has an open rejected row is not answered") {
  Authority authority;
  authority.deliver_all_empty();
  CHECK(count(issue(authority), "administration") == 0);

  SECTION("marked unavailable: both tables feed the chapter, one is enough") {
    REQUIRE(set_unavailable(authority.store(), "licence", true));
    CHECK(count(issue(authority), "administration") == seal::not_answered);
    CHECK(count(issue(authority), "honour") == 0);
    REQUIRE(set_unavailable(authority.store(), "licence", false));
    CHECK(count(issue(authority), "administration") == 0);
  }
  SECTION("a rejected row of this person, until a good one takes its place") {
    auto row = penalty_row(clean_number, "示罚1");
    row["处罚依据"] = "";
    authority.deliver("penalty", table_csv("penalty", {row}));
    CHECK(count(issue(authority), "administration") == seal::not_answered);
    authority.deliver("penalty", table_csv("penalty", {penalty_row(clean_number, "示罚1")}));
    CHECK(count(issue(authority), "administration") == 1);
  }
  SECTION("a rejected row of somebody else is no matter of this person's") {
    auto row = penalty_row(other_number, "示罚1");
    row["处罚依据"] = "";
    authority.deliver("penalty", table_csv("penalty", {row}));
    CHECK(count(issue(authority), "administration") == 0);
  }
}

TEST_CASE("issue: chapters without any delivery are not answered; with none at all nothing is issued") {
  Authority authority;
  const auto visit = authority.open_visit();
  const auto answer =
      authority.ask(Method::post, "/v1/visits/" + visit + "/reports", authority.wish(), "0123456789abcdef");
  CHECK(answer.status == 503);
  CHECK(answer.failure == "report_not_issuable");
  authority.deliver_nothing("award");
  const auto report = issue(authority);
  CHECK(count(report, "honour") == 0);
  CHECK(count(report, "serious_dishonesty") == seal::not_answered);
}

TEST_CASE("issue: the span cuts by decision date, publication ends, a standing list is not cut") {
  Authority authority;
  authority.deliver_all_empty();
  auto old = penalty_row(clean_number, "示罚1");
  old["处罚决定日期"] = "2024-01-01";
  auto over = penalty_row(clean_number, "示罚2");
  over["公示截止期"] = "2026-11-21";
  auto last_day = penalty_row(clean_number, "示罚3");
  last_day["公示截止期"] = "2026-11-22";
  authority.deliver("penalty", table_csv("penalty", {old, over, last_day}));
  CHECK(count(issue(authority, 5), "administration") == 2);
  CHECK(count(issue(authority, 1), "administration") == 0);
  CHECK(count(issue(authority, 3), "administration") == 2);

  authority.deliver("enforcement_debtor", table_csv("enforcement_debtor", {{{"行政相对人名称", clean_name},
                                                                            {"行政相对人类别", "自然人"},
                                                                            {"证件号码", clean_number},
                                                                            {"执行法院", "示例市人民法院"},
                                                                            {"执行依据文号", "1"},
                                                                            {"立案时间", "2015-01-01"},
                                                                            {"案号", "2"},
                                                                            {"生效法律文书确定的义务", "测试"},
                                                                            {"被执行人的履行情况", "全部未履行"},
                                                                            {"失信被执行人行为具体情形", "测试"},
                                                                            {"发布时间", "2015-02-01"},
                                                                            {"数据来源单位", "示例市人民法院"}}}));
  CHECK(count(issue(authority, 1), "serious_dishonesty") == 1);
}

TEST_CASE(
    "issue: what this platform does not gather is refused by name, and so is what an edition is not for or does not "
    "offer") {
  auto offer = load_offer(source_dir() / "platform/issue/offers/example-city.toml");
  REQUIRE(offer);
  Issuer::Parts parts;
  parts.offer = std::move(*offer);
  parts.editions = editions();
  parts.layouts = layouts();
  parts.feeds = *load_feeds(source_dir() / "platform/import/tables", parts.layouts, parts.editions.domains());
  auto offered = parts.offer.editions.front();
  offered.years.push_back(2);
  parts.offer.editions.clear();
  for (const auto& edition : parts.editions.all()) {
    offered.key = edition.key();
    parts.offer.editions.push_back(offered);
  }
  const auto purpose = offered.purposes.front();
  const ReportSubject person;
  const auto firm = subject_of(Organisation{firm_code(), "示例市测试有限公司", Personal<std::string>("{}")});
  const Issuer issuer(std::move(parts));
  const auto today = *parse_day("2026-11-22");
  CHECK(issuer.check({"natural-person/1", purpose, 5, "K-0001"}, person, today));
  CHECK(issuer.check({"general/2", purpose, 5, "K-0001"}, firm, today));
  CHECK(issuer.check({"natural-person/1", purpose, 2, "K-0001"}, person, today).error().code ==
        failure::span_not_offered);
  CHECK(issuer.check({"natural-person/1", "merger", 5, "K-0001"}, person, today).error().code ==
        failure::purpose_unknown);
  CHECK(issuer.check({"natural-person/1", purpose, 5, "K-0001"}, firm, today).error().code ==
        failure::edition_not_for_subject);
  CHECK(issuer.check({"general/2", purpose, 5, "K-0001"}, person, today).error().code ==
        failure::edition_not_for_subject);
  CHECK(issuer.check({"special-guangdong/1", purpose, 5, "K-0001"}, firm, today).error().code ==
        failure::domains_not_offered);
  CHECK(issuer.check({"special-tianjin/1", purpose, 5, "K-0001"}, firm, today).error().code ==
        failure::edition_not_gathered);  // its criminal judgments come from no table
}

TEST_CASE(
    "issue: the fullest edition fits, with the longest of everything, both suites the longest; more is refused by "
    "name") {
  seal::Claims claims;
  claims.issuer = std::string(16, 'C');
  claims.issued = claims.expires = Instant{std::chrono::seconds{4'000'000'000}};
  claims.expires += std::chrono::hours(24);
  claims.report_number = "20261122143005ABCD1234";
  claims.subject_name = std::string(64, 'n');
  claims.subject_id = "91990000MA00000009";
  claims.period_from = claims.period_to = Day{std::chrono::days{30000}};
  claims.kiosk = std::string(16, 'k');
  claims.purpose = std::string(16, 'p');
  claims.status_index = 0xffffffff;
  claims.edition = std::string(19, 'e') + "/1";
  claims.chapter_counts.assign(document::counted_limit, 23);
  REQUIRE(claims.edition.size() + 1 + claims.chapter_counts.size() + 2 == document::seal_room);
  const test::TestSigner issuer(11, seal::Algorithm::sm2_sm3), kiosk(12, seal::Algorithm::sm2_sm3);
  const auto made = seal::make_seal(claims, issuer);
  REQUIRE(made);
  REQUIRE(seal::leaves_room_for_copy(*made));
  CHECK(seal::countersign(*made, kiosk, claims.issued, 99)->size() == seal::seal_limit);
  claims.chapter_counts[0] = 24;
  const auto full = seal::leaves_room_for_copy(*seal::make_seal(claims, issuer));
  REQUIRE_FALSE(full);
  const auto answer = problem(full.error());
  CHECK(answer.status == 422);  // asking again would not help
  CHECK(nlohmann::json::parse(answer.body)["code"] == "seal_too_large");
}

TEST_CASE("issue: a span that begins on a day its year does not have") {
  const auto span = span_of(*parse_rfc3339("2028-02-29T04:00:00Z"), 1);
  CHECK(to_text(span.from) == "2027-03-01");
  CHECK(to_text(span.to) == "2028-02-29");
}

TEST_CASE("numbers: form and chance") {
  std::set<std::string> numbers;
  for (int i = 0; i < 1000; ++i) {
    const auto number = make_report_number(*parse_rfc3339("2026-11-22T16:30:05Z"));
    CHECK(number.substr(0, 14) == "20261123003005");
    CHECK(number.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string::npos);
    numbers.insert(number);
    CHECK(document::check_code_valid(make_check_code()));
  }
  CHECK(numbers.size() == 1000);
}
