// Strict JSON: what is taken, and that every member missing, mistyped or cut is named and refused.
#include "kiosk/platform/answers.h"

#include <nlohmann/json.hpp>

#include "base/failures/platform-link.h"
#include "base/failures/platform.h"
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
  "editions": [{"key": "natural-person/1", "name": {"zh_CN": "自然人", "zh_TW": "自然人", "en": "Person"}, "subjects": ["natural_person"], "purposes": ["bank_loan"],
                "years": [1, 3, 5]}], "added_later": true})";

TEST_CASE("an offer") {
  const auto offer = read_offer(view(offer_text));
  INFO((offer ? "" : offer.error().detail));
  REQUIRE(offer);
  CHECK(offer->issuer_name == "示例市公共信用信息中心");
  CHECK(offer->region_name == "示例市");
  CHECK(offer->consent.version == "2026-11-01");
  CHECK(offer->consent.body[2] == "c");
  CHECK(offer->purposes.at(0).code == "bank_loan");
  CHECK(offer->purposes.at(0).name[1] == "銀行貸款");
  REQUIRE(offer->editions.size() == 1);
  CHECK(offer->editions[0].key == "natural-person/1");
  CHECK(offer->editions[0].is_for("natural_person"));
  CHECK_FALSE(offer->editions[0].is_for("enterprise"));
  CHECK(offer->editions[0].years == std::vector<int>{1, 3, 5});
}

// Every member of the offer in turn: taken out, or of another type.
TEST_CASE("an offer with one member missing or mistyped is refused") {
  const Json whole = Json::parse(offer_text);
  const Json flat = whole.flatten();
  int tried = 0;
  for (const auto& item : flat.items()) {
    const Json::json_pointer at(item.key());
    if (at.back() == "added_later" || item.key() == "/issuer/code" || item.key() == "/region/code") continue;
    for (const Json& other : {Json(nullptr), Json(-3.5), Json::array(), Json(std::string())}) {
      Json changed = whole;
      changed[at] = other;
      INFO(item.key() << " = " << other.dump());
      const auto offer = read_offer(view(changed.dump()));
      REQUIRE_FALSE(offer);
      CHECK(offer.error().code == failure::platform_answer_malformed);
      ++tried;
    }
  }
  CHECK(tried == 80);
}

TEST_CASE("an offer says whether agents are served") {
  Json json = Json::parse(offer_text);
  CHECK_FALSE(read_offer(view(json.dump()))->electronic_licence);
  json["electronic_licence"] = true;
  CHECK(read_offer(view(json.dump()))->electronic_licence);
  json["electronic_licence"] = "yes";
  CHECK_FALSE(read_offer(view(json.dump())));
}

TEST_CASE("an offer cut anywhere is refused") {
  for (std::size_t size = 0; size < offer_text.size(); ++size)
    CHECK_FALSE(read_offer(view(offer_text.substr(0, size))));
}

TEST_CASE("a consent text that is not the one of its digest is refused") {
  Json json = Json::parse(offer_text);
  json["consent"]["body"]["zh_CN"] = "乙";
  const auto offer = read_offer(view(json.dump()));
  REQUIRE_FALSE(offer);
  CHECK(offer.error().detail == "consent.sha256");
}

static const std::string visit_text = R"({"visit": "abcdefghijklmnop-_09", "expires": "2026-11-22T06:30:05Z",
  "subjects": [{"subject": "self", "kind": "natural_person", "standing": "self"},
               {"subject": "91990100MA8T11D15J", "kind": "enterprise", "name": "示例市测试安晨科技有限公司",
                "standing": "legal_representative"}]})";

// The visitor himself comes first and once; by which right is one of those we know; an organisation has its name.
TEST_CASE("a visit whose subjects are not understood is refused") {
  for (
      const char* list :
      {"[]", "7", R"([{"subject":"self"}])",
       R"([{"subject":"self","kind":"natural_person","standing":"agent of all"}])",
       R"([{"subject":"91990100MA8T11D15J","kind":"enterprise","name":"甲","standing":"legal_representative"}])",
       R"([{"subject":"self","kind":"natural_person","standing":"legal_representative","name":"甲"}])",
       R"([{"subject":"self","kind":"natural_person","standing":"self"},{"subject":"self","kind":"natural_person","standing":"self"}])",
       R"([{"subject":"self","kind":"natural_person","standing":"self"},{"subject":"91990100MA8T11D15J","kind":"enterprise","standing":"legal_representative"}])"}) {
    INFO(list);
    Json json = Json::parse(visit_text);
    json["subjects"] = Json::parse(list);
    CHECK_FALSE(read_visit(view(json.dump())));
  }
}

