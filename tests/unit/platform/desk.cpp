// The desk page's operations: who may log in, what a session is worth, who is confirmed, and what is written down.
#include "platform/desk/desk.h"

#include "platform/desk/password.h"
#include "platform/store/machines.h"
#include "platform/store/reports.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/auditor.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

using Json = nlohmann::json;
const std::string everybody = "[person_check]\nrequired = \"everybody\"\nways = [\"phone_code\", \"desk\"]\n";
const std::string secret = "correct horse battery";

std::string code_of(const Answer& answer) {
  return answer.body.empty() ? "" : Json::parse(answer.body).value("code", "");
}

struct Hall {
  Authority authority{everybody};
  desk::Desk desk{authority.shared(), authority.digest, authority.clock};
  std::string cookie, token;

  Hall() { REQUIRE(put_staff(authority.store(), {"wang.li", "王丽", desk::hash_password(Personal(secret))})); }
  Answer ask(Method method, const std::string& path, const Json& body = nullptr) {
    Request request{method, path, desk::came_by_the_desk, {}, {}, {}, body.is_null() ? "" : body.dump(), "192.0.2.7"};
    request.cookie = cookie;
    request.desk_token = token;
    return desk.answer(request);
  }
  Answer log_in(const std::string& account = "wang.li", const std::string& password = secret) {
    const auto answer = ask(Method::post, "/v1/desk/session", {{"account", account}, {"password", password}});
    if (answer.status == 201) {
      cookie = answer.headers.at(0).second.substr(0, answer.headers.at(0).second.find(';'));
      token = Json::parse(answer.body).at("token");
    }
    return answer;
  }
  Json hall() { return Json::parse(ask(Method::get, "/v1/desk/hall").body); }
  void forward(std::chrono::seconds by) { authority.clock.set(authority.clock.now() + by); }
  std::string visit_that_waits() {
    const auto visit = "/v1/visits/" + authority.open_visit();
    REQUIRE(authority.ask(Method::post, visit + "/desk").status == 200);
    return visit;
  }
  Answer settle(const std::string& request, const char* decision = "confirm", const char* seen = "card_and_person") {
    return ask(Method::post, "/v1/desk/requests/" + request, {{"decision", decision}, {"seen", seen}});
  }
};

const Json confirmed = Json::parse(R"({"passed":"desk","desk":"confirmed"})");

}  // namespace

TEST_CASE("desk: passwords are salted, slow, and told apart") {
  const auto one = desk::hash_password(Personal(secret)), other = desk::hash_password(Personal(secret));
  CHECK(one != other);
  CHECK(one.starts_with("scrypt$15$8$1$"));
  CHECK(desk::password_fits(Personal(secret), one));
  CHECK_FALSE(desk::password_fits(Personal(secret + "x"), one));
  CHECK_FALSE(desk::password_fits(Personal(std::string()), desk::nobodys_hash()));
  for (const auto& wrong : {std::string(), std::string("scrypt$15$8$1$"), one + "0", "plain$" + secret})
    CHECK_FALSE(desk::password_fits(Personal(secret), wrong));
}

TEST_CASE("desk: nothing without a login, nothing by another door") {
  Hall hall;
  CHECK(code_of(hall.ask(Method::get, "/v1/desk/hall")) == "desk_login_needed");
  hall.cookie = "__Host-desk=" + std::string(64, 'a');
  CHECK(code_of(hall.ask(Method::get, "/v1/desk/session")) == "desk_login_needed");
  REQUIRE(hall.log_in().status == 201);
  CHECK(hall.ask(Method::get, "/v1/desk/hall").status == 200);
  for (const char* door : {"SUCCESS", "NONE", ""}) {
    Request request{Method::get, "/v1/desk/hall", door, hall.authority.fingerprint, {}, {}, {}};
    request.cookie = hall.cookie;
    CHECK(hall.desk.answer(request).status == 404);
  }
  CHECK(hall.authority.ask(Method::get, "/v1/desk/hall").status == 404);
  CHECK(code_of(hall.ask(Method::get, "/v1/desk/nothing")) == "route_unknown");
  CHECK(code_of(hall.ask(Method::post, "/v1/desk/hall")) == "method_not_allowed");
}

