#include "base/clock.h"

#include <array>
#include <cstdio>
#include <optional>

#include "base/failures/common.h"

namespace credit {
namespace {

using namespace std::chrono;

constexpr hours china_offset{8};

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<Day> day_at(std::string_view text) {
  const auto y = digits(text, 0, 4);
  const auto m = digits(text, 5, 2);
  const auto d = digits(text, 8, 2);
  if (!y || !m || !d || text[4] != '-' || text[7] != '-') return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

std::optional<minutes> offset_at(std::string_view text) {
  if (text == "Z") return minutes{0};
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto h = digits(text, 1, 2);
  const auto m = digits(text, 4, 2);
  if (!h || !m || *h > 23 || *m > 59) return std::nullopt;
  const minutes offset = hours{*h} + minutes{*m};
  return text[0] == '-' ? -offset : offset;
}

template <class... Parts>
std::string format(const char* pattern, Parts... parts) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), pattern, parts...);
  return buffer.data();
}

struct Civil {
  int year;
  unsigned month, day;
  int hour, minute, second;
};

Civil civil(Instant at) {
  const auto days_part = floor<days>(at);
  const year_month_day date{days_part};
  const hh_mm_ss time{at - days_part};
  return {static_cast<int>(date.year()),
          static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()),
          static_cast<int>(time.hours().count()),
          static_cast<int>(time.minutes().count()),
          static_cast<int>(time.seconds().count())};
}

}  // namespace

Result<Instant> parse_rfc3339(std::string_view text) {
  if (text.size() < 20) return fail(failure::time_malformed);
  const auto day = day_at(text);
  const auto h = digits(text, 11, 2);
  const auto m = digits(text, 14, 2);
  const auto s = digits(text, 17, 2);
  const auto offset = offset_at(text.substr(19));
  if (!day || !h || !m || !s || !offset) return fail(failure::time_malformed);
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || *h > 23 || *m > 59 || *s > 59)
    return fail(failure::time_malformed);
  return Instant{*day} + hours{*h} + minutes{*m} + seconds{*s} - *offset;
}

std::string to_rfc3339(Instant at) {
  const auto c = civil(at);
  return format("%04d-%02u-%02uT%02d:%02d:%02dZ", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

Result<Day> parse_day(std::string_view text) {
  const auto day = text.size() == 10 ? day_at(text) : std::nullopt;
  if (!day) return fail(failure::time_malformed);
  return *day;
}

std::string to_text(Day day) {
  const auto c = civil(Instant{day});
  return format("%04d-%02u-%02u", c.year, c.month, c.day);
}

Day day_in_china(Instant at) { return floor<days>(at + china_offset); }

std::string china_time(Instant at) {
  const auto c = civil(at + china_offset);
  return format("%04d-%02u-%02u %02d:%02d:%02d", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

std::string china_compact(Instant at) {
  const auto c = civil(at + china_offset);
  return format("%04d%02u%02u%02d%02d%02d", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

}  // namespace credit