TEST_CASE("a visit") {
  const auto visit = read_visit(view(visit_text));
  REQUIRE(visit);
  REQUIRE(visit->subjects.size() == 2);
  CHECK(visit->subjects[0].standing == Standing::self);
  CHECK(visit->subjects[0].code.empty());
  CHECK(visit->subjects[1].standing == Standing::legal_representative);
  CHECK(visit->subjects[1].code.expose() == "91990100MA8T11D15J");
  CHECK(visit->subjects[1].name.expose() == "示例市测试安晨科技有限公司");
  CHECK(visit->token.expose() == "abcdefghijklmnop-_09");
  CHECK(to_rfc3339(visit->expires) == "2026-11-22T06:30:05Z");
  CHECK_FALSE(read_visit(view(R"({"visit":"short","expires":"2026-11-22T06:30:05Z"})")));
  CHECK_FALSE(read_visit(view(R"({"visit":"../../../../v1/offer","expires":"2026-11-22T06:30:05Z"})")));
  CHECK_FALSE(read_visit(view(R"({"visit":"abcdefghijklmnop-_09","expires":"soon"})")));
}

TEST_CASE("a report") {
  const auto report = read_report(view(R"({"report_number":"n","document":"e30=","seal":"0oRD"})"));
  REQUIRE(report);
  CHECK(report->document.expose() == to_bytes("{}"));
  CHECK(report->seal == Bytes{0xd2, 0x84, 0x43});
  for (const char* wrong :
       {R"({"document":"e30","seal":"0oRD"})", R"({"document":"e30=","seal":""})", R"({"document":"e30="})",
        R"({"seal":"0oRD"})", R"({"document":7,"seal":"0oRD"})", "[]", ""}) {
    INFO(wrong);
    CHECK_FALSE(read_report(view(wrong)));
  }
}

TEST_CASE("a problem is named only by the platform's own catalogue") {
  CHECK(read_problem(view(R"({"status":404,"code":"person_unknown"})")).code == failure::person_unknown);
  CHECK(read_problem(view(R"({"code":"kiosk_certificate_revoked"})")).code == failure::kiosk_certificate_revoked);
  for (const char* wrong : {R"({"code":"paper_out"})", R"({"code":"no_such_code"})", R"({"code":7})", "{}", "<html>"})
    CHECK(read_problem(view(wrong)).code == failure::platform_answer_malformed);
}

TEST_CASE("requests say what the contract says") {
  const VisitToken visit{Personal<std::string>("abcdefghijklmnop"), {}};
  const Instant at = *parse_rfc3339("2026-11-22T06:30:05Z");
  // A synthetic person; the number's check digit is right.
  HttpRequest person = ask_visit({Personal<std::string>("张小明"), Personal<std::string>("11010519491231002X"), at});
  CHECK(person.body ==
        QByteArray(R"({"name":"张小明","id_number":"11010519491231002X","card_read":"2026-11-22T06:30:05Z"})"));
  CHECK_FALSE(person.repeatable);
  const QByteArray shared = person.body;  // as Qt keeps one while it sends
  wipe(person.body);
  CHECK(shared == QByteArray(shared.size(), '\0'));

  ReportRequest wanted{{}, "natural-person/1",    "bank_loan", 5, "2026-11-01", "ab", Language::zh_TW,
                       at, "key-0123456789abcdef"};
  const HttpRequest report = ask_report(visit, wanted);
  CHECK(report.path == QStringLiteral("/v1/visits/abcdefghijklmnop/reports"));
  CHECK(report.idempotency_key == "key-0123456789abcdef");
  CHECK(report.repeatable);
  CHECK(report.body == R"({"subject":"self","edition":"natural-person/1","purpose":"bank_loan","years":5,"consent":)"
                       R"({"version":"2026-11-01",)"
                       R"("sha256":"ab","language":"zh_TW","given":"2026-11-22T06:30:05Z"}})");

  wanted.subject = Personal<std::string>("91990100MA8T11D15J");
  CHECK(ask_report(visit, wanted).body.startsWith(R"({"subject":"91990100MA8T11D15J","edition")"));

  const HttpRequest outcome = say_outcome(visit, {"20261122143005ABCD1234", OutcomeKind::failed, 1, 2, "paper_jam"});
  CHECK(outcome.body ==
        R"({"report_number":"20261122143005ABCD1234","outcome":"failed","pages":1,"copy":2,"failure":"paper_jam"})");
  CHECK(end_visit(visit).verb == "DELETE");
  const HttpRequest list = ask_list({"/v1/trust-list", {"\"tag\"", "Sun, 22 Nov 2026 00:00:00 GMT"}});
  CHECK(list.path == QStringLiteral("/v1/trust-list"));
  CHECK(list.etag == "\"tag\"");
  CHECK(list.conditional);
}

