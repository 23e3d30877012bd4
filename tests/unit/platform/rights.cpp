// What a subject may see beside reports: the repair guide, commitments, evaluations, and who asked.
#include "base/identity.h"
#include "platform/rights/repair.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

using Json = nlohmann::json;

std::string code_of(const Answer& answer) { return Json::parse(answer.body).value("code", ""); }

Json service_wish(const Authority& authority, const std::string& subject = "self") {
  return {{"subject", subject}, {"consent", authority.wish().at("consent")}};
}

Json sheet(Authority& authority, const std::string& visit, const std::string& service,
           const std::string& subject = "self") {
  const auto answer =
      authority.ask(Method::post, "/v1/visits/" + visit + "/" + service, service_wish(authority, subject));
  INFO(answer.body);
  REQUIRE(answer.status == 200);
  return Json::parse(answer.body);
}

// The value beside a label, in the language; "" where there is no such line.
std::string line(const Json& entry, const std::string& label, const std::string& language = "zh_CN") {
  for (const auto& each : entry.at("lines"))
    if (each.at("label").at(language) == label) return each.at("value").at(language);
  return {};
}

std::map<std::string, std::string> dated_penalty(const std::string& decision, const std::string& decided,
                                                 const std::string& until) {
  auto row = penalty_row(clean_number, decision);
  row["处罚决定日期"] = decided;
  row["公示截止期"] = until;
  return row;
}

int rows_of(Authority& authority, const std::string& action, const std::string& outcome) {
  auto rows =
      authority.store().run("SELECT count(*) FROM register WHERE action = ? AND outcome = ?", {action, outcome});
  REQUIRE(rows->next());
  return static_cast<int>(rows->number(0));
}

ServiceBook book() {
  auto loaded = ServiceBook::load(source_dir() / "platform/rights/data/services.toml");
  REQUIRE(loaded);
  return std::move(*loaded);
}

}  // namespace

TEST_CASE("rights: the class follows from the publication the source stated, or stays open") {
  const auto rules = book();
  const auto day = [](const char* text) { return *parse_day(text); };
  const auto name = [&](const char* until) {
    const auto* found = class_of(rules.classes(), day("2026-05-10"), day(until));
    return found ? found->code : std::string("open");
  };
  CHECK(name("2026-08-09") == "open");  // less than the least anybody is published for
  CHECK(name("2026-08-10") == "ordinary");
  CHECK(name("2027-05-09") == "ordinary");
  CHECK(name("2027-05-10") == "open");  // a year to the day is in both
  CHECK(name("2027-05-11") == "serious");
  CHECK(name("2029-05-10") == "serious");
  CHECK(name("2029-05-11") == "open");
  CHECK(months_after(day("2026-11-30"), 3) == day("2027-02-28"));
  CHECK(months_after(day("2026-03-31"), 12) == day("2027-03-31"));
}

TEST_CASE("rights: the repair guide says for each record the earliest day, and invents none") {
  Authority authority;
  authority.deliver_all_empty();
  auto repaired = dated_penalty("示测罚〔2026〕4号", "2026-06-01", "2026-12-01");
  repaired["信用修复状态"] = "已修复";
  authority.deliver("penalty", table_csv("penalty", {dated_penalty("示测罚〔2026〕1号", "2026-10-01", "2027-04-01"),
                                                     dated_penalty("示测罚〔2025〕2号", "2025-03-04", "2028-03-04"),
                                                     dated_penalty("示测罚〔2026〕3号", "2026-11-01", ""), repaired}));
  const auto guide = sheet(authority, authority.open_visit(), "repair-guide");
  CHECK(guide.at("printable") == true);
  REQUIRE(guide.at("entries").size() == 5);  // four records, and how it is done
  const auto entry = [&](const char* number) {
    for (const auto& each : guide.at("entries"))
      if (std::string(each.at("title").at("zh_CN")).find(number) != std::string::npos) return each;
    FAIL(number);
    return Json();
  };
  const auto first = entry("2026〕1号");
  CHECK(first.at("mark").at("zh_CN") == "一般");
  CHECK(line(first, "最早可以申请") == "2027-01-01（公示满 3 个月）");
  const auto second = entry("2025〕2号");
  CHECK(second.at("mark").at("en") == "Serious");
  CHECK(line(second, "最早可以申请") == "现在就可以申请（2026-03-04 起，公示已满 12 个月）");
  const auto open = entry("2026〕3号");
  CHECK_FALSE(open.contains("mark"));
  CHECK(line(open, "最早可以申请").empty());
  CHECK(line(open, "如果属于“一般”") == "2027-02-01（公示满 3 个月）");
  CHECK(line(open, "如果属于“严重”") == "2027-11-01（公示满 12 个月）");
  CHECK(line(entry("2026〕4号"), "最早可以申请") == "已经完成修复，不需要再申请。");
  CHECK(rows_of(authority, "repair", "done") == 1);
}

TEST_CASE("rights: a source that does not answer is never an empty list") {
  Authority authority;
  const auto visit = authority.open_visit();
  const auto silent = std::string(sheet(authority, visit, "commitments").at("note").at("zh_CN"));
  CHECK(silent.find("不表示没有记录") != std::string::npos);
  CHECK(std::string(sheet(authority, visit, "repair-guide").at("note").at("zh_CN")).find("不表示没有记录") !=
        std::string::npos);
  authority.deliver_all_empty();
  const auto empty = std::string(sheet(authority, visit, "commitments").at("note").at("zh_CN"));
  CHECK(empty.find("没有信用承诺记录") != std::string::npos);
}

