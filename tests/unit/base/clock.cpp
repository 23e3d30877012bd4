#include "base/clock.h"

#include "base/failures/common.h"
#include "tests/support/catch.h"

using namespace credit;

TEST_CASE("instants are read with their offset and written in UTC") {
  CHECK(parse_rfc3339("1970-01-01T00:00:00Z")->time_since_epoch().count() == 0);
  CHECK(to_rfc3339(*parse_rfc3339("2026-11-22T14:30:05+08:00")) == "2026-11-22T06:30:05Z");
  CHECK(to_rfc3339(*parse_rfc3339("2026-11-21T20:00:05-10:30")) == "2026-11-22T06:30:05Z");
  CHECK(to_rfc3339(*parse_rfc3339("2028-02-29T23:59:59Z")) == "2028-02-29T23:59:59Z");
}

TEST_CASE("times that are no RFC 3339 are refused") {
  for (const char* bad :
       {"", "2026-11-22", "2026-11-22T06:30:05", "2026-11-22 06:30:05Z", "2026-11-22t06:30:05Z", "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T23:60:00Z", "2026-11-22T23:59:60Z",
        "2026-11-22T06:30:05.5Z", "2026-11-22T06:30:05+0800", "2026-11-22T06:30:05z", "2026-11-22T06:30:05+24:00",
        "2026-11-22T06:30:05Z ", "+026-11-22T06:30:05Z"})
    CHECK(parse_rfc3339(bad).error().code == failure::time_malformed);
}

TEST_CASE("days are read and written") {
  CHECK(to_text(*parse_day("2026-11-22")) == "2026-11-22");
  CHECK(to_text(*parse_day("2099-12-31")) == "2099-12-31");
  for (const char* bad : {"", "2026-11-31", "2026-1-22", "2026/11/22", "2026-11-22 ", "20261122"})
    CHECK(parse_day(bad).error().code == failure::time_malformed);
}

TEST_CASE("what people read is China time, over midnight and year's end too") {
  const Instant noon = *parse_rfc3339("2026-11-22T06:30:05Z");
  CHECK(china_time(noon) == "2026-11-22 14:30:05");
  CHECK(china_compact(noon) == "20261122143005");
  const Instant eve = *parse_rfc3339("2026-12-31T16:00:00Z");
  CHECK(china_compact(eve) == "20270101000000");
  CHECK(to_text(day_in_china(eve)) == "2027-01-01");
  CHECK(to_text(day_in_china(eve - std::chrono::seconds{1})) == "2026-12-31");
}

TEST_CASE("a fixed clock stands still until it is set") {
  FixedClock clock(*parse_rfc3339("2026-11-22T06:30:05Z"));
  CHECK(clock.now() == clock.now());
  clock.set(*parse_rfc3339("2026-11-23T06:30:05Z"));
  CHECK(to_rfc3339(clock.now()) == "2026-11-23T06:30:05Z");
  CHECK(SystemClock().now() > *parse_rfc3339("2020-01-01T00:00:00Z"));
}
