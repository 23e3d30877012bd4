// How far back a report may look: data of its edition.
#pragma once
#include <vector>

#include "base/clock.h"

namespace credit::document {

struct SpanRule {
  std::vector<int> years;  // offered, 1..longest_years, rising
  bool own_dates = false;  // the visitor may name first and last day
  int longest_years = 5;   // 1..30

  bool offers(int wanted) const;
  // Both days included. Without own dates only a span of the offered years is one of this edition's.
  bool allows(Day from, Day to) const;
};

// The first day of so many years that end with `last`: five years to 2026-11-22 begin on 2021-11-23. The day after
// 28 February stands in for a 29th that is not there.
Day first_day(Day last, int years);

}  // namespace credit::document
