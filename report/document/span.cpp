#include "report/document/span.h"

#include <algorithm>

namespace credit::document {

Day first_day(Day last, int years) {
  std::chrono::year_month_day first(last);
  first -= std::chrono::years(years);
  if (!first.ok()) first = first.year() / std::chrono::February / 28;
  return Day(first) + std::chrono::days(1);
}

bool SpanRule::offers(int wanted) const { return std::ranges::find(years, wanted) != years.end(); }

bool SpanRule::allows(Day from, Day to) const {
  if (from > to) return false;
  if (own_dates) return from >= first_day(to, longest_years);
  return std::ranges::any_of(years, [&](int offered) { return from == first_day(to, offered); });
}

}  // namespace credit::document
