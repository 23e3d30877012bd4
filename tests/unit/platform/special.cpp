// Reports by domains: every record in its domain, and what nobody answers for is never clean.
#include "base/failures/reports.h"
#include "base/identity.h"
#include "platform/source/source_book.h"
#include "report/seal/cose.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

using Json = nlohmann::json;
const std::string firm = firm_code();

std::map<std::string, std::string> firm_penalty(const std::string& decision, const std::string& by) {
  auto row = penalty_row("", decision);
  row["行政相对人名称"] = firm_row(firm, "", "").at("机构名称");
  row["行政相对人类别"] = "法人及非法人组织";
  row["行政相对人代码_1(统一社会信用代码)"] = firm;
  row["处罚机关"] = by;
  return row;
}

void open_books(Authority& authority) {
  authority.deliver("organisations", table_csv("organisations", {firm_row(firm, clean_name, clean_number)}));
  authority.deliver_all_empty();
}

Json special_wish(const Authority& authority, const std::vector<std::string>& domains) {
  auto wish = authority.wish();
  wish["subject"] = firm;
  wish["edition"] = "special-example/1";
  wish["domains"] = domains;
  return wish;
}

Answer issue(Authority& authority, const Json& wish, const std::string& key = "0123456789abcdef") {
  return authority.ask(Method::post, "/v1/visits/" + authority.open_visit() + "/reports", wish, key);
}

document::Document document_of(const Answer& answer) {
  REQUIRE(answer.status == 201);
  const auto json = Json::parse(answer.body);
  auto document = document::parse_document(*from_base64(std::string(json.at("document"))), editions());
  REQUIRE(document);
  const auto claims = seal::decode_claims(seal::parse_seal(*from_base64(std::string(json.at("seal"))))->payload);
  REQUIRE(claims);
  CHECK(claims->chapter_counts == document->counts());
  return std::move(*document);
}

const document::Answer& said(const document::Document& document, const std::string& code) {
  for (const auto& domain : document.domains)
    if (domain.code == code) return domain.answer;
  FAIL("no such domain");
  return document.domains.front().answer;
}
int count(const document::Document& document, const std::string& code) { return said(document, code).count(); }

std::vector<std::string> silent_in(const Answer& answer) {
  CHECK(answer.status == 409);
  const auto json = Json::parse(answer.body);
  CHECK(json.at("code") == "domains_not_answered");
  return json.at("domains");
}

// Says what it is told to.
struct FakeSource final : DomainSource {
  Result<DomainReply> reply = DomainReply{*parse_rfc3339("2026-11-22T06:00:00Z"), {}};
  Result<DomainReply> ask(const DomainQuestion& question) override {
    CHECK(question.subject == firm);
    return reply;
  }
};

}  // namespace

TEST_CASE("special: each record stands in the domain of its authority or its table, the others are not asked") {
  Authority authority;
  open_books(authority);
  authority.deliver("penalty", table_csv("penalty", {firm_penalty("示罚1", "示例市市场监督管理局"),
                                                     firm_penalty("示罚2", "示例市公安局交通警察支队"),
                                                     firm_penalty("示罚3", "示例市市场监督管理局")}));
  authority.deliver("tax_violation",
                    table_csv("tax_violation", {{{"行政相对人名称", firm_row(firm, "", "").at("机构名称")},
                                                 {"行政相对人类别", "法人及非法人组织"},
                                                 {"行政相对人代码_1(统一社会信用代码)", firm},
                                                 {"案件性质", "虚开发票"},
                                                 {"案件上报期", "2019-05-06"},
                                                 {"数据来源", "示例市税务局"}}}));
  const auto document = document_of(issue(authority, special_wish(authority, {"tax", "market_regulation", "health"})));
  CHECK(count(document, "market_regulation") == 2);
  CHECK(count(document, "tax") == 1);
  CHECK(count(document, "health") == 0);
  CHECK(count(document, "public_security") == seal::not_asked);  // it has a record, and nobody asked
  CHECK(document.domains.size() == 38);
  const auto& record = said(document, "tax").records()->front();
  CHECK(record.kind == "serious_dishonesty");
  CHECK(record.fields.at("list") == "重大税收违法失信主体名单");
  CHECK(record.fields.at("listed") == "2019-05-06");  // a standing list is not cut by the span
  CHECK(record.fields.at("reason") == "虚开发票");
  CHECK(said(document, "market_regulation").records()->front().fields.at("authority") == "示例市市场监督管理局");
}

