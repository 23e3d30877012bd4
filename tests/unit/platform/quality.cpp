// How good deliveries are, by table and time. All numbers and names are synthetic.
#include "platform/import/quality.h"

#include "base/failures/common.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

Day day(const char* text) { return *parse_day(text); }

std::map<std::string, std::string> decided(const std::string& on, const std::string& decision) {
  auto row = penalty_row(clean_number, decision);
  row["处罚决定日期"] = on;
  return row;
}

void deliver(Authority& authority, const char* at, const std::vector<std::map<std::string, std::string>>& rows) {
  const auto shelf = layouts();
  const auto csv = table_csv("penalty", rows);
  const auto now = *parse_rfc3339(at);
  REQUIRE(import_delivery(authority.store(), **shelf.find("penalty"), {"test.csv", Bytes(csv.begin(), csv.end()), now},
                          now));
}

Quality quality(Authority& authority, const char* from, const char* to, const WorkingDays& days = {}) {
  const auto found = delivered_quality(authority.store(), layouts(), {day(from), day(to)}, days);
  REQUIRE(found);
  REQUIRE(found->size() <= 1);
  return found->empty() ? Quality{} : found->front();
}

}  // namespace

TEST_CASE("quality: working days are Monday to Friday, as the year's notice moves them") {
  const WorkingDays usual;
  CHECK(usual.after(day("2026-11-20"), 1) == day("2026-11-23"));  // Friday to Monday
  CHECK(usual.after(day("2026-11-21"), 5) == day("2026-11-27"));
  CHECK(usual.after(day("2026-11-20"), 0) == day("2026-11-20"));
  const auto moved = WorkingDays::parse("holidays = [\"2026-11-23\"]\nworkdays = [\"2026-11-21\"]");
  REQUIRE(moved);
  CHECK(moved->after(day("2026-11-20"), 1) == day("2026-11-21"));
  CHECK(moved->after(day("2026-11-20"), 2) == day("2026-11-24"));
  for (const char* wrong : {"holidays = 1", "holidays = [\"tomorrow\"]", "[[[", "holydays = []"})
    CHECK(WorkingDays::parse(wrong).error().code == failure::settings_invalid);
}

TEST_CASE("quality: what is missing, what is wrong and what came late are told apart") {
  Authority authority;
  auto empty = decided("2026-11-16", "示罚3"), both = decided("2026-11-16", "示罚4");
  empty["处罚内容"] = "";
  both["处罚内容"] = "";
  both["证件号码"] = "990101199003070016";
  deliver(authority, "2026-11-23T02:00:00Z",
          {decided("2026-11-16", "示罚1"), decided("2026-11-13", "示罚2"), empty, both});
  const auto found = quality(authority, "2026-11-23", "2026-11-23");
  CHECK(found.table == "penalty");
  CHECK(found.rows == 4);
  CHECK(found.incomplete == 2);
  CHECK(found.wrong == 1);
  CHECK(found.decided == 2);
  CHECK(found.late == 1);  // of Friday the 13th: in time until Friday the 20th
  const auto rested = WorkingDays::parse("holidays = [\"2026-11-20\"]");
  CHECK(quality(authority, "2026-11-23", "2026-11-23", *rested).late == 0);
}

TEST_CASE("quality: a correction is not late, and the day is China's") {
  Authority authority;
  deliver(authority, "2026-11-17T16:00:00Z", {decided("2026-11-17", "示罚1")});  // midnight: the 18th
  auto corrected = decided("2026-11-17", "示罚1");
  corrected["罚款金额(万元)"] = "0.6";
  deliver(authority, "2026-12-30T02:00:00Z", {corrected});
  CHECK(quality(authority, "2026-11-17", "2026-11-17").rows == 0);
  CHECK(quality(authority, "2026-11-18", "2026-11-18").decided == 1);
  const auto later = quality(authority, "2026-12-01", "2026-12-31");
  CHECK(later.rows == 1);
  CHECK(later.decided == 0);
  CHECK(later.late == 0);
}

TEST_CASE("quality: the list never rounds a fault away, and says where there is nothing to say") {
  const auto list = quality_list({{"penalty", 100000, 1, 0, 0, 0}}, layouts());
  CHECK(list.find("行政处罚,100000,99.99%,100.00%,-") != std::string::npos);
}
