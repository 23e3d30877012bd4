// The operations as a kiosk meets them: who may ask, what is refused and how, and nothing issued twice.
#include "base/failures/platform.h"
#include "base/file.h"
#include "platform/service/kiosk_gate.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/auditor.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

std::string code_of(const Answer& answer) { return nlohmann::json::parse(answer.body).value("code", ""); }
const std::string key = "0123456789abcdef";

std::int64_t rows_of(Authority& authority, const char* sql) {
  auto rows = authority.store().run(sql);
  REQUIRE(rows->next());
  return rows->number(0);
}

}  // namespace

TEST_CASE("service: kiosks are refused by name") {
  Authority authority;
  const auto ask = [&](const std::string& verify, const std::string& fingerprint) {
    return authority.api().answer({Method::get, "/v1/offer", verify, fingerprint, {}, {}, {}});
  };
  CHECK(code_of(ask("NONE", "")) == "kiosk_certificate_missing");
  CHECK(code_of(ask("", "")) == "kiosk_certificate_missing");
  CHECK(code_of(ask("FAILED:certificate has expired", "")) == "kiosk_certificate_expired");
  CHECK(code_of(ask("FAILED:certificate revoked", "")) == "kiosk_certificate_revoked");
  CHECK(code_of(ask("FAILED:unable to verify the first certificate", "")) == "kiosk_certificate_unknown");
  CHECK(code_of(ask("SUCCESS", "ffff")) == "kiosk_certificate_unknown");
  CHECK(ask("SUCCESS", authority.fingerprint).status == 200);
  REQUIRE(revoke_kiosk(authority.store(), "K-0001", authority.clock.now()));
  CHECK(code_of(ask("SUCCESS", authority.fingerprint)) == "kiosk_certificate_revoked");
}

TEST_CASE("service: malformed bodies are 422, and say nothing of what they held") {
  Authority authority;
  const auto body = GENERATE(
      "", "{", "[]", "null", "{}", R"({"name":1,"id_number":"990101199003070015","card_read":"2026-11-22T06:30:00Z"})",
      R"({"name":"测试甲","id_number":"990101199003070016","card_read":"2026-11-22T06:30:00Z"})",
      R"({"name":"测试甲","id_number":"990101199003070015","card_read":"yesterday"})",
      R"({"name":"测试甲","id_number":"990101199003070015","card_read":"2026-11-22T06:30:00Z","more":1})",
      "{\"name\":\"\xFF\",\"id_number\":\"990101199003070015\",\"card_read\":\"2026-11-22T06:30:00Z\"}");
  const auto answer =
      authority.api().answer({Method::post, "/v1/visits", "SUCCESS", authority.fingerprint, {}, {}, body});
  CHECK(answer.status == 422);
  CHECK(code_of(answer) == "request_malformed");
  CHECK(answer.body.find("99010119900307001") == std::string::npos);
  CHECK(answer.detail.find("99010119900307001") == std::string::npos);
}

TEST_CASE("service: a wrong name is answered like an unknown number, and both are registered") {
  Authority authority;
  const auto ask = [&](const std::string& name, const std::string& number) {
    return authority.ask(Method::post, "/v1/visits",
                         {{"name", name}, {"id_number", number}, {"card_read", "2026-11-22T06:30:00Z"}});
  };
  const auto wrong_name = ask(other_name, clean_number);
  const auto unknown = ask("测试己", "990101199512010096");
  CHECK(wrong_name.status == 404);
  CHECK(wrong_name.body == unknown.body);
  CHECK(rows_of(authority, "SELECT count(*) FROM register WHERE outcome = 'person_unknown'") == 2);
  CHECK(rows_of(authority, "SELECT count(*) FROM register WHERE whom LIKE '%9901011990%'") == 0);
}

TEST_CASE("service: same key and request bring the same bytes; another request is a conflict") {
  Authority authority;
  authority.deliver_all_empty();
  const auto path = "/v1/visits/" + authority.open_visit() + "/reports";
  const auto first = authority.ask(Method::post, path, authority.wish(), key);
  authority.clock.set(authority.clock.now() + std::chrono::seconds(9));
  const auto again = authority.ask(Method::post, path, authority.wish(), key);
  CHECK(first.status == 201);
  CHECK(again.status == 200);
  CHECK(first.body == again.body);
  auto other = authority.wish();
  other["years"] = 3;
  CHECK(code_of(authority.ask(Method::post, path, other, key)) == "idempotency_conflict");
  CHECK(authority.ask(Method::post, path, other, "another-key-0123").status == 201);
  CHECK(rows_of(authority, "SELECT count(*) FROM report") == 2);
  CHECK(Auditor().whole_rows(authority.store()) == 3);
}

