// Agents at the platform: whom a code or a grant held here lets somebody ask about, judged anew when a report is
// issued.
#include "platform/licence/grant_book.h"
#include "platform/licence/reference_exchange.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/fixture.h"
#include "tests/unit/platform/licence_contract.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;
using licence::testing::sample_grant;

namespace {

using Json = nlohmann::json;
const std::string firm = firm_code(), library = firm_code("12", '7');

std::string code_of(const Answer& answer) { return Json::parse(answer.body).value("code", ""); }

// Somebody else represents both; 测试甲 is the agent.
struct Hall {
  Hall() {
    authority.deliver_all_empty();
    const auto firms = {firm_row(firm, other_name, other_number), firm_row(library, other_name, other_number)};
    const auto report = authority.deliver("organisations", table_csv("organisations", firms));
    CHECK(report.taken == 2);
  }
  Authority authority;
  std::string visit;

  Json open() {
    const auto answer =
        authority.ask(Method::post, "/v1/visits",
                      {{"name", clean_name}, {"id_number", clean_number}, {"card_read", "2026-11-22T06:30:00Z"}});
    REQUIRE(answer.status == 201);
    visit = "/v1/visits/" + std::string(Json::parse(answer.body).at("visit"));
    return Json::parse(answer.body).at("subjects");
  }
  std::string give(const licence::Grant& grant) { return *authority.exchange->give(grant); }
  Answer show(const std::string& grant) {
    const auto code = authority.exchange->show_code(grant, authority.clock.now());
    REQUIRE(code);
    return authority.ask(Method::post, visit + "/licence", {{"code", *code}});
  }
  Answer issue(const std::string& subject, int n = 0) {
    auto wish = authority.wish();
    wish["subject"] = subject;
    wish["edition"] = "general/2";
    return authority.ask(Method::post, visit + "/reports", wish, "0123456789abcde" + std::to_string(n));
  }
  std::string last_row(const char* what) {
    auto rows = authority.store().run(
        "SELECT action, authorisation, outcome, whom FROM register ORDER BY sequence DESC LIMIT 1");
    REQUIRE(rows->next());
    CHECK(rows->text(3) == SubjectDigest(Bytes(32, 7)).of(what));
    return rows->text(0) + " " + rows->text(1) + " " + rows->text(2);
  }
};

}  // namespace

TEST_CASE("agents: the code on the phone lets its agent ask, and the register says by what right") {
  Hall hall;
  CHECK(hall.open().size() == 1);
  CHECK(code_of(hall.issue(firm)) == "subject_not_allowed");
  const auto shown = hall.show(hall.give(sample_grant(firm)));
  CHECK(shown.status == 200);
  CHECK(Json::parse(shown.body).at("subject") == firm);
  CHECK(Json::parse(shown.body).at("standing") == "agent");
  CHECK(hall.last_row(firm.c_str()) == "licence agent done");
  const auto issued = hall.issue(firm);
  CHECK(issued.status == 201);
  CHECK(hall.last_row(firm.c_str()) == "report agent done");
  const Json outcome{{"report_number", Json::parse(issued.body).at("report_number")},
                     {"outcome", "printed"},
                     {"pages", 3},
                     {"copy", 1}};
  CHECK(hall.authority.ask(Method::post, hall.visit + "/outcomes", outcome).status == 204);
  CHECK(hall.last_row(firm.c_str()) == "outcome agent printed");
}

TEST_CASE("agents: the offer tells the machines that they are served") {
  Hall hall;
  CHECK(Json::parse(hall.authority.ask(Method::get, "/v1/offer").body).at("electronic_licence") == true);
}

TEST_CASE("agents: what gives no authority is refused by name, and registered as without right") {
  Hall hall;
  hall.open();
  auto grant = sample_grant(firm);
  std::string expected;
  SECTION("somebody else's") {
    grant.agent_number = Personal<std::string>(other_number);
    expected = "licence_not_yours";
  }
  SECTION("not today") {
    grant.to = *parse_day("2026-11-21");
    expected = "grant_out_of_dates";
  }
  SECTION("for other matters") {
    grant.scope = licence::Scope::certain_items;
    grant.items = {"tax_declaration"};
    expected = "grant_not_for_report";
  }
  SECTION("of a firm nobody knows here") {
    grant.uscc = firm_code("91", '9');
    expected = "licence_firm_unknown";
  }
  CHECK(code_of(hall.show(hall.give(grant))) == expected);
  CHECK(hall.last_row(clean_number.c_str()) == "licence none " + expected);
  CHECK(code_of(hall.issue(grant.uscc)) == "subject_not_allowed");
}

TEST_CASE("agents: a code is good once; a paper's code only names; nonsense is nothing") {
  Hall hall;
  hall.open();
  const auto code = hall.authority.exchange->show_code(hall.give(sample_grant(firm)), hall.authority.clock.now());
  const auto ask = [&](const std::string& text) {
    return code_of(hall.authority.ask(Method::post, hall.visit + "/licence", {{"code", text}}));
  };
  CHECK(ask(*code).empty());
  CHECK(ask(*code) == "licence_code_unknown");
  CHECK(ask(licence::ReferenceExchange::enterprise_code(firm)) == "licence_code_identifies_only");
  CHECK(ask("https://www.gsxt.gov.cn/%7Bx%7D") == "licence_code_unknown");
  CHECK(ask("") == "request_malformed");
  CHECK(ask(std::string(2049, 'a')) == "request_malformed");
}

