#include "kiosk/audit/fact_form.h"

#include <algorithm>
#include <bitset>
#include <regex>

namespace credit::audit {
namespace {

constexpr std::size_t longest_value = 128;  // keeps the matcher's recursion small

bool known_failure(const std::string& name) {
  for (int i = 0; i < failure_code_count; ++i)
    if (name == words_of(static_cast<FailureCode>(i)).code) return true;
  return false;
}

bool fits(const Fact& fact) {
  const FactRow& row = row_of(fact.kind);
  if (fact.value.size() > longest_value) return false;
  if (!std::regex_match(fact.value, std::regex(row.pattern))) return false;
  return !row.known_failure || known_failure(fact.value);
}

}  // namespace

Status check_facts(const std::vector<Fact>& facts) {
  std::bitset<fact_kind_count> seen;
  for (const Fact& fact : facts) {
    const auto index = static_cast<std::size_t>(fact.kind);
    if (seen.test(index)) return fail(FailureCode::audit_fact_refused, std::string(row_of(fact.kind).name) + " twice");
    if (!fits(fact)) return fail(FailureCode::audit_fact_refused, row_of(fact.kind).name);
    seen.set(index);
  }
  return {};
}

}  // namespace credit::audit