TEST_CASE("desk: the cookie is the browser's alone, the page's token is asked for with every change") {
  Hall hall;
  const auto answer = hall.log_in();
  REQUIRE(answer.status == 201);
  const auto& header = answer.headers.at(0);
  CHECK(header.first == "Set-Cookie");
  for (const char* part : {"__Host-desk=", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"})
    CHECK(header.second.find(part) != std::string::npos);
  const auto good = hall.token;
  for (const auto& wrong : {std::string(), std::string(64, '0'), good.substr(1)}) {
    hall.token = wrong;
    CHECK(code_of(hall.ask(Method::post, "/v1/desk/refills", {{"kiosk", "K-0001"}, {"sheets", 250}})) ==
          "desk_token_wrong");
    CHECK(code_of(hall.ask(Method::remove, "/v1/desk/session")) == "desk_token_wrong");
  }
  hall.token = good;
  const auto cookie = hall.cookie;
  for (const auto& wrong : {"x" + cookie, cookie + "; " + cookie, cookie + "0", cookie.substr(0, 40)}) {
    hall.cookie = wrong;
    CHECK(code_of(hall.ask(Method::get, "/v1/desk/session")) == "desk_login_needed");
  }
  hall.cookie = "other=1; " + cookie;
  CHECK(hall.ask(Method::get, "/v1/desk/session").status == 200);
  auto kept = hall.authority.store().run("SELECT token FROM staff_session");
  REQUIRE(kept->next());
  CHECK(cookie.find(kept->text(0)) == std::string::npos);
}

TEST_CASE("desk: a session ends by log-out, by idleness, by the day, by a disabled account, by a new password") {
  Hall hall;
  REQUIRE(hall.log_in().status == 201);
  SECTION("log-out") {
    const auto out = hall.ask(Method::remove, "/v1/desk/session");
    CHECK(out.status == 204);
    CHECK(out.headers.at(0).second.find("Max-Age=0") != std::string::npos);
  }
  SECTION("idle: looking is no use of it") {
    hall.forward(std::chrono::minutes(14));
    CHECK(hall.ask(Method::get, "/v1/desk/hall").status == 200);
    hall.forward(std::chrono::minutes(1));
  }
  SECTION("a day's work") {
    for (int i = 0; i < 60; ++i) {
      CHECK(hall.ask(Method::post, "/v1/desk/refills", {{"kiosk", "K-0001"}, {"sheets", 1}}).status == 204);
      hall.forward(std::chrono::minutes(10));
    }
  }
  SECTION("disabled") {
    REQUIRE(disable_staff(hall.authority.store(), "wang.li").value());
    CHECK(code_of(hall.log_in()) == "desk_login_wrong");
  }
  SECTION("a new password") {
    REQUIRE(put_staff(hall.authority.store(), {"wang.li", "王丽", desk::hash_password(Personal(secret + "2"))}));
  }
  CHECK(code_of(hall.ask(Method::get, "/v1/desk/hall")) == "desk_login_needed");
}

TEST_CASE("desk: five wrong passwords pause an account, twenty an address; the right one starts anew") {
  Hall hall;
  CHECK(code_of(hall.log_in("wang.li", "wrong")) == "desk_login_wrong");
  CHECK(code_of(hall.log_in("nobody", secret)) == "desk_login_wrong");
  REQUIRE(hall.log_in().status == 201);
  for (int i = 0; i < 5; ++i) CHECK(code_of(hall.log_in("wang.li", "wrong")) == "desk_login_wrong");
  CHECK(code_of(hall.log_in()) == "desk_login_paused");
  CHECK(hall.log_in().status == 429);
  hall.forward(std::chrono::minutes(15));
  REQUIRE(hall.log_in().status == 201);
  auto deeds_done = deeds(hall.authority.store(), 100);
  CHECK(std::count_if(deeds_done->begin(), deeds_done->end(),
                      [](const auto& row) { return row.deed == "login_refused"; }) == 7);
}

TEST_CASE("desk: who waits is seen masked, with machine and pairing code, and is confirmed once, by name of account") {
  Hall hall;
  REQUIRE(hall.log_in().status == 201);
  CHECK(hall.hall().at("waiting").empty());
  const auto visit = hall.visit_that_waits();
  const auto waiting = hall.hall().at("waiting");
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].at("kiosk") == "K-0001");
  CHECK(waiting[0].at("name") == document::mask_name(clean_name));
  CHECK(std::string(waiting[0].at("pairing")).size() == 4);
  CHECK(waiting.dump().find(clean_number) == std::string::npos);
  const std::string request = waiting[0].at("request");
  CHECK(code_of(hall.settle(request, "confirm", "card")) == "request_malformed");
  CHECK(code_of(hall.settle(std::string(64, 'b'))) == "desk_request_gone");
  CHECK(hall.settle(request).status == 204);
  CHECK(code_of(hall.settle(request)) == "desk_request_gone");
  CHECK(Json::parse(hall.authority.ask(Method::get, visit + "/person-check").body) == confirmed);
  auto row = hall.authority.store().run(
      "SELECT asker, whom, kiosk FROM register WHERE action = 'person' AND why = 'desk' AND outcome = 'done'");
  REQUIRE(row->next());
  CHECK(row->text(0) == hall.authority.digest.of("staff wang.li"));
  CHECK(row->text(1) == hall.authority.digest.of(clean_number));
  CHECK(row->text(2) == "K-0001");
  CHECK(Auditor().whole_rows(hall.authority.store()) > 0);
  CHECK(deeds(hall.authority.store(), 1)->at(0).deed == "confirm");
}