TEST_CASE("service: equal requests at the same moment make one report") {
  Authority authority;
  authority.deliver_all_empty();
  const auto path = "/v1/visits/" + authority.open_visit() + "/reports";
  const auto wish = authority.wish();
  std::vector<std::thread> threads;
  std::vector<Answer> answers(8);
  for (auto& answer : answers) threads.emplace_back([&] { answer = authority.ask(Method::post, path, wish, key); });
  for (auto& thread : threads) thread.join();
  for (const auto& answer : answers) CHECK(answer.body == answers.front().body);
  CHECK(std::count_if(answers.begin(), answers.end(), [](const auto& answer) { return answer.status == 201; }) == 1);
  CHECK(rows_of(authority, "SELECT count(*) FROM report") == 1);
}

TEST_CASE("service: what is not on offer is refused, and the refusal registered") {
  Authority authority;
  authority.deliver_all_empty();
  const auto path = "/v1/visits/" + authority.open_visit() + "/reports";
  const auto refused = [&](const char* pointer, const nlohmann::json& value) {
    auto wish = authority.wish();
    wish[nlohmann::json::json_pointer(pointer)] = value;
    return code_of(authority.ask(Method::post, path, wish, key));
  };
  CHECK(refused("/purpose", "gossip") == "purpose_unknown");
  CHECK(refused("/years", 4) == "span_not_offered");
  CHECK(refused("/edition", "natural-person/9") == "edition_unknown");
  CHECK(refused("/consent/version", "2020-01-01") == "consent_outdated");
  CHECK(refused("/consent/sha256", std::string(64, '0')) == "consent_outdated");
  CHECK(rows_of(authority, "SELECT count(*) FROM register WHERE action = 'report' AND outcome <> 'done'") == 5);
  CHECK(code_of(authority.ask(Method::post, path, authority.wish(), "short")) == "request_malformed");
}

TEST_CASE("service: a visit belongs to its machine and ends") {
  Authority authority;
  authority.deliver_all_empty();
  const auto visit = authority.open_visit();
  const auto reports = "/v1/visits/" + visit + "/reports";
  SECTION("closed") {
    CHECK(authority.ask(Method::remove, "/v1/visits/" + visit).status == 204);
    CHECK(authority.ask(Method::remove, "/v1/visits/" + visit).status == 204);
    CHECK(code_of(authority.ask(Method::post, reports, authority.wish(), key)) == "visit_ended");
  }
  SECTION("expired") {
    authority.clock.set(authority.clock.now() + std::chrono::minutes(16));
    CHECK(code_of(authority.ask(Method::post, reports, authority.wish(), key)) == "visit_ended");
  }
  SECTION("another machine's") {
    authority.fingerprint = "other";
    REQUIRE(enrol_kiosk(authority.store(), "other", "K-0002", authority.clock.now()));
    CHECK(code_of(authority.ask(Method::post, reports, authority.wish(), key)) == "visit_unknown");
  }
  SECTION("never opened") {
    CHECK(code_of(authority.ask(Method::remove, "/v1/visits/" + std::string(64, '0'))) == "visit_unknown");
  }
}

TEST_CASE("service: outcomes are written down for reports of the visit only") {
  Authority authority;
  authority.deliver_all_empty();
  const auto visit = "/v1/visits/" + authority.open_visit();
  const auto issued =
      nlohmann::json::parse(authority.ask(Method::post, visit + "/reports", authority.wish(), key).body);
  nlohmann::json outcome = {{"report_number", issued["report_number"]},
                            {"outcome", "failed"},
                            {"pages", 2},
                            {"copy", 1},
                            {"failure", "printer_paper_out"}};
  CHECK(authority.ask(Method::remove, visit).status == 204);
  CHECK(authority.ask(Method::post, visit + "/outcomes", outcome).status == 204);
  CHECK(rows_of(authority, "SELECT count(*) FROM outcome WHERE outcome = 'failed' AND failure = 'printer_paper_out'") ==
        1);
  outcome["outcome"] = "eaten";
  CHECK(code_of(authority.ask(Method::post, visit + "/outcomes", outcome)) == "request_malformed");
  outcome["outcome"] = "printed";
  outcome["report_number"] = "20261122143005ABCD1234";
  CHECK(code_of(authority.ask(Method::post, visit + "/outcomes", outcome)) == "report_unknown");
}

