// Whom a visitor may ask about: what the register says at the moment, by number and name, and nothing else.
#include "base/failures/common.h"
#include "base/identity.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/auditor.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

using Json = nlohmann::json;
const std::string firm = firm_code();

std::string code_of(const Answer& answer) { return Json::parse(answer.body).value("code", ""); }

void register_firm(Authority& authority, const std::map<std::string, std::string>& row) {
  authority.deliver("organisations", table_csv("organisations", {row}));
}
void register_firm(Authority& authority, const std::string& name = clean_name,
                   const std::string& number = clean_number) {
  register_firm(authority, firm_row(firm, name, number));
}

struct Opened {
  std::string path;
  Json subjects;
};
Opened open(Authority& authority) {
  const auto answer =
      authority.ask(Method::post, "/v1/visits",
                    {{"name", clean_name}, {"id_number", clean_number}, {"card_read", "2026-11-22T06:30:00Z"}});
  REQUIRE(answer.status == 201);
  const auto json = Json::parse(answer.body);
  return {"/v1/visits/" + std::string(json.at("visit")) + "/reports", json.at("subjects")};
}

Json firm_wish(const Authority& authority, const std::string& code = firm) {
  auto wish = authority.wish();
  wish["subject"] = code;
  wish["edition"] = "general/2";
  return wish;
}

Answer issue(Authority& authority, const Opened& visit, const Json& wish, int n = 0) {
  return authority.ask(Method::post, visit.path, wish, "0123456789abcde" + std::to_string(n));
}

document::Document document_of(const Answer& answer) {
  auto document =
      document::parse_document(*from_base64(std::string(Json::parse(answer.body).at("document"))), editions());
  REQUIRE(document);
  return std::move(*document);
}

std::string row_of(Authority& authority, const std::string& outcome) {
  auto rows = authority.store().run(
      "SELECT whom, asker, authorisation FROM register WHERE action = 'report' AND outcome = ?", {outcome});
  REQUIRE(rows->next());
  return rows->text(0) + " " + rows->text(1) + " " + rows->text(2);
}
std::string row_for(const std::string& whom, const std::string& asker, const std::string& standing) {
  const SubjectDigest digest(Bytes(32, 7));
  return digest.of(whom) + " " + digest.of(asker) + " " + standing;
}

}  // namespace

TEST_CASE("subjects: the visitor and the organisations he represents, each with its authority") {
  Authority authority;
  CHECK(open(authority).subjects == Json::parse(R"([{"subject":"self","kind":"natural_person","standing":"self"}])"));
  const auto shop = firm_code("92", '2'), other = firm_code("91", '3'), collective = firm_code("N1", '4');
  REQUIRE((uscc_valid(firm) && uscc_valid(shop) && uscc_valid(other) && uscc_valid(collective)));
  register_firm(authority);
  register_firm(authority, firm_row(shop, clean_name, clean_number));
  register_firm(authority, firm_row(other, other_name, other_number));
  register_firm(authority, firm_row(collective, clean_name, clean_number));  // of a form no edition has
  const auto subjects = open(authority).subjects;
  REQUIRE(subjects.size() == 3);
  CHECK(subjects[1] == Json({{"subject", firm},
                             {"kind", "enterprise"},
                             {"name", "示例市测试" + firm.substr(17) + "有限公司"},
                             {"standing", "legal_representative"}}));
  CHECK(subjects[2]["subject"] == shop);
  CHECK(subjects[2]["kind"] == "sole_trader");
}

TEST_CASE("subjects: neither a name alone nor a number alone is authority, nor a register with an open question") {
  Authority authority;
  SECTION("a name without the number") { register_firm(authority, clean_name, ""); }
  SECTION("the number under another name") { register_firm(authority, other_name, clean_number); }
  SECTION("another paper") {
    auto row = firm_row(firm, clean_name, clean_number);
    row["法定代表人证件类型"] = "护照";
    register_firm(authority, row);
  }
  SECTION("a newer row waits to be put right") {
    register_firm(authority);
    CHECK(open(authority).subjects.size() == 2);
    auto row = firm_row(firm, other_name, "990101198806150023");
    register_firm(authority, row);
  }
  CHECK(open(authority).subjects.size() == 1);
}