TEST_CASE("special: a domain that does not answer stops the report before anything is sealed, and is named") {
  Authority authority;
  open_books(authority);
  const auto wish = special_wish(authority, {"tax", "market_regulation"});
  SECTION("a table only that domain has") {
    REQUIRE(set_unavailable(authority.store(), "tax_violation", true));
    CHECK(silent_in(issue(authority, wish)) == std::vector<std::string>{"tax"});
  }
  SECTION("a table of all domains") {
    REQUIRE(set_unavailable(authority.store(), "penalty", true));
    CHECK(silent_in(issue(authority, wish)) == std::vector<std::string>{"market_regulation", "tax"});
  }
  SECTION("paused by hand") {
    REQUIRE(set_unavailable(authority.store(), domain_switch("tax"), true));
    CHECK(silent_in(issue(authority, wish)) == std::vector<std::string>{"tax"});
  }
  SECTION("a record whose authority nobody can place") {
    authority.deliver("penalty", table_csv("penalty", {firm_penalty("示罚1", "示例市测试局")}));
    CHECK(silent_in(issue(authority, wish)).size() == 2);
  }
  SECTION("a rejected row of this firm") {
    auto row = firm_penalty("示罚1", "示例市税务局");
    row["处罚依据"] = "";
    authority.deliver("penalty", table_csv("penalty", {row}));
    CHECK(silent_in(issue(authority, wish)).size() == 2);
  }
  auto reports = authority.store().run("SELECT count(*) FROM report");
  REQUIRE(reports->next());
  CHECK(reports->number(0) == 0);
  auto rows = authority.store().run("SELECT count(*) FROM register WHERE outcome = 'domains_not_answered'");
  REQUIRE(rows->next());
  CHECK(rows->number(0) == 1);
}

TEST_CASE("special: only a domain left out by its own name goes unanswered, and stands as not asked") {
  Authority authority;
  open_books(authority);
  REQUIRE(set_unavailable(authority.store(), "tax_violation", true));
  REQUIRE(set_unavailable(authority.store(), "overload", true));
  auto wish = special_wish(authority, {"tax", "transport", "health"});
  wish["left_out"] = {"tax"};
  CHECK(silent_in(issue(authority, wish)) == std::vector<std::string>{"transport"});
  wish["left_out"] = {"tax", "transport"};
  const auto document = document_of(issue(authority, wish));
  CHECK(count(document, "tax") == seal::not_asked);
  CHECK(count(document, "transport") == seal::not_asked);
  CHECK(count(document, "health") == 0);
}

TEST_CASE("special: a domain left out that answers again is reported as it answers") {
  Authority authority;
  open_books(authority);
  authority.deliver("penalty", table_csv("penalty", {firm_penalty("示罚1", "示例市税务局")}));
  auto wish = special_wish(authority, {"tax", "health"});
  wish["left_out"] = {"tax"};
  CHECK(count(document_of(issue(authority, wish)), "tax") == 1);
}

TEST_CASE("special: domains, spans and dates that are not offered are refused") {
  Authority authority;
  open_books(authority);
  const auto wish = special_wish(authority, {"tax", "health"});
  const auto code = [&](const Json& changed) {
    const auto answer = issue(authority, changed);
    return std::to_string(answer.status) + " " + std::string(Json::parse(answer.body).value("code", ""));
  };
  const auto with = [&](const char* key, const Json& value) {
    auto changed = wish;
    changed[key] = value;
    return changed;
  };
  CHECK(code(with("domains", {"tax", "tax"})) == "422 domains_not_offered");
  CHECK(code(with("domains", {"audit"})) == "422 domains_not_offered");  // on the list, not of this edition
  CHECK(code(with("domains", Json::array())) == "422 request_malformed");
  CHECK(code(with("left_out", {"press"})) == "422 domains_not_offered");
  CHECK(code(with("left_out", {"tax", "health"})) == "422 domains_not_offered");  // nothing would be left
  auto general = with("edition", "general/2");
  CHECK(code(general) == "422 domains_not_offered");
  auto without = wish;
  without.erase("domains");
  CHECK(code(without) == "422 domains_not_offered");
  CHECK(code(with("period", {{"from", "2026-01-01"}, {"to", "2026-02-01"}})) == "422 request_malformed");  // and years

  auto dated = wish;
  dated.erase("years");
  const auto period = [&](const char* from, const char* to) {
    dated["period"] = {{"from", from}, {"to", to}};
    return code(dated);
  };
  CHECK(period("2026-02-01", "2026-01-01") == "422 span_not_offered");
  CHECK(period("2026-02-01", "2026-11-23") == "422 span_not_offered");  // tomorrow
  CHECK(period("2021-11-22", "2026-11-22") == "422 span_not_offered");  // a day more than five years
  CHECK(period("2021-11-23", "2026-11-22") == "201 ");
  dated["edition"] = "general/2";
  dated.erase("domains");
  CHECK(period("2026-01-01", "2026-02-01") == "422 span_not_offered");
}

