// Personal data cannot get in: every form refuses what looks like it. All examples are synthetic.
#include <set>

#include "base/failures/audit.h"
#include "kiosk/audit/fact_form.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::audit;

static bool accepted(FactKind kind, const std::string& value) { return check_facts({{kind, value}}).has_value(); }

TEST_CASE("no form takes personal data") {
  const std::string examples[] = {"11010519491231002X", "440524188001010014",
                                  "110105491231002",    "13800138000",
                                  "6222020200112230",   "张小明",
                                  "Zhang Xiaoming",     ""};
  for (int i = 0; i < fact_kind_count; ++i)
    for (const auto& value : examples) {
      INFO(row_of(static_cast<FactKind>(i)).name << " " << value);
      const auto status = check_facts({{static_cast<FactKind>(i), value}});
      REQUIRE_FALSE(status);
      CHECK(status.error().code == failure::audit_fact_refused);
      if (!value.empty()) CHECK(status.error().detail.find(value) == std::string::npos);
    }
}

TEST_CASE("each form takes what it is for") {
  CHECK(accepted(FactKind::pages, "3"));
  CHECK(accepted(FactKind::purpose, "bank_loan"));
  CHECK(accepted(FactKind::failure, "audit_chain_broken"));
  CHECK(accepted(FactKind::report_number, "20261122143005ABCD1234"));
  CHECK(accepted(FactKind::consent_version, "2026-11-01"));
  CHECK(accepted(FactKind::version, "0.1.0"));
  CHECK(accepted(FactKind::edition, "natural-person/1"));
  CHECK(accepted(FactKind::kiosk, "K-0001"));
  CHECK(accepted(FactKind::consent_digest, std::string(64, 'a')));
  CHECK(accepted(FactKind::visit, "0123456789abcdef0123456789abcdef"));
  CHECK(accepted(FactKind::duration, "1250ms"));
  CHECK(accepted(FactKind::outcome, "unconfirmed"));
  CHECK(accepted(FactKind::language, "zh_TW"));
  CHECK(accepted(FactKind::link, "down"));
}

TEST_CASE("near misses are refused") {
  CHECK_FALSE(accepted(FactKind::failure, "no_such_failure"));
  CHECK_FALSE(accepted(FactKind::report_number, "20261322143005ABCD1234"));
  CHECK_FALSE(accepted(FactKind::report_number, "20261122143005ABCD12345"));
  CHECK_FALSE(accepted(FactKind::consent_digest, std::string(64, 'A')));
  CHECK_FALSE(accepted(FactKind::outcome, "printed\n"));
  CHECK_FALSE(accepted(FactKind::pages, "3 "));
  CHECK_FALSE(accepted(FactKind::pages, std::string("3\0 11010519491231002X", 21)));
  CHECK_FALSE(accepted(FactKind::reason, std::string(4000, 'a')));
  CHECK_FALSE(check_facts({{FactKind::pages, "3"}, {FactKind::pages, "4"}}));
}

TEST_CASE("names are unique") {
  std::set<std::string> names;
  for (int i = 0; i < event_kind_count; ++i) names.insert(row_of(static_cast<EventKind>(i)).name);
  CHECK(names.size() == event_kind_count);
}
