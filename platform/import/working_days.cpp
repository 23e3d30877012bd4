#include "platform/import/working_days.h"

#include "base/failures/common.h"
#include "base/toml.h"

namespace credit::platform {
namespace {

Result<std::set<Day>> days_in(const toml::table& table, std::string_view key) {
  std::set<Day> days;
  const auto* const list = table[key].as_array();
  if (table.contains(key) && list == nullptr) return fail(failure::settings_invalid, std::string(key) + " is no list");
  for (std::size_t at = 0; list != nullptr && at < list->size(); ++at) {
    const auto day = parse_day((*list)[at].value_or(std::string()));
    if (!day) return fail(failure::settings_invalid, std::string(key) + ": a day like 2026-10-01 is expected");
    days.insert(*day);
  }
  return days;
}

}  // namespace

Result<WorkingDays> WorkingDays::parse(std::string_view text) {
  const auto parsed = toml::parse(text);
  if (!parsed) return fail(failure::settings_invalid, "calendar: " + std::string(parsed.error().description()));
  for (const auto& [key, value] : parsed.table())
    if (key != "holidays" && key != "workdays")
      return fail(failure::settings_invalid, "calendar: " + std::string(key.str()) + " is not known");
  WorkingDays days;
  CREDIT_TRY(days.holidays_, days_in(parsed.table(), "holidays"));
  CREDIT_TRY(days.workdays_, days_in(parsed.table(), "workdays"));
  return days;
}

bool WorkingDays::works(Day day) const {
  if (holidays_.contains(day)) return false;
  const std::chrono::weekday weekday(day);
  const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
  return !weekend || workdays_.contains(day);
}

// A calendar of holidays alone would have no end.
Day WorkingDays::after(Day day, int count) const {
  constexpr int longest = 366;
  for (int passed = 0; count > 0 && passed < longest; ++passed) {
    day += std::chrono::days(1);
    if (works(day)) --count;
  }
  return day;
}

}  // namespace credit::platform