TEST_CASE("service: the emergency switch stops visits and reports, and comes off again") {
  Authority authority;
  authority.deliver_all_empty();
  const auto visit = authority.open_visit();
  const auto now = parse_rfc3339("2026-11-22T06:30:00Z").value();
  REQUIRE(stop_issuing(authority.store(), "测试员", "演练", now).value());
  CHECK_FALSE(stop_issuing(authority.store(), "测试员", "又一次", now).value());
  CHECK(code_of(authority.ask(Method::post, "/v1/visits/" + visit + "/reports", authority.wish(), key)) ==
        "issuing_stopped");
  CHECK(authority.ask(Method::get, "/v1/health").body == R"({"state":"stopped"})");
  REQUIRE(resume_issuing(authority.store(), "测试员", now).value());
  CHECK_FALSE(resume_issuing(authority.store(), "测试员", now).value());
  const auto stops = issuing_stops(authority.store());
  REQUIRE(stops->size() == 1);
  CHECK(stops->front().reason == "演练");
  CHECK(stops->front().ended == "2026-11-22T06:30:00Z");
  CHECK(authority.ask(Method::post, "/v1/visits/" + visit + "/reports", authority.wish(), key).status == 201);
}

TEST_CASE("service: lists are published with a tag, to anybody; none there is said by name") {
  Authority authority;
  const auto ask = [&](const std::string& path, const std::string& tag = {}) {
    return authority.api().answer({Method::get, path, "NONE", {}, {}, tag, {}});
  };
  CHECK(code_of(ask("/v1/trust-list")) == "list_unavailable");
  CHECK(code_of(ask("/v1/status-list/CN-990000")) == "issuer_unknown");
  std::filesystem::create_directory(authority.folder.path / "status-lists");
  REQUIRE(write_file(authority.folder.path / "trust-list.cose", view("signed")));
  REQUIRE(write_file(authority.folder.path / "status-lists/CN-990000.cose", view("states")));
  CHECK(ask("/v1/status-list/CN-990000").body == "states");
  for (const char* stray : {"/v1/status-list/cn-990000", "/v1/status-list/..", "/v1/status-list/CN-990000.cose"})
    CHECK(code_of(ask(stray)) == "issuer_unknown");

  const auto answer = ask("/v1/trust-list");
  CHECK(answer.body == "signed");
  REQUIRE(answer.headers.front().first == "ETag");
  const std::string tag = answer.headers.front().second;
  CHECK(ask("/v1/trust-list", tag).status == 304);
  CHECK(ask("/v1/trust-list", "\"other\", W/" + tag).status == 304);
  CHECK(ask("/v1/trust-list", "\"other\"").status == 200);
  REQUIRE(write_file(authority.folder.path / "trust-list.cose", view("signed again")));
  CHECK(ask("/v1/trust-list", tag).body == "signed again");
}

TEST_CASE("tags are compared as RFC 9110 says") {
  CHECK(names_tag("\"a\"", "\"a\""));
  CHECK(names_tag(" \"b\" ,\t\"a\"", "\"a\""));
  CHECK(names_tag("*", "\"a\""));
  for (const char* other : {"", " ", ",", "a", "\"A\"", "\"a", "W/\"b\""}) CHECK_FALSE(names_tag(other, "\"a\""));
}

TEST_CASE("routes: strays are told apart") {
  CHECK(find_route(Method::get, "/v1/offers").error().code == failure::route_unknown);
  CHECK(find_route(Method::get, "/v1/offer/").error().code == failure::route_unknown);
  CHECK(find_route(Method::get, "").error().code == failure::route_unknown);
  CHECK(find_route(Method::remove, "/v1/visits/").error().code == failure::route_unknown);
  CHECK(find_route(Method::post, "/v1/offer").error().code == failure::method_not_allowed);
  CHECK(find_route(Method::other, "/v1/visits").error().code == failure::method_not_allowed);
  CHECK(find_route(Method::remove, "/v1/visits/abc")->part == "abc");
}