TEST_CASE(
    "subjects: a firm's general report, sealed, its representative's number nowhere in it, authority registered") {
  Authority authority;
  register_firm(authority);
  authority.deliver_all_empty();
  auto row = penalty_row("", "示罚1");
  row["行政相对人名称"] = firm_row(firm, clean_name, clean_number)["机构名称"];
  row["行政相对人类别"] = "法人及非法人组织";
  row["行政相对人代码_1(统一社会信用代码)"] = firm;
  authority.deliver("penalty", table_csv("penalty", {row}));
  const auto answer = issue(authority, open(authority), firm_wish(authority));
  REQUIRE(answer.status == 201);
  const auto document = document_of(answer);
  CHECK(document.subject.kind == document::SubjectKind::organisation);
  CHECK(document.subject.form == "enterprise");
  CHECK(document.subject.id_shown == firm);
  CHECK(document.subject.fields.at("representative") == clean_name);
  CHECK(document.subject.fields.at("founded") == "2015-06-01");
  CHECK(document.counts() == std::vector<int>{1, 0, 0, 0, 0, 0, 0, 0});
  CHECK(text_view(document.bytes.expose()).find(clean_number) == std::string_view::npos);
  CHECK(row_of(authority, "done") == row_for(firm, clean_number, "legal_representative"));
  CHECK(Auditor().whole_rows(authority.store()) == 2);
}

TEST_CASE("subjects: one source of a chapter that does not answer, and the chapter is not answered") {
  Authority authority;
  register_firm(authority);
  authority.deliver_all_empty();
  REQUIRE(set_unavailable(authority.store(), "tax_a", true));
  const auto document = document_of(issue(authority, open(authority), firm_wish(authority)));
  CHECK(document.counts() == std::vector<int>{0, -1, 0, 0, 0, 0, 0, 0});
}

TEST_CASE("subjects: every form of organisation gets a report its own edition can read") {
  Authority authority;
  const auto code = firm_code(GENERATE("12", "51", "92", "93"), '5');
  register_firm(authority, firm_row(code, clean_name, clean_number));
  authority.deliver_all_empty();
  CHECK(issue(authority, open(authority), firm_wish(authority, code)).status == 201);
}

TEST_CASE(
    "subjects: a stranger's code, an unknown one and one not told at the start are refused alike and registered") {
  Authority authority;
  authority.deliver_all_empty();
  register_firm(authority, other_name, other_number);
  const auto visit = open(authority);
  const auto stranger = issue(authority, visit, firm_wish(authority));
  CHECK(stranger.status == 403);
  CHECK(code_of(stranger) == "subject_not_allowed");
  CHECK(row_of(authority, "subject_not_allowed") == row_for(firm, clean_number, "none"));
  CHECK(issue(authority, visit, firm_wish(authority, firm_code("91", '9')), 1).body == stranger.body);
  register_firm(authority);  // his from now on, but this visit's consent was given before
  CHECK(issue(authority, visit, firm_wish(authority), 2).body == stranger.body);
  CHECK(issue(authority, open(authority), firm_wish(authority), 3).status == 201);
}

TEST_CASE("subjects: who ceased to be the representative between choice and issue is refused; what was issued stays") {
  Authority authority;
  authority.deliver_all_empty();
  register_firm(authority);
  const auto visit = open(authority);
  const auto first = issue(authority, visit, firm_wish(authority));
  REQUIRE(first.status == 201);
  register_firm(authority, other_name, other_number);
  const auto refused = issue(authority, visit, firm_wish(authority), 1);
  CHECK(refused.status == 403);
  CHECK(code_of(refused) == "authority_ended");
  CHECK(row_of(authority, "authority_ended") == row_for(firm, clean_number, "none"));
  CHECK(issue(authority, visit, firm_wish(authority)).body == first.body);  // the same request, the same bytes
}

