// Whether the card's holder stands at the machine: which visits are asked, codes to the phone and their limits, and
// that nothing is issued without.
#include <thread>

#include "base/file.h"
#include "platform/store/person_checks.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/auditor.h"
#include "tests/unit/platform/fixture.h"
#include "tests/unit/platform/licence_contract.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

using Json = nlohmann::json;
const std::string everybody = "[person_check]\nrequired = \"everybody\"\nways = [\"phone_code\", \"desk\"]\n";
const std::string organisations = "[person_check]\nrequired = \"organisations\"\nways = [\"phone_code\", \"desk\"]\n";

std::string code_of(const Answer& answer) {
  return answer.body.empty() ? "" : Json::parse(answer.body).value("code", "");
}
Answer post(Authority& authority, const std::string& path, const Json& body = nullptr) {
  return authority.ask(Method::post, path, body);
}
Answer issue(Authority& authority, const std::string& visit, const Json& wish, const char* key = "0123456789abcdef") {
  return authority.ask(Method::post, visit + "/reports", wish, key);
}
std::string opened(Authority& authority, const std::string& name = clean_name,
                   const std::string& number = clean_number) {
  return "/v1/visits/" + authority.open_visit(name, number);
}
std::string not_the(const std::string& code) { return code == "000000" ? "000001" : "000000"; }

std::int64_t rows(Authority& authority, const char* why, const char* outcome) {
  auto found = authority.store().run(
      "SELECT count(*) FROM register WHERE action = 'person' AND why = ? AND outcome = ?", {why, outcome});
  REQUIRE(found->next());
  return found->number(0);
}
void forward(Authority& authority, std::chrono::seconds by) { authority.clock.set(authority.clock.now() + by); }

}  // namespace

TEST_CASE("check: an offer that asks somebody must leave a way for who has no phone") {
  const auto parsed = [](const std::string& more) {
    const auto offer = read_file(source_dir() / "platform/issue/offers/example-city.toml");
    return parse_offer(more + std::string(text_view(*offer)));
  };
  CHECK(parsed("")->person_check.required == CheckRequired::nobody);
  CHECK(parsed(everybody)->person_check.ways == std::vector{CheckWay::phone_code, CheckWay::desk});
  for (const char* wrong :
       {"[person_check]\n", "[person_check]\nrequired = \"sometimes\"\n", "[person_check]\nrequired = \"everybody\"\n",
        "[person_check]\nrequired = \"everybody\"\nways = [\"phone_code\"]\n", "person_check = 1\n",
        "[person_check]\nrequired = \"everybody\"\nways = [\"face\", \"desk\"]\n",
        "[person_check]\nrequired = \"everybody\"\nways = [\"desk\", \"desk\"]\n"}) {
    INFO(wrong);
    CHECK_FALSE(parsed(wrong));
  }
}

TEST_CASE("check: the visit says whether, by which ways, and to which phone; where nobody is asked it says nothing") {
  const auto check = [](Authority& authority, const std::string& name, const std::string& number) {
    const auto answer =
        post(authority, "/v1/visits", {{"name", name}, {"id_number", number}, {"card_read", "2026-11-22T06:30:00Z"}});
    return Json::parse(answer.body).value("person_check", Json());
  };
  Authority lax;
  CHECK(check(lax, clean_name, clean_number).is_null());
  CHECK_FALSE(Json::parse(lax.ask(Method::get, "/v1/offer").body).contains("person_check"));
  Authority strict(everybody);
  CHECK(check(strict, clean_name, clean_number) ==
        Json::parse(R"({"due":true,"ways":["phone_code","desk"],"phone":"199****1234"})"));
  CHECK(check(strict, other_name, other_number) == Json::parse(R"({"due":true,"ways":["desk"]})"));
  Authority firms(organisations);
  CHECK(check(firms, clean_name, clean_number).at("due") == false);
}

TEST_CASE("check: nothing is issued to a visit that owes the check; one's own report is where only firms need it") {
  Authority authority(GENERATE(everybody, organisations));
  authority.deliver_all_empty();
  authority.deliver("organisations", table_csv("organisations", {firm_row(firm_code(), clean_name, clean_number)}));
  const auto visit = opened(authority);
  auto firm = authority.wish();
  firm["subject"] = firm_code();
  firm["edition"] = "general/2";
  const bool all = authority.ask(Method::get, "/v1/offer").body.find("everybody") != std::string::npos;
  CHECK(code_of(issue(authority, visit, authority.wish())) == (all ? "person_check_missing" : ""));
  CHECK(code_of(issue(authority, visit, firm, "fedcba9876543210")) == "person_check_missing");
  REQUIRE(post(authority, visit + "/code").status == 200);
  REQUIRE(post(authority, visit + "/code-answers", {{"code", authority.sms->last_code()}}).status == 204);
  CHECK(issue(authority, visit, authority.wish()).status < 300);
  CHECK(issue(authority, visit, firm, "fedcba9876543210").status == 201);
  CHECK(rows(authority, "phone_code", "sent") == 1);
  CHECK(rows(authority, "phone_code", "done") == 1);
  CHECK(Auditor().whole_rows(authority.store()) > 0);
}