TEST_CASE("desk: a refusal is told to the machine; who asks anew waits anew; who has gone waits no more") {
  Hall hall;
  REQUIRE(hall.log_in().status == 201);
  const auto visit = hall.visit_that_waits();
  const auto request = [&] { return std::string(hall.hall().at("waiting").at(0).at("request")); };
  CHECK(hall.settle(request(), "refuse", "none").status == 204);
  CHECK(Json::parse(hall.authority.ask(Method::get, visit + "/person-check").body) ==
        Json::parse(R"({"passed":"","desk":"refused"})"));
  CHECK(hall.hall().at("waiting").empty());
  REQUIRE(hall.authority.ask(Method::post, visit + "/desk").status == 200);
  const auto again = request();
  hall.authority.ask(Method::remove, visit);
  CHECK(hall.hall().at("waiting").empty());
  CHECK(code_of(hall.settle(again)) == "desk_request_gone");
}

TEST_CASE("desk: machines as they tell of themselves, and sheets since the last refill") {
  Hall hall;
  REQUIRE(hall.log_in().status == 201);
  const auto machine = [&] { return hall.hall().at("machines").at(0); };
  CHECK(machine().at("state") == "silent");
  const auto tell = [&](const Json& body) { return hall.authority.ask(Method::post, "/v1/state", body); };
  CHECK(tell({{"state", "in_order"}}).status == 204);
  CHECK(machine().at("state") == "in_order");
  CHECK(tell({{"state", "out_of_order"}, {"failures", "paper_out reader_absent"}}).status == 204);
  CHECK(machine().at("state") == "out_of_order");
  CHECK(machine().at("failures").at(0).at("code") == "paper_out");
  CHECK(machine().at("failures").at(0).at("title").contains("en"));
  for (const Json& wrong : {Json{{"state", "fine"}}, Json{{"state", "in_order"}, {"failures", "nonsense_here"}},
                            Json{{"state", "in_order"}, {"failures", "paper_out  paper_out"}}, Json::object()})
    CHECK(code_of(tell(wrong)) == "request_malformed");
  hall.forward(std::chrono::minutes(4));
  CHECK(machine().at("state") == "silent");
  CHECK(code_of(hall.ask(Method::post, "/v1/desk/refills", {{"kiosk", "K-9999"}, {"sheets", 250}})) ==
        "desk_machine_unknown");
  CHECK(hall.ask(Method::post, "/v1/desk/refills", {{"kiosk", "K-0001"}, {"sheets", 250}}).status == 204);
  CHECK(machine().at("refilled") == Json({{"at", to_rfc3339(hall.authority.clock.now())}, {"sheets", 250}}));
  CHECK(machine().at("pages_out") == 0);
}
