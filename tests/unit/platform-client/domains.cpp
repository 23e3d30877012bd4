// What a machine reads of reports by domains, what it asks, and the refusal that names who did not answer.
#include <nlohmann/json.hpp>

#include "base/failures/platform-link.h"
#include "kiosk/platform/answers.h"
#include "kiosk/platform/requests.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::platform_client;
using Json = nlohmann::json;

static const std::string offer_text = R"({
  "issuer": {"code": "CN-990000", "name": "示例市公共信用信息中心"},
  "region": {"code": "990000", "name": "示例市"},
  "consent": {"version": "2026-11-01", "body": {"zh_CN": "甲", "zh_TW": "乙", "en": "c"},
              "sha256": "33e3580c093111e1c4cac922872c40371f7896bb3fa4e23be5840bd1834fc622"},
  "purposes": [{"code": "bank_loan", "name": {"zh_CN": "银行贷款", "zh_TW": "銀行貸款", "en": "Bank loan"}}],
  "domain_groups": [{"id": "finance", "name": {"zh_CN": "财税金融", "zh_TW": "財稅金融", "en": "Finance"}}],
  "editions": [{"key": "special-example/1", "name": {"zh_CN": "专项", "zh_TW": "專項", "en": "Special"},
                "subjects": ["enterprise"], "purposes": ["bank_loan"], "years": [1], "own_dates": {"longest_years": 5},
                "domains": [{"code": "tax", "name": {"zh_CN": "税务", "zh_TW": "稅務", "en": "Tax"},
                             "group": "finance"}]}]})";

TEST_CASE("an offer of a report by domains") {
  const auto offer = read_offer(view(offer_text));
  INFO((offer ? "" : offer.error().detail));
  REQUIRE(offer);
  REQUIRE(offer->domain_groups.size() == 1);
  CHECK(offer->domain_groups[0].code == "finance");
  const auto& edition = offer->editions.at(0);
  CHECK(edition.own_dates_years == 5);
  REQUIRE(edition.domains.size() == 1);
  CHECK(edition.domains[0].code == "tax");
  CHECK(edition.domains[0].name[2] == "Tax");
  CHECK(edition.domains[0].group == "finance");
}

TEST_CASE("domains, groups and own dates that are not whole are refused") {
  const Json whole = Json::parse(offer_text);
  const char* places[] = {
      "/domain_groups/0/id",        "/domain_groups/0/name/en",   "/editions/0/own_dates/longest_years",
      "/editions/0/domains",        "/editions/0/domains/0/code", "/editions/0/domains/0/name/zh_TW",
      "/editions/0/domains/0/group"};
  for (const auto* place : places)
    for (const Json& other : {Json(nullptr), Json(-3.5), Json::array(), Json(std::string()), Json("Other"), Json(31)}) {
      if (other == Json("Other") && std::string(place).find("/name/") != std::string::npos) continue;
      Json changed = whole;
      changed[Json::json_pointer(place)] = other;
      INFO(place << " = " << other.dump());
      const auto offer = read_offer(view(changed.dump()));
      REQUIRE_FALSE(offer);
      CHECK(offer.error().code == failure::platform_answer_malformed);
    }
}

TEST_CASE("domains that did not answer come instead of a report") {
  const std::string said = R"({"type":"about:blank","title":"x","status":409,"code":"domains_not_answered",
                              "domains":["tax","court_enforcement"]})";
  const auto none = read_report(view(said));
  REQUIRE(none);
  CHECK(none->not_answered == std::vector<std::string>{"tax", "court_enforcement"});
  CHECK(none->document.empty());
  for (const char* bad :
       {R"({"code":"domains_not_answered"})", R"({"code":"domains_not_answered","domains":[]})",
        R"({"code":"domains_not_answered","domains":["A B"]})", R"({"code":"quota_reached","domains":["tax"]})"})
    CHECK_FALSE(read_report(view(std::string(bad))));
}

TEST_CASE("own dates go instead of years, domains and those left out by name") {
  ReportRequest wish;
  wish.edition = "special-example/1";
  wish.years = 0;
  wish.from = *parse_day("2024-02-29");
  wish.to = *parse_day("2026-11-22");
  wish.domains = {"tax", "health"};
  wish.left_out = {"tax"};
  const auto body = Json::parse(ask_report({}, wish).body.toStdString());
  CHECK_FALSE(body.contains("years"));
  CHECK(body["period"] == Json({{"from", "2024-02-29"}, {"to", "2026-11-22"}}));
  CHECK(body["domains"] == Json({"tax", "health"}));
  CHECK(body["left_out"] == Json({"tax"}));
  const auto plain = Json::parse(ask_report({}, ReportRequest{}).body.toStdString());
  CHECK(plain["years"] == 5);
  for (const char* key : {"period", "domains", "left_out"}) CHECK_FALSE(plain.contains(key));
}