TEST_CASE("subjects: the wrong kind of report, another subject under the same key, a subject that is none") {
  Authority authority;
  authority.deliver_all_empty();
  register_firm(authority);
  const auto visit = open(authority);
  auto wish = firm_wish(authority);
  wish["edition"] = "natural-person/1";
  CHECK(code_of(issue(authority, visit, wish)) == "edition_not_for_subject");
  wish["subject"] = "self";
  CHECK(issue(authority, visit, wish).status == 201);
  CHECK(code_of(issue(authority, visit, firm_wish(authority))) == "idempotency_conflict");
  for (const char* none : {"", "me", "91990100MA00000009", "990101199003070015"}) {
    wish["subject"] = none;
    CHECK(code_of(issue(authority, visit, wish, 1)) == "request_malformed");
  }
  wish.erase("subject");
  CHECK(code_of(issue(authority, visit, wish, 1)) == "request_malformed");
}

TEST_CASE("subjects: the quota counts a subject's reports of one type in one day of China, whoever asks") {
  Authority authority;
  authority.deliver_all_empty();
  register_firm(authority);
  const auto visit = open(authority);
  for (int n = 0; n < 10; ++n) REQUIRE(issue(authority, visit, firm_wish(authority), n).status == 201);
  auto wish = firm_wish(authority);
  const auto refuse = [&] { return authority.ask(Method::post, open(authority).path, wish, "another-key-0123"); };
  CHECK(refuse().status == 429);
  CHECK(code_of(refuse()) == "quota_reached");
  CHECK(row_of(authority, "quota_reached") == row_for(firm, clean_number, "legal_representative"));
  CHECK(issue(authority, visit, wish, 3).status == 200);  // one of the ten, asked for again
  auto own = authority.wish();
  CHECK(authority.ask(Method::post, visit.path, own, "another-key-0124").status == 201);
  authority.clock.set(*parse_rfc3339("2026-11-22T15:59:59Z"));
  CHECK(code_of(refuse()) == "quota_reached");
  authority.clock.set(*parse_rfc3339("2026-11-22T16:00:00Z"));  // midnight in China
  CHECK(refuse().status == 201);
}

TEST_CASE("subjects: many requests at the same moment issue no more than the quota") {
  Authority authority;
  authority.deliver_all_empty();
  register_firm(authority);
  const auto visit = open(authority);
  const auto wish = firm_wish(authority);
  std::vector<std::thread> threads;
  std::vector<Answer> answers(16);
  for (std::size_t i = 0; i < answers.size(); ++i)
    threads.emplace_back([&, i] {
      answers[i] = authority.ask(Method::post, visit.path, wish, "key-of-its-own-" + std::to_string(10 + i));
    });
  for (auto& thread : threads) thread.join();
  CHECK(std::count_if(answers.begin(), answers.end(), [](const auto& a) { return a.status == 201; }) == 10);
  CHECK(std::count_if(answers.begin(), answers.end(), [](const auto& a) { return a.status == 429; }) == 6);
}

TEST_CASE("offers: an edition's purposes are described, its years and its quota in range") {
  const std::string head =
      "issuer = { code = 'a', name = 'b' }\nregion = { code = 'a', name = 'b' }\n"
      "consent = { version = '1', zh_CN = 'a', zh_TW = 'b', en = 'c' }\n"
      "purposes = [ { code = 'p', zh_CN = 'a', zh_TW = 'b', en = 'c' } ]\n";
  const auto with = [&](const std::string& rest) {
    return parse_offer(head + "editions = [ { key = 'x/1', zh_CN = 'a', zh_TW = 'b', en = 'c', " + rest + " } ]\n");
  };
  CHECK(with("years = [1], purposes = ['p']"));
  CHECK(with("years = [1], purposes = ['p'], daily = 3"));
  for (const char* bad :
       {"years = [1], purposes = ['q']", "years = [6], purposes = ['p']", "years = [], purposes = ['p']",
        "years = [1], purposes = []", "years = [1], purposes = ['p'], daily = -1"}) {
    CAPTURE(bad);
    REQUIRE_FALSE(with(bad));
    CHECK(with(bad).error().code == failure::settings_invalid);
  }
  CHECK_FALSE(parse_offer(head));
}