TEST_CASE("check: no sheet is shown, no objection taken, no licence code redeemed for a visit that owes the check") {
  Authority authority(GENERATE(everybody, organisations));
  authority.deliver_all_empty();
  authority.deliver("organisations",
                    table_csv("organisations", {firm_row(firm_code(), clean_name, clean_number),
                                                firm_row(firm_code("91", '2'), other_name, other_number)}));
  const bool all = authority.ask(Method::get, "/v1/offer").body.find("everybody") != std::string::npos;
  const auto visit = opened(authority);
  const auto asked = [&](const std::string& path, const std::string& subject, const std::string& key = {}) {
    Json body = {{"subject", subject}, {"consent", authority.wish().at("consent")}};
    if (path == "/objections")
      body.update(
          {{"report_number", "20261122143045ABCD1234"}, {"record", "administration.penalty.1"}, {"reason", "wrong"}});
    return code_of(authority.ask(Method::post, visit + path, body, key));
  };
  const auto grant = *authority.exchange->give(licence::testing::sample_grant(firm_code("91", '2')));
  const auto redeem = [&] {
    const auto code = *authority.exchange->show_code(grant, authority.clock.now());
    return code_of(post(authority, visit + "/licence", {{"code", code}}));
  };
  for (const char* path : {"/repair-guide", "/commitments", "/evaluation", "/inquiries", "/objection-records"}) {
    INFO(path);
    CHECK(asked(path, firm_code()) == "person_check_missing");
    CHECK((asked(path, "self") == "person_check_missing") == all);
  }
  CHECK(asked("/objections", firm_code(), "0123456789abcdef") == "person_check_missing");
  CHECK(redeem() == "person_check_missing");
  auto refused = authority.store().run("SELECT count(*) FROM register WHERE outcome = 'person_check_missing'");
  REQUIRE(refused->next());
  CHECK(refused->number(0) == (all ? 12 : 7));
  REQUIRE(post(authority, visit + "/code").status == 200);
  REQUIRE(post(authority, visit + "/code-answers", {{"code", authority.sms->last_code()}}).status == 204);
  for (const char* path : {"/repair-guide", "/inquiries", "/objection-records"}) {
    CHECK(asked(path, firm_code()) != "person_check_missing");
    CHECK(asked(path, "self") != "person_check_missing");
  }
  CHECK(asked("/objections", firm_code(), "0123456789abcdef") != "person_check_missing");
  CHECK(redeem().empty());
  const auto another = opened(authority);  // the check of one visit is none of the next
  CHECK(code_of(authority.ask(Method::post, another + "/repair-guide",
                              {{"subject", firm_code()}, {"consent", authority.wish().at("consent")}})) ==
        "person_check_missing");
}

TEST_CASE("check: who looks at the query register reads of the check in words") {
  Authority authority(everybody);
  const auto visit = opened(authority);
  REQUIRE(post(authority, visit + "/code").status == 200);
  REQUIRE(post(authority, visit + "/code-answers", {{"code", authority.sms->last_code()}}).status == 204);
  const auto sheet =
      post(authority, visit + "/inquiries", {{"subject", "self"}, {"consent", authority.wish().at("consent")}});
  REQUIRE(sheet.status == 200);
  CHECK(sheet.body.find("用手机验证码确认本人") != std::string::npos);
  CHECK(sheet.body.find("验证码已发送") != std::string::npos);
  for (const char* raw : {"phone_code", "其他查询"}) CHECK(sheet.body.find(raw) == std::string::npos);
}

TEST_CASE("check: the code goes to the registered phone, is masked in the answer, and kept nowhere") {
  Authority authority(everybody);
  const auto visit = opened(authority);
  const auto answer = post(authority, visit + "/code");
  CHECK(Json::parse(answer.body) ==
        Json::parse(R"({"phone":"199****1234","expires":"2026-11-22T06:35:05Z","tries":3,"again_after":60})"));
  REQUIRE(authority.sms->messages.size() == 1);
  CHECK(authority.sms->messages[0].phone == clean_phone);
  const auto code = authority.sms->last_code();
  CHECK(code.find_first_not_of("0123456789") == std::string::npos);
  {  // read to its end: an open reading sees what it saw first
    auto kept = authority.store().run("SELECT code FROM phone_code");
    REQUIRE(kept->next());
    CHECK(kept->text(0).size() == 64);
    CHECK(kept->text(0) != code);
  }
  REQUIRE(post(authority, visit + "/code-answers", {{"code", code}}).status == 204);
  CHECK_FALSE(authority.store().run("SELECT 1 FROM phone_code")->next());
  CHECK(code_of(post(authority, visit + "/code-answers", {{"code", code}})) == "code_used_up");
}

