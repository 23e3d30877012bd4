// Working days: Monday to Friday, as the State Council's yearly notice moves them. Data, for the notice changes each
// year:
//   holidays = ["2026-10-01", ...]    workdays = ["2026-10-10", ...]
#pragma once
#include <set>
#include <string_view>

#include "base/clock.h"

namespace credit::platform {

class WorkingDays {
 public:
  static Result<WorkingDays> parse(std::string_view toml);  // settings_invalid

  bool works(Day day) const;
  // The last day on which something is still in time: `count` working days after `day`, which itself does not count.
  Day after(Day day, int count) const;

 private:
  std::set<Day> holidays_, workdays_;
};

}  // namespace credit::platform
