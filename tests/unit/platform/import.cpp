// Deliveries: good rows in, bad rows listed, nothing lost, nothing half done.
#include "base/failures/platform.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

FailureCode only_rejection(Authority& authority, std::map<std::string, std::string> row, const std::string& head,
                           const std::string& value) {
  row[head] = value;
  const auto report = authority.deliver("penalty", table_csv("penalty", {row}));
  REQUIRE(report.rejected.size() == 1);
  CHECK(report.taken == 0);
  CHECK(report.rejected.front().line == 2);
  return report.rejected.front().failures.front().code;
}

}  // namespace

TEST_CASE("import: good rows are taken, bad rows are listed with line and column") {
  Authority authority;
  auto wrong_day = penalty_row(clean_number, "示罚2");
  wrong_day["处罚决定日期"] = "2025-02-30";
  const auto report = authority.deliver("penalty", table_csv("penalty", {penalty_row(clean_number, "示罚1"), wrong_day,
                                                                         penalty_row(clean_number, "示罚3")}));
  CHECK(report.taken == 2);
  REQUIRE(report.rejected.size() == 1);
  CHECK(report.rejected[0].line == 3);
  CHECK(report.rejected[0].failures.at(0).code == failure::import_field_malformed);
  CHECK(report.rejected[0].failures.at(0).detail == "处罚决定日期");
  const auto list = error_list("x.csv", report);
  CHECK(list == "退回,x.csv,3,处罚决定日期,字段格式不正确,import_field_malformed,示罚2\r\n");
}

TEST_CASE("import: each kind of bad row has its own name") {
  Authority authority;
  const auto row = penalty_row(clean_number, "示罚1");
  CHECK(only_rejection(authority, row, "证件号码", "990101199003070016") == failure::import_id_number_wrong);
  CHECK(only_rejection(authority, row, "证件号码", "") == failure::import_field_missing);
  CHECK(only_rejection(authority, row, "违法事实", "") == failure::import_field_missing);
  CHECK(only_rejection(authority, row, "罚款金额(万元)", "五千") == failure::import_field_malformed);
  CHECK(only_rejection(authority, row, "处罚机关统一社会信用代码", "91350100M000100Y44") == failure::import_uscc_wrong);
  CHECK(only_rejection(authority, row, "行政相对人类别", "其他") == failure::import_field_malformed);
  CHECK(only_rejection(authority, row, "违法事实", "倒\xE2\x80\xAE写") == failure::import_field_malformed);
  CHECK(only_rejection(authority, row, "信用修复状态", "大概") == failure::import_field_malformed);
}

TEST_CASE("import: the same row again is passed over, a changed one corrects the earlier") {
  Authority authority;
  auto row = penalty_row(clean_number, "示罚1");
  const auto twice = authority.deliver("penalty", table_csv("penalty", {row, row}));
  CHECK(twice.taken == 1);
  REQUIRE(twice.doubled.size() == 1);
  CHECK(twice.doubled[0].line == 3);
  CHECK(twice.doubled[0].same_as == 2);
  const auto again = authority.deliver("penalty", table_csv("penalty", {row}));
  REQUIRE(again.doubled.size() == 1);
  CHECK(again.doubled[0].same_as == 0);
  CHECK(error_list("x.csv", again).starts_with("平台已有,x.csv,2,"));
  row["信用修复状态"] = "已修复";
  CHECK(authority.deliver("penalty", table_csv("penalty", {row})).corrected == 1);
  auto rows = authority.store().run("SELECT count(*), count(superseded_by) FROM record");
  REQUIRE(rows->next());
  CHECK(rows->number(0) == 2);
  CHECK(rows->number(1) == 1);
}

TEST_CASE("import: one decision twice in a file with different content is nobody's guess") {
  Authority authority;
  auto second = penalty_row(clean_number, "示罚1");
  second["处罚内容"] = "警告";
  const auto report = authority.deliver("penalty", table_csv("penalty", {penalty_row(clean_number, "示罚1"), second}));
  CHECK(report.taken == 1);
  REQUIRE(report.rejected.size() == 1);
  CHECK(report.rejected[0].failures.at(0).code == failure::import_row_doubled);
}

TEST_CASE("import: a file whose head or quoting is wrong leaves the store as it was") {
  Authority authority;
  const auto shelf = layouts();
  const auto* layout = *shelf.find("penalty");
  const auto good = table_csv("penalty", {penalty_row(clean_number, "示罚1")});
  const auto refused = [&](const std::string& csv) {
    const auto report = import_delivery(authority.store(), *layout, {"x", to_bytes(csv), {}}, authority.clock.now());
    REQUIRE_FALSE(report);
    return report.error().code;
  };
  CHECK(refused("") == failure::import_head_wrong);
  CHECK(refused("评分," + good) == failure::import_head_wrong);
  CHECK(refused("证件号码," + good) == failure::import_head_wrong);
  CHECK(refused(good.substr(good.find(',') + 1)) == failure::import_head_wrong);
  CHECK(refused(good + "\"open") == failure::csv_malformed);
  auto rows = authority.store().run("SELECT count(*) FROM batch WHERE source = 'penalty'");
  REQUIRE(rows->next());
  CHECK(rows->number(0) == 0);
}