TEST_CASE("the person check: what a visit says of it, and nothing unmasked is taken") {
  Json visit = {{"visit", "abcdefghijklmnop-_09"},
                {"expires", "2026-11-22T06:30:05Z"},
                {"subjects", {{{"subject", "self"}, {"kind", "natural_person"}, {"standing", "self"}}}}};
  const auto read = [&] { return read_visit(view(visit.dump())); };
  CHECK(read()->ways.empty());
  visit["person_check"] = {{"due", true}, {"ways", {"desk"}}};
  CHECK(read()->check_due);
  CHECK(read()->ways == std::vector{CheckWay::desk});
  visit["person_check"]["phone"] = "138****1234";
  CHECK(read()->phone == "138****1234");
  for (const Json& phone : {Json("13812341234"), Json("138****123"), Json("138***x1234"), Json(7), Json("")}) {
    visit["person_check"]["phone"] = phone;
    CHECK_FALSE(read());
  }
  for (const Json& check : {Json(7), Json::object(), Json{{"due", true}}, Json{{"ways", {"desk"}}},
                            Json{{"due", 1}, {"ways", {"desk"}}}, Json{{"due", true}, {"ways", Json::array()}}}) {
    visit["person_check"] = check;
    CHECK_FALSE(read());
  }
}

TEST_CASE("the person check: its small answers, strictly") {
  const auto sent = read_code_sent(view(R"({"phone":"138****1234","expires":"x","tries":3,"again_after":60})"));
  REQUIRE(sent);
  CHECK((sent->phone == "138****1234" && sent->tries == 3 && sent->again_after == 60));
  for (const char* wrong :
       {"", "[]", "{}", R"({"phone":"13812341234","tries":3,"again_after":60})",
        R"({"phone":"138****1234","tries":-3,"again_after":60})", R"({"phone":"138****1234","tries":3})",
        R"({"phone":"138****1234","tries":3,"again_after":601})",
        R"({"phone":"138****1234","tries":"3","again_after":6})"})
    CHECK_FALSE(read_code_sent(view(wrong)));
  CHECK(*read_pairing(view(R"({"pairing":"K7M3"})")) == "K7M3");
  for (const char* wrong :
       {"{}", R"({"pairing":""})", R"({"pairing":"<b>x"})", R"({"pairing":"K7M3K7M3K"})", R"({"pairing":7})"})
    CHECK_FALSE(read_pairing(view(wrong)));
  CHECK(read_check(view(R"({"passed":"desk","desk":"confirmed"})"))->passed);
  CHECK_FALSE(read_check(view(R"({"passed":"","desk":"waiting"})"))->passed);
  CHECK(read_check(view(R"({"passed":"","desk":"refused"})"))->refused);
  for (const char* wrong : {"{}", R"({"passed":true,"desk":"none"})", R"({"passed":""})"})
    CHECK_FALSE(read_check(view(wrong)));
}

TEST_CASE("the person check: its requests say what the contract says") {
  const VisitToken visit{Personal<std::string>("abcdefghijklmnop"), {}};
  CHECK(ask_code(visit).path == QStringLiteral("/v1/visits/abcdefghijklmnop/code"));
  CHECK_FALSE(ask_code(visit).repeatable);  // a second message would end the first code
  const auto code = say_code(visit, Personal<std::string>("123456"));
  CHECK(code.body == R"({"code":"123456"})");
  CHECK_FALSE(code.repeatable);  // each costs a try
  CHECK(call_desk(visit).verb == "POST");
  CHECK(ask_check(visit).verb == "GET");
  CHECK(say_state({true, {}}).body == R"({"state":"in_order"})");
  CHECK(say_state({false, {"paper_out", "reader_absent"}}).body ==
        R"({"state":"out_of_order","failures":"paper_out reader_absent"})");
}