TEST_CASE("special: own dates cut records and stand in the document") {
  Authority authority;
  open_books(authority);
  authority.deliver("penalty", table_csv("penalty", {firm_penalty("示罚1", "示例市税务局")}));  // of 2025-03-04
  auto wish = special_wish(authority, {"tax"});
  wish.erase("years");
  wish["period"] = {{"from", "2025-03-04"}, {"to", "2025-03-04"}};
  const auto document = document_of(issue(authority, wish));
  CHECK(count(document, "tax") == 1);
  CHECK(to_text(document.period_from) == "2025-03-04");
  CHECK(to_text(document.period_to) == "2025-03-04");
  wish["period"] = {{"from", "2025-03-05"}, {"to", "2026-11-22"}};
  CHECK(count(document_of(issue(authority, wish)), "tax") == 0);
}

TEST_CASE("special: a domain with a source of its own says what the source says, and nothing when it fails") {
  auto source = std::make_shared<FakeSource>();
  SourceBook sources;
  sources.add("tax", source);
  Authority authority(std::move(sources));
  open_books(authority);
  const auto wish = special_wish(authority, {"tax", "health"});
  SECTION("records") {
    source->reply->records.push_back({"penalty", {"2026-01-02", false, R"({"authority":"示例市税务局"})"}});
    const auto document = document_of(issue(authority, wish));
    CHECK(count(document, "tax") == 1);
    CHECK(to_rfc3339(document.data_cut_off) == "2026-11-22T06:00:00Z");
  }
  SECTION("none") { CHECK(count(document_of(issue(authority, wish)), "tax") == 0); }
  SECTION("a field the edition does not know") {
    source->reply->records.push_back({"penalty", {"2026-01-02", false, R"({"score":"1"})"}});
    CHECK(silent_in(issue(authority, wish)) == std::vector<std::string>{"tax"});
  }
  SECTION("a failure") {
    source->reply = fail(failure::domain_source_late);
    CHECK(silent_in(issue(authority, wish)) == std::vector<std::string>{"tax"});
  }
  SECTION("paused by hand it is not even asked") {
    REQUIRE(set_unavailable(authority.store(), domain_switch("tax"), true));
    CHECK(silent_in(issue(authority, wish)) == std::vector<std::string>{"tax"});
  }
}

TEST_CASE("special: what is fed by whom is data that is held against tables and domains") {
  const auto shelf = editions();
  const auto tables = layouts();
  const auto book = load_feeds(source_dir() / "platform/import/tables", tables, shelf.domains());
  REQUIRE(book);
  CHECK(book->domain_of("示例市市场监督管理局") == "market_regulation");
  CHECK(book->domain_of("示例市公安局交通警察支队") == "public_security");
  CHECK(book->domain_of("示例市文化广电旅游体育局") == "culture_tourism");  // the longest word decides
  CHECK(book->domain_of("示例市教育体育局").empty());                       // two equally long ones decide nothing
  CHECK(book->domain_of("示例市测试局").empty());
  const std::string good = "[[feeds]]\ntable = \"penalty\"\nkind = \"penalty\"\n[authorities]\ntax = [\"税务\"]\n";
  REQUIRE(FeedBook::parse(good));
  CHECK(FeedBook::parse(good)->fits(tables, shelf.domains()));
  const auto broken = [&](const std::string& from, const std::string& to) {
    auto text = good;
    text.replace(text.find(from), from.size(), to);
    const auto parsed = FeedBook::parse(text);
    return !parsed || !parsed->fits(tables, shelf.domains());
  };
  CHECK(broken("\"penalty\"\nkind", "\"persons\"\nkind"));
  CHECK(broken("\"penalty\"\nkind", "\"nothing\"\nkind"));
  CHECK(broken("kind = \"penalty\"", "kind = \"penalty\"\nwhat = 1"));
  CHECK(broken("kind = \"penalty\"", "kind = \"penalty\"\nfields = { fact = \"nothing\" }"));
  CHECK(broken("kind = \"penalty\"", "kind = \"penalty\"\ndomain = \"nothing\""));
  CHECK(broken("tax", "nothing"));
  CHECK(broken("[\"税务\"]", "[]"));
  CHECK(broken("[[feeds]]", "[[feeds"));
}
