// Time: instants are UTC seconds; what people read is China Standard Time (UTC+8, no summer time).
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"

namespace credit {

using Instant = std::chrono::sys_seconds;
using Day = std::chrono::sys_days;

// The one clock a component is handed, so that tests can fix it.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override {
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  }
};

class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant at) : at_(at) {}
  Instant now() const override { return at_; }
  void set(Instant at) { at_ = at; }

 private:
  Instant at_;
};

Result<Instant> parse_rfc3339(std::string_view text);  // offset or Z required; fractions refused; time_malformed
std::string to_rfc3339(Instant at);                    // "2026-11-22T06:30:05Z"
Result<Day> parse_day(std::string_view text);          // "2026-11-22"; time_malformed
std::string to_text(Day day);                          // "2026-11-22"
Day day_in_china(Instant at);
std::string china_time(Instant at);     // "2026-11-22 14:30:05"
std::string china_compact(Instant at);  // "20261122143005", the first 14 characters of a report number

}  // namespace credit