TEST_CASE("check: three tries, five minutes, this visit only; a new code ends the old one") {
  Authority authority(everybody);
  const auto visit = opened(authority);
  REQUIRE(post(authority, visit + "/code").status == 200);
  const auto code = authority.sms->last_code();
  const auto answer = [&](const std::string& typed, const std::string& where) {
    return code_of(post(authority, where + "/code-answers", {{"code", typed}}));
  };
  SECTION("three tries") {
    CHECK(answer(not_the(code), visit) == "code_wrong");
    CHECK(answer(not_the(code), visit) == "code_wrong");
    CHECK(answer(not_the(code), visit) == "code_used_up");
    CHECK(answer(code, visit) == "code_used_up");
    CHECK(rows(authority, "phone_code", "code_wrong") == 2);
    CHECK(rows(authority, "phone_code", "code_used_up") == 2);
  }
  SECTION("five minutes") {
    forward(authority, std::chrono::seconds(301));
    CHECK(answer(code, visit) == "code_used_up");
  }
  SECTION("another visit of the same person") { CHECK(answer(code, opened(authority)) == "code_used_up"); }
  SECTION("a new code") {
    forward(authority, std::chrono::seconds(61));
    REQUIRE(post(authority, visit + "/code").status == 200);
    const auto fresh = authority.sms->last_code();
    if (fresh != code) CHECK(answer(code, visit) == "code_wrong");
    CHECK(answer(fresh, visit).empty());
  }
  SECTION("no code") {
    for (const char* none : {"", "12345", "1234567", "12a456", "１２３"})
      CHECK(answer(none, visit) == "request_malformed");
    CHECK(answer(code, visit).empty());
  }
}

TEST_CASE("check: tries at the same moment are tries one after the other") {
  Authority authority(everybody);
  const auto visit = opened(authority);
  REQUIRE(post(authority, visit + "/code").status == 200);
  const auto wrong = not_the(authority.sms->last_code());
  std::vector<std::thread> threads;
  std::vector<std::string> answers(8);
  for (auto& one : answers)
    threads.emplace_back([&] { one = code_of(post(authority, visit + "/code-answers", {{"code", wrong}})); });
  for (auto& thread : threads) thread.join();
  CHECK(std::count(answers.begin(), answers.end(), "code_wrong") == 2);
  CHECK(std::count(answers.begin(), answers.end(), "code_used_up") == 6);
}

TEST_CASE("check: a code a minute, five an hour to one person, whatever visit asks") {
  Authority authority(everybody);
  CHECK(post(authority, opened(authority) + "/code").status == 200);
  const auto again = post(authority, opened(authority) + "/code");
  CHECK(again.status == 429);
  CHECK(code_of(again) == "code_too_often");
  for (int sent = 1; sent < 5; ++sent) {
    forward(authority, std::chrono::seconds(61));
    CHECK(post(authority, opened(authority) + "/code").status == 200);
  }
  forward(authority, std::chrono::seconds(61));
  CHECK(code_of(post(authority, opened(authority) + "/code")) == "code_too_often");
  CHECK(authority.sms->messages.size() == 5);
  forward(authority, std::chrono::hours(1));
  CHECK(post(authority, opened(authority) + "/code").status == 200);
}

TEST_CASE("check: no phone, no gateway that takes it, no such way: said by name, and registered") {
  Authority authority(everybody);
  CHECK(code_of(post(authority, opened(authority, other_name, other_number) + "/code")) == "check_way_closed");
  authority.sms->broken = true;
  const auto failed = post(authority, opened(authority) + "/code");
  CHECK(failed.status == 503);
  CHECK(code_of(failed) == "code_not_sent");
  CHECK(rows(authority, "phone_code", "code_not_sent") == 1);
  Authority lax;
  for (const char* way : {"/code", "/desk"}) CHECK(code_of(post(lax, opened(lax) + way)) == "check_way_closed");
  const auto visit = opened(authority);
  authority.ask(Method::remove, visit);
  for (const char* way : {"/code", "/desk"}) CHECK(code_of(post(authority, visit + way)) == "visit_ended");
  CHECK(code_of(authority.ask(Method::get, visit + "/person-check")) == "visit_ended");
  CHECK(code_of(post(authority, "/v1/visits/" + std::string(64, 'a') + "/desk")) == "visit_unknown");
}

TEST_CASE("check: the outbox holds one file for each message, for its owner alone") {
  const Folder folder;
  const FixedClock clock(*parse_rfc3339("2026-11-22T06:30:05Z"));
  SmsOutbox outbox(folder.path, clock);
  REQUIRE(outbox.send(Personal(clean_phone), Personal(std::string("验证码123456"))));
  REQUIRE(outbox.send(Personal(clean_phone), Personal(std::string("验证码654321"))));
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path)) {
    ++files;
    CHECK(entry.path().extension() == ".json");
    CHECK((entry.status().permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    CHECK(Json::parse(text_view(*read_file(entry.path()))).at("phone") == clean_phone);
  }
  CHECK(files == 2);
  SmsOutbox nowhere(folder.path / "none", clock);
  CHECK_FALSE(nowhere.send(Personal(clean_phone), Personal(std::string("x"))));
  CHECK(mask_phone("13812341234") == "138****1234");
  for (const char* none : {"", "1381234123", "138123412345", "12812341234", "23812341234", "1381234123x"})
    CHECK_FALSE(phone_valid(none));
}