TEST_CASE("agents: a grant withdrawn between code and report is refused by name") {
  Hall hall;
  hall.open();
  const auto grant = hall.give(sample_grant(firm));
  REQUIRE(hall.show(grant).status == 200);
  REQUIRE(hall.authority.exchange->withdraw(grant));
  CHECK(code_of(hall.issue(firm)) == "grant_withdrawn");
  CHECK(hall.last_row(firm.c_str()) == "report none grant_withdrawn");
}

TEST_CASE("agents: who has no electronic licence is asked about by a grant held here") {
  Hall hall;
  auto grant = sample_grant(library);
  const auto id = licence::add_grant(hall.authority.store(), grant);
  REQUIRE(id);
  REQUIRE(licence::add_grant(hall.authority.store(), sample_grant(firm)));  // a firm has a licence: not told
  const auto subjects = hall.open();
  REQUIRE(subjects.size() == 2);
  CHECK(subjects[1].at("subject") == library);
  CHECK(subjects[1].at("kind") == "institution");
  CHECK(subjects[1].at("standing") == "agent");
  CHECK(hall.issue(library).status == 201);
  CHECK(hall.last_row(library.c_str()) == "report agent done");
  REQUIRE(licence::withdraw_grant(hall.authority.store(), *id));
  CHECK(code_of(hall.issue(library, 1)) == "grant_withdrawn");
  CHECK(hall.open().size() == 1);
}

TEST_CASE("agents: the phone reads the machine; nothing before it was confirmed, and the same answer afterwards") {
  Hall hall;
  hall.open();
  const auto ask = [&](const char* what) {
    return hall.authority.ask(Method::post, hall.visit + what, Json::object());
  };
  CHECK(code_of(ask("/licence-collection")) == "licence_invitation_expired");
  const auto invited = ask("/licence-invitation");
  REQUIRE(invited.status == 200);
  const std::string text = Json::parse(invited.body).at("text");
  CHECK(Json::parse(ask("/licence-invitation").body).at("text") == text);
  CHECK(Json::parse(ask("/licence-collection").body) == Json{{"confirmed", false}});
  const auto grant = hall.give(sample_grant(firm));
  REQUIRE(hall.authority.exchange->confirm(text, grant, hall.authority.clock.now()));
  for (int i = 0; i < 2; ++i) {
    const auto collected = Json::parse(ask("/licence-collection").body);
    CHECK(collected.at("confirmed") == true);
    CHECK(collected.at("subject").at("subject") == firm);
    CHECK(collected.at("subject").at("standing") == "agent");
    CHECK(hall.last_row(firm.c_str()) == "licence agent done");
  }
  CHECK(hall.issue(firm).status == 201);
  CHECK(Json::parse(ask("/licence-invitation").body).at("text") != text);
}

TEST_CASE("agents: an invitation confirmed by the wrong grant, or too late, lets nobody act") {
  Hall hall;
  hall.open();
  const auto ask = [&](const char* what) {
    return hall.authority.ask(Method::post, hall.visit + what, Json::object());
  };
  const std::string text = Json::parse(ask("/licence-invitation").body).at("text");
  SECTION("somebody else's") {
    auto grant = sample_grant(firm);
    grant.agent_number = Personal<std::string>(other_number);
    REQUIRE(hall.authority.exchange->confirm(text, hall.give(grant), hall.authority.clock.now()));
    CHECK(code_of(ask("/licence-collection")) == "licence_not_yours");
    CHECK(hall.last_row(clean_number.c_str()) == "licence none licence_not_yours");
    CHECK(code_of(ask("/licence-collection")) == "licence_invitation_expired");
  }
  SECTION("too late") {
    hall.authority.clock.set(hall.authority.clock.now() + std::chrono::minutes(6));
    CHECK(code_of(ask("/licence-collection")) == "licence_invitation_expired");
    CHECK(Json::parse(ask("/licence-invitation").body).at("text") != text);
  }
  SECTION("gone at the exchange before its time") {
    const auto now = hall.authority.clock.now();
    REQUIRE(hall.authority.exchange->confirm(text, hall.give(sample_grant(firm)), now));
    REQUIRE(hall.authority.exchange->collect(text, now));
    CHECK(code_of(ask("/licence-collection")) == "licence_invitation_expired");
    CHECK(Json::parse(ask("/licence-invitation").body).at("text") != text);
  }
  SECTION("with something said") {
    CHECK(code_of(hall.authority.ask(Method::post, hall.visit + "/licence-invitation", {{"code", "x"}})) ==
          "request_malformed");
  }
  CHECK(code_of(hall.issue(firm)) == "subject_not_allowed");
}

TEST_CASE("agents: one visit's invitation is not another's") {
  Hall hall;
  hall.open();
  const auto first = hall.visit;
  const auto ask = [&](const std::string& visit, const char* what) {
    return hall.authority.ask(Method::post, visit + what, Json::object());
  };
  const std::string text = Json::parse(ask(first, "/licence-invitation").body).at("text");
  hall.open();
  CHECK(Json::parse(ask(hall.visit, "/licence-invitation").body).at("text") != text);
  REQUIRE(hall.authority.exchange->confirm(text, hall.give(sample_grant(firm)), hall.authority.clock.now()));
  CHECK(Json::parse(ask(hall.visit, "/licence-collection").body) == Json{{"confirmed", false}});
  CHECK(Json::parse(ask(first, "/licence-collection").body).at("confirmed") == true);
}