TEST_CASE("import: heads as departments write them, with full-width brackets and stars") {
  CHECK(folded_head(" *罚款金额（万元） ") == "罚款金额(万元)");
}

TEST_CASE("layouts: a definition that cannot tell records apart is refused") {
  const auto bad =
      GENERATE("", "id = 1", "id = \"x\"\ncolumns = [ { head = \"a\" } ]",
               "id = \"x\"\nchapter = \"c\"\nkind = \"k\"\ndecision = [\"d\"]\ndated = \"t\"\n"
               "columns = [ { head = \"a\", field = \"d\" }, { head = \"b\", field = \"t\", form = \"day\" } ]",
               "id = \"x\"\nregister = \"dogs\"\ncolumns = []", "id = \"x\"\ncolumns = [ 1 ]", "[[[");
  const auto layout = parse_layout(bad);
  REQUIRE_FALSE(layout);
  CHECK(layout.error().code == failure::import_layout_malformed);
}

namespace {

bool prints_all(const document::Edition& edition, const TableLayout& layout) {
  const auto* chapter = edition.chapter(layout.chapter);
  const auto* kind = chapter == nullptr ? nullptr : chapter->kind(layout.kind);
  return kind != nullptr && std::all_of(layout.columns.begin(), layout.columns.end(), [&](const auto& column) {
           return column.field.empty() || std::any_of(kind->fields.begin(), kind->fields.end(),
                                                      [&](const auto& field) { return field.id == column.field; });
         });
}

}  // namespace

TEST_CASE("layouts: every record table feeds a chapter and a kind, and wherever it does all its fields are known") {
  const auto shelf = editions();
  const auto tables = layouts();
  for (const auto& layout : tables.all()) {
    if (layout.target != Target::record) continue;
    CAPTURE(layout.id);
    int fed = 0;
    for (const char* key : {"natural-person/1", "general/2"}) {
      const auto& edition = **shelf.find(key);
      const auto* chapter = edition.chapter(layout.chapter);
      if (chapter == nullptr || chapter->kind(layout.kind) == nullptr) continue;
      ++fed;
      CHECK(prints_all(edition, layout));
    }
    CHECK(fed > 0);
  }
}

TEST_CASE("layouts: every kind of the gathered editions has a table") {
  const auto shelf = editions();
  const auto tables = layouts();
  for (const char* key : {"natural-person/1", "general/2"})
    for (const auto* chapter : (*shelf.find(key))->record_chapters())
      for (const auto& kind : chapter->kinds) {
        CAPTURE(key, kind.id);
        const auto sources = tables.of_chapter(chapter->id);
        CHECK(std::count_if(sources.begin(), sources.end(),
                            [&](const auto* source) { return source->kind == kind.id; }) == 1);
      }
}

TEST_CASE(
    "import: a representative's number is checked, another paper's is no number here, and twice is nobody's guess") {
  Authority authority;
  const auto code = firm_code();
  const auto taken = [&](const std::map<std::string, std::string>& row) {
    return authority.deliver("organisations", table_csv("organisations", {row}));
  };
  auto wrong = firm_row(code, clean_name, clean_number);
  wrong["法定代表人证件号码"] = "990101199003070016";
  CHECK(taken(wrong).rejected.at(0).failures.at(0).code == failure::import_id_number_wrong);
  auto passport = firm_row(code, clean_name, "E12345678");
  passport["法定代表人证件类型"] = "护照";
  CHECK(taken(passport).taken == 1);
  const auto held = [&] {
    auto rows = authority.store().run("SELECT representative_id, fields FROM organisation");
    REQUIRE(rows->next());
    CHECK(rows->text(1).find("99010119") == std::string::npos);
    return rows->text(0);
  };
  CHECK(held().empty());
  CHECK(taken(firm_row(code, clean_name, clean_number)).corrected == 1);
  CHECK(held() == clean_number);
  CHECK(taken(firm_row(code, clean_name, clean_number)).doubled.size() == 1);
  const auto twice = authority.deliver(
      "organisations",
      table_csv("organisations", {firm_row(code, clean_name, clean_number), firm_row(code, clean_name, other_number)}));
  CHECK(twice.rejected.at(0).failures.at(0).code == failure::import_row_doubled);
}

TEST_CASE("import: a year dates a record by its last day") {
  Authority authority;
  const std::map<std::string, std::string> row{{"行政相对人名称", "示例市测试有限公司"},
                                               {"行政相对人类别", "法人及非法人组织"},
                                               {"行政相对人代码_1(统一社会信用代码)", firm_code()},
                                               {"评价年度", "2024"},
                                               {"数据来源", "示例市税务局"}};
  CHECK(authority.deliver("tax_a", table_csv("tax_a", {row})).taken == 1);
  auto rows = authority.store().run("SELECT dated FROM record");
  REQUIRE(rows->next());
  CHECK(rows->text(0) == "2024-12-31");
  auto wrong = row;
  wrong["评价年度"] = "24";
  CHECK(authority.deliver("tax_a", table_csv("tax_a", {wrong})).rejected.at(0).failures.at(0).code ==
        failure::import_field_malformed);
}
