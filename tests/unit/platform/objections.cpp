// Objections: made once to a record of one's own report, marked in reports while open, answered by the staff.
#include "tests/support/catch.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

using Json = nlohmann::json;
constexpr const char* key = "fedcba9876543210";

std::string code_of(const Answer& answer) { return Json::parse(answer.body).value("code", ""); }

struct Visitor {
  Authority& authority;
  std::string visit;
  std::string report;

  explicit Visitor(Authority& at, const std::string& name = clean_name, const std::string& number = clean_number)
      : authority(at), visit(at.open_visit(name, number)) {}

  Answer issue(const std::string& with = "0123456789abcdef") {
    auto answer = authority.ask(Method::post, "/v1/visits/" + visit + "/reports", authority.wish(), with);
    if (answer.status == 201) report = Json::parse(answer.body).at("report_number");
    return answer;
  }
  Json wish(const std::string& record = "administration.penalty.1") const {
    return {{"subject", "self"},
            {"report_number", report},
            {"record", record},
            {"reason", "not_mine"},
            {"consent", authority.wish().at("consent")}};
  }
  Answer object(const Json& wish, const std::string& with = key) {
    return authority.ask(Method::post, "/v1/visits/" + visit + "/objections", wish, with);
  }
  Json records() {
    const auto answer = authority.ask(Method::post, "/v1/visits/" + visit + "/objection-records",
                                      {{"subject", "self"}, {"consent", authority.wish().at("consent")}});
    REQUIRE(answer.status == 200);
    return Json::parse(answer.body);
  }
};

void deliver_penalty(Authority& authority) {
  authority.deliver_all_empty();
  authority.deliver("penalty", table_csv("penalty", {penalty_row(clean_number, "示测罚〔2025〕1号")}));
}

// Whether the report marks its only penalty.
bool marked(const Answer& answer) {
  const auto document =
      document::parse_document(*from_base64(std::string(Json::parse(answer.body).at("document"))), editions());
  REQUIRE(document);
  for (const auto& chapter : document->chapters)
    if (chapter.id == "administration") return chapter.answer.records()->front().objection;
  return false;
}

}  // namespace

TEST_CASE("objections: made to a record, it is marked in reports until the staff answer, and the visitor sees it all") {
  Authority authority;
  deliver_penalty(authority);
  Visitor visitor(authority);
  CHECK_FALSE(marked(visitor.issue()));
  const auto before = visitor.records();
  REQUIRE(before.at("entries").size() == 1);
  CHECK(before.at("entries")[0].at("object_to").at("record") == "administration.penalty.1");
  CHECK(before.at("reasons").size() >= 3);

  const auto made = visitor.object(visitor.wish());
  INFO(made.body);
  REQUIRE(made.status == 201);
  const auto receipt = Json::parse(made.body);
  const std::string number = receipt.at("number");
  CHECK(receipt.at("printable") == true);
  CHECK(receipt.dump().find(visitor.report) != std::string::npos);
  CHECK(marked(visitor.issue("0123456789abcde2")));
  const auto during = visitor.records();
  CHECK(during.at("entries")[0].at("mark").at("zh_CN") == "异议处理中");
  CHECK_FALSE(during.at("entries")[0].contains("object_to"));

  const auto open = open_objections(authority.store());
  REQUIRE(open);
  REQUIRE(open->size() == 1);
  CHECK(open->front().decision.find("示测罚〔2025〕1号") != std::string::npos);
  REQUIRE(
      answer_objection(authority.store(), number, ObjectionState::kept, "经核查，原记录无误。", authority.clock.now()));
  CHECK(answer_objection(authority.store(), number, ObjectionState::corrected, "改", authority.clock.now())
            .error()
            .name() == "objection_answered_before");
  CHECK(answer_objection(authority.store(), "YY0", ObjectionState::kept, "无", authority.clock.now()).error().name() ==
        "objection_unknown");
  Visitor later(authority);
  CHECK_FALSE(marked(later.issue()));
  const auto after = later.records().dump();
  CHECK(after.find("维持原记录") != std::string::npos);
  CHECK(after.find("经核查，原记录无误。") != std::string::npos);
  const auto figures = objection_figures(authority.store());
  REQUIRE(figures);
  CHECK(figures->reports == 3);
  CHECK(figures->objections == 1);
  CHECK(figures->kept == 1);
}

TEST_CASE("objections: the same key makes one objection; another to the same record waits for the first") {
  Authority authority;
  deliver_penalty(authority);
  Visitor visitor(authority);
  visitor.issue();
  const auto first = visitor.object(visitor.wish());
  REQUIRE(first.status == 201);
  const auto again = visitor.object(visitor.wish());
  CHECK(again.status == 200);
  CHECK(again.body == first.body);
  auto other = visitor.wish();
  other["reason"] = "incomplete";
  CHECK(code_of(visitor.object(other)) == "idempotency_conflict");
  CHECK(code_of(visitor.object(other, "fedcba9876543211")) == "objection_open_already");
  CHECK(open_objections(authority.store())->size() == 1);
}

TEST_CASE("objections: only to a record that is there, of one's own report, for a reason on offer") {
  Authority authority;
  deliver_penalty(authority);
  Visitor visitor(authority);
  visitor.issue();
  CHECK(code_of(visitor.object(visitor.wish("administration.penalty.2"))) == "record_not_in_report");
  auto wrong = visitor.wish();
  wrong["reason"] = "bad_mood";
  CHECK(code_of(visitor.object(wrong)) == "request_malformed");
  Visitor stranger(authority, other_name, other_number);
  stranger.report = visitor.report;
  CHECK(code_of(stranger.object(stranger.wish())) == "record_not_in_report");
  CHECK(stranger.records().at("entries").empty());
  auto look = Json{{"subject", "self"}, {"report_number", visitor.report}, {"consent", authority.wish().at("consent")}};
  CHECK(code_of(authority.ask(Method::post, "/v1/visits/" + stranger.visit + "/objection-records", look)) ==
        "record_not_in_report");
  CHECK(visitor.object(visitor.wish(), "short").status == 422);
  CHECK(open_objections(authority.store())->empty());
}

TEST_CASE("objections: a record the source has corrected since is not objected to any more") {
  Authority authority;
  deliver_penalty(authority);
  Visitor visitor(authority);
  visitor.issue();
  auto corrected = penalty_row(clean_number, "示测罚〔2025〕1号");
  corrected["处罚内容"] = "警告";
  authority.deliver("penalty", table_csv("penalty", {corrected}));
  CHECK(code_of(visitor.object(visitor.wish())) == "record_changed");
}
