#include "kiosk/platform/clock_watch.h"

#include <algorithm>
#include <array>
#include <ctime>

#include "base/failures/clock.h"

namespace credit::platform_client {
namespace {

// Digits at fixed places, and nothing else there.
std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<int> month_named(std::string_view name) {
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto found = std::find(months.begin(), months.end(), name);
  if (found == months.end()) return std::nullopt;
  return static_cast<int>(found - months.begin());
}

}  // namespace

void ClockWatch::platform_said(Instant time) {
  const std::lock_guard lock(mutex_);
  heard_ = Heard{time, steady_()};
}

Status ClockWatch::trusted() const {
  const std::lock_guard lock(mutex_);
  if (!heard_) return {};
  const auto expected = heard_->time + std::chrono::duration_cast<std::chrono::seconds>(steady_() - heard_->at);
  const auto now = clock_.now();
  const auto apart = now > expected ? now - expected : expected - now;
  if (apart <= limit) return {};
  return fail(failure::clock_not_trusted,
              "the clock says " + to_rfc3339(now) + ", the platform " + to_rfc3339(expected));
}

std::optional<Instant> parse_http_date(std::string_view text) {
  constexpr std::string_view model = "Sun, 22 Nov 2026 06:30:05 GMT";
  if (text.size() != model.size()) return std::nullopt;
  for (const std::size_t at : {3U, 4U, 7U, 11U, 16U, 19U, 22U, 25U, 26U, 27U, 28U})
    if (text[at] != model[at]) return std::nullopt;
  const auto day = number_at(text, 5, 2), year = number_at(text, 12, 4), hour = number_at(text, 17, 2),
             minute = number_at(text, 20, 2), second = number_at(text, 23, 2), month = month_named(text.substr(8, 3));
  if (!day || !month || !year || !hour || !minute || !second) return std::nullopt;
  if (*day < 1 || *day > 31 || *year < 1970 || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  std::tm parts{};
  parts.tm_year = *year - 1900;
  parts.tm_mon = *month;
  parts.tm_mday = *day;
  parts.tm_hour = *hour;
  parts.tm_min = *minute;
  parts.tm_sec = *second;
  return Instant(std::chrono::seconds(::timegm(&parts)));
}

}  // namespace credit::platform_client
