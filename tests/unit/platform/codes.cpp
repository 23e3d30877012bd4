// 重错码: what a wrong or doubled code does to reports until somebody looked. All numbers and names are synthetic.
#include "platform/import/code_check.h"

#include "base/identity.h"

#include "base/failures/platform.h"
#include "platform/store/records.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

const std::string wrong_number = "990101199003070016";

std::string code_of(const std::string& seventeen) { return seventeen + uscc_check(seventeen); }

bool answers(Authority& authority, const std::string& subject) {
  auto states = source_states(authority.store(), subject);
  REQUIRE(states);
  return states->at("penalty").answers;
}

FailureCode rejection(const ImportReport& report) {
  REQUIRE(report.rejected.size() == 1);
  CHECK(report.taken == 0);
  return report.rejected.front().failures.front().code;
}

std::map<std::string, std::string> firm_row(const std::string& code, const std::string& name) {
  return {{"机构名称", name}, {"统一社会信用代码", code}};
}

std::string troubles(Authority& authority) {
  const auto found = open_code_troubles(authority.store());
  REQUIRE(found);
  return code_list(*found);
}

}  // namespace

TEST_CASE("codes: a wrong ID number leaves nobody of that name clean, until the row comes again and is right") {
  Authority authority;
  authority.deliver_all_empty();
  CHECK(answers(authority, clean_number));
  CHECK(rejection(authority.deliver("penalty", table_csv("penalty", {penalty_row(wrong_number, "示罚1")}))) ==
        failure::import_id_number_wrong);
  CHECK_FALSE(answers(authority, clean_number));
  CHECK(answers(authority, other_number));
  CHECK(troubles(authority).find("import_id_number_wrong,990101199003070016,测试甲") != std::string::npos);
  authority.deliver("penalty", table_csv("penalty", {penalty_row(clean_number, "示罚1")}));
  CHECK(answers(authority, clean_number));
  CHECK(troubles(authority).find("import_id_number_wrong") == std::string::npos);
}

TEST_CASE("codes: with a wrong number and no name it may be anybody's") {
  Authority authority;
  authority.deliver_all_empty();
  auto row = penalty_row(wrong_number, "示罚1");
  row["行政相对人名称"] = "";
  const auto report = authority.deliver("penalty", table_csv("penalty", {row}));
  CHECK(error_list("x.csv", report) ==
        "退回,x.csv,2,行政相对人名称,必填项为空,import_field_missing,示罚1\r\n"
        "退回,x.csv,2,证件号码,身份证号码校验不通过,import_id_number_wrong,示罚1\r\n");
  CHECK_FALSE(answers(authority, clean_number));
  CHECK_FALSE(answers(authority, other_number));
  REQUIRE(settle_rejected(authority.store(), "penalty", authority.clock.now()));
  CHECK(answers(authority, clean_number));
}

TEST_CASE("codes: a name registered later is met by the rows of that name that came before") {
  Authority authority;
  authority.deliver_all_empty();
  auto row = penalty_row("", "示罚1");
  row["行政相对人名称"] = "示例（测试）有限公司";
  row["行政相对人类别"] = "法人及非法人组织";
  row["行政相对人代码_1(统一社会信用代码)"] = "91990101MA000000AA";
  CHECK(rejection(authority.deliver("penalty", table_csv("penalty", {row}))) == failure::import_uscc_wrong);
  const auto code = code_of("91990101MA0000000");
  authority.deliver("organisations", table_csv("organisations", {firm_row(code, "示例(测试)有限公司")}));
  CHECK_FALSE(answers(authority, code));
  CHECK(answers(authority, clean_number));
}

TEST_CASE("codes: one code with two names waits, shows both, and is taken when the staff admit the name") {
  Authority authority;
  authority.deliver_all_empty();
  auto row = penalty_row(clean_number, "示罚1");
  row["行政相对人名称"] = "测试申";
  const auto csv = table_csv("penalty", {row});
  CHECK(rejection(authority.deliver("penalty", csv)) == failure::import_name_differs);
  CHECK_FALSE(answers(authority, clean_number));
  CHECK(troubles(authority).find("import_name_differs,990101********0015,测试申,990101********0015,测试甲,示罚1") !=
        std::string::npos);
  REQUIRE(admit_name(authority.store(), clean_number, "测试申", authority.clock.now()));
  CHECK(authority.deliver("penalty", csv).taken == 1);
  CHECK(answers(authority, clean_number));
  CHECK_FALSE(admit_name(authority.store(), wrong_number, "测试申", authority.clock.now()));
}

TEST_CASE("codes: records that come before the register are compared with it, and with each other") {
  Authority authority;
  const auto code = code_of("91990101MA0000000");
  auto row = penalty_row("", "示罚1");
  row["行政相对人名称"] = "示例（测试）有限公司";
  row["行政相对人类别"] = "法人及非法人组织";
  row["行政相对人代码_1(统一社会信用代码)"] = code;
  CHECK(authority.deliver("penalty", table_csv("penalty", {row})).taken == 1);
  row["行政处罚决定文书号"] = "示罚2";
  row["行政相对人名称"] = "别的有限公司";
  CHECK(rejection(authority.deliver("penalty", table_csv("penalty", {row}))) == failure::import_name_differs);
  const auto other = table_csv("organisations", {firm_row(code, "又一个有限公司")});
  CHECK(rejection(authority.deliver("organisations", other)) == failure::import_name_differs);
  CHECK(authority.deliver("organisations", table_csv("organisations", {firm_row(code, "示例(测试)有限公司")})).taken ==
        1);
}

TEST_CASE("codes: one name with two codes is not taken for two firms, nor for one") {
  Authority authority;
  const auto first = code_of("91990101MA0000000"), second = code_of("91990101MA0000001");
  const auto csv =
      table_csv("organisations", {firm_row(first, "示例(测试)有限公司"), firm_row(second, "示例（测试）有限公司")});
  const auto report = authority.deliver("organisations", csv);
  CHECK(report.taken == 1);
  REQUIRE(report.rejected.size() == 1);
  CHECK(report.rejected[0].failures[0].code == failure::import_code_changed);
  CHECK(troubles(authority).find(second + ",示例(测试)有限公司," + first) != std::string::npos);
  REQUIRE(admit_name(authority.store(), second, "示例(测试)有限公司", authority.clock.now()));
  CHECK(authority.deliver("organisations", csv).taken == 1);
}

TEST_CASE("codes: what an office program would take for a formula stands as text") {
  CHECK(sheet_line({"=1+1", "-2", "+3", "@x", "示罚1"}) == "'=1+1,'-2,'+3,'@x,示罚1\r\n");
}