TEST_CASE("rights: commitments stand with their performance") {
  Authority authority;
  authority.deliver("commitment", table_csv("commitment", {{{"行政相对人名称", clean_name},
                                                            {"行政相对人类别", "自然人"},
                                                            {"证件类型", "身份证"},
                                                            {"证件号码", clean_number},
                                                            {"承诺编码", "C-1"},
                                                            {"承诺类型", "审批替代型"},
                                                            {"承诺事由", "办理经营许可"},
                                                            {"做出承诺日期", "2026-03-01"},
                                                            {"承诺受理单位", "示例市测试局"},
                                                            {"承诺履约状态", "全部履行"}}}));
  const auto list = sheet(authority, authority.open_visit(), "commitments");
  REQUIRE(list.at("entries").size() == 1);
  CHECK(list.at("entries")[0].at("title").at("zh_CN") == "办理经营许可");
  CHECK(list.at("entries")[0].at("mark").at("zh_CN") == "全部履行");
  CHECK(line(list.at("entries")[0], "承诺类型") == "审批替代型");
  CHECK(list.at("printable") == false);
}

TEST_CASE("rights: evaluations are for organisations only, and somebody else's firm is nobody's business") {
  Authority authority;
  authority.deliver_all_empty();
  const auto firm = firm_code(), other = firm_code("91", '3');
  authority.deliver("organisations", table_csv("organisations", {firm_row(firm, clean_name, clean_number),
                                                                 firm_row(other, other_name, other_number)}));
  const auto visit = authority.open_visit();
  const auto ask = [&](const std::string& subject) {
    return authority.ask(Method::post, "/v1/visits/" + visit + "/evaluation", service_wish(authority, subject));
  };
  CHECK(code_of(ask("self")) == "service_not_offered");
  CHECK(code_of(ask(other)) == "subject_not_allowed");
  CHECK(ask(firm).status == 200);
  CHECK(rows_of(authority, "evaluation", "service_not_offered") == 1);
  CHECK(rows_of(authority, "evaluation", "subject_not_allowed") == 1);
  CHECK(rows_of(authority, "evaluation", "done") == 1);
}

TEST_CASE("rights: who asked about me: one's own queries are marked, and nobody else is named") {
  Authority authority;
  authority.deliver_all_empty();
  const auto firm = firm_code();
  authority.deliver("organisations", table_csv("organisations", {firm_row(firm, other_name, other_number)}));
  const auto before = authority.open_visit(other_name, other_number);  // another person asks about his firm
  sheet(authority, before, "commitments", firm);
  authority.deliver("organisations", table_csv("organisations", {firm_row(firm, clean_name, clean_number)}));
  const auto visit = authority.open_visit();
  const auto own = sheet(authority, visit, "inquiries");
  for (const auto& entry : own.at("entries")) CHECK(entry.at("mark").at("zh_CN") == "本人查询");
  REQUIRE(own.at("entries").size() == 1);  // this visit's opening; the other person's is not here
  CHECK(line(own.at("entries")[0], "查询内容") == "确认身份，开始办理");
  const auto of_firm = sheet(authority, visit, "inquiries", firm);
  REQUIRE(of_firm.at("entries").size() == 1);
  CHECK_FALSE(of_firm.at("entries")[0].contains("mark"));
  CHECK(line(of_firm.at("entries")[0], "查询人") == "单位的法定代表人");
  const auto text = of_firm.dump();
  for (const auto& secret : {other_name, other_number}) CHECK(text.find(secret) == std::string::npos);
  CHECK(sheet(authority, visit, "inquiries").at("entries").size() == 2);  // looking is a query, too
}

TEST_CASE("rights: nothing is shown without the visit, after its end, or under an old consent") {
  Authority authority;
  authority.deliver_all_empty();
  const auto visit = authority.open_visit();
  for (const char* service : {"repair-guide", "commitments", "inquiries", "objection-records"}) {
    INFO(service);
    const auto path = "/v1/visits/" + visit + "/" + service;
    const auto nobody = "/v1/visits/" + std::string(64, '0') + "/" + service;
    CHECK(code_of(authority.ask(Method::post, nobody, service_wish(authority))) == "visit_unknown");
    auto old = service_wish(authority);
    old["consent"]["version"] = "2020-01-01";
    CHECK(code_of(authority.ask(Method::post, path, old)) == "consent_outdated");
    CHECK(code_of(authority.ask(Method::post, path, {{"subject", "self"}})) == "request_malformed");
    CHECK(code_of(authority.ask(Method::post, path, service_wish(authority, "firm"))) == "request_malformed");
  }
  authority.ask(Method::remove, "/v1/visits/" + visit);
  CHECK(code_of(authority.ask(Method::post, "/v1/visits/" + visit + "/inquiries", service_wish(authority))) ==
        "visit_ended");
}

TEST_CASE("rights: a book that lacks a word is refused, and says which") {
  const auto refused = ServiceBook::parse("[[services]]\ncode = \"repair\"\n");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail.find("repair.name.zh_CN") != std::string::npos);
  CHECK(refused.error().detail.find("labels.repair_how.en") != std::string::npos);
  CHECK_FALSE(ServiceBook::parse("services = ["));
}
