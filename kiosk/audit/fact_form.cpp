#include "kiosk/audit/fact_form.h"

#include <regex.h>

#include <bitset>

#include "base/failures/audit.h"

namespace credit::audit {
namespace {

constexpr std::size_t longest_value = 128;

bool known_failure(const std::string& name) { return code_named(name).has_value(); }

// POSIX ERE of the C library. A NUL would hide what follows it.
bool matches(const char* pattern, const std::string& value) {
  if (value.find('\0') != std::string::npos) return false;
  regex_t compiled;
  const std::string whole = "^(" + std::string(pattern) + ")$";
  CREDIT_ENSURE(::regcomp(&compiled, whole.c_str(), REG_EXTENDED | REG_NOSUB) == 0);
  const bool found = ::regexec(&compiled, value.c_str(), 0, nullptr, 0) == 0;
  ::regfree(&compiled);
  return found;
}

bool fits(const Fact& fact) {
  const FactRow& row = row_of(fact.kind);
  if (fact.value.size() > longest_value || !matches(row.pattern, fact.value)) return false;
  return !row.known_failure || known_failure(fact.value);
}

}  // namespace

Status check_facts(const std::vector<Fact>& facts) {
  std::bitset<fact_kind_count> seen;
  for (const Fact& fact : facts) {
    const auto index = static_cast<std::size_t>(fact.kind);
    if (seen.test(index)) return fail(failure::audit_fact_refused, std::string(row_of(fact.kind).name) + " twice");
    if (!fits(fact)) return fail(failure::audit_fact_refused, row_of(fact.kind).name);
    seen.set(index);
  }
  return {};
}

}  // namespace credit::audit
