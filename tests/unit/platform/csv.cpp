// CSV as RFC 4180 has it, and every way of breaking it.
#include "platform/import/csv.h"

#include "base/failures/platform.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::platform;

namespace {

Result<std::vector<CsvRow>> parsed(std::string_view text) { return parse_csv(view(text)); }

}  // namespace

TEST_CASE("CSV: BOM, both line ends, quotes, breaks inside quotes, lines counted") {
  const auto rows = parsed(
      "\xEF\xBB\xBF"
      "a,b\r\n\"x,\"\"y\"\"\",\"two\nlines\"\n\nlast,\r\n");
  REQUIRE(rows);
  REQUIRE(rows->size() == 3);
  CHECK((*rows)[0].fields == std::vector<std::string>{"a", "b"});
  CHECK((*rows)[1].fields == std::vector<std::string>{"x,\"y\"", "two\nlines"});
  CHECK((*rows)[1].line == 2);
  CHECK((*rows)[2].fields == std::vector<std::string>{"last", ""});
  CHECK((*rows)[2].line == 5);
}

TEST_CASE("CSV: an empty file has no rows; a last line needs no end") {
  CHECK(parsed("")->empty());
  CHECK(parsed("a")->size() == 1);
}

TEST_CASE("CSV: what is broken is refused with its line") {
  const auto bad =
      GENERATE("a\n\"open", "a\nb\"c", "a\n\"b\"c", "a\nb\rc", "a\n\xFF\xFE", "a\n\xC0\xAF", "a\n\xED\xA0\x80");
  const auto rows = parsed(bad);
  REQUIRE_FALSE(rows);
  CHECK(rows.error().code == failure::csv_malformed);
  if (std::string_view(bad).find_first_of("\"\r") != std::string_view::npos)
    CHECK(rows.error().detail.starts_with("line 2:"));
}

TEST_CASE("CSV: a NUL, a field too long and too many columns are refused") {
  CHECK_FALSE(parsed(std::string_view("a\0b", 3)));
  CHECK_FALSE(parsed(std::string(csv_field_limit + 1, 'x')));
  CHECK_FALSE(parsed("\"" + std::string(csv_field_limit + 1, 'x') + "\""));
  CHECK_FALSE(parsed(std::string(csv_column_limit, ',')));
}

TEST_CASE("CSV: what is written reads back") {
  const std::vector<std::string> fields{"", "plain", "a,b", "say \"x\"", "two\r\nlines", "测试"};
  const auto rows = parsed(csv_line(fields));
  REQUIRE(rows);
  CHECK(rows->front().fields == fields);
}

TEST_CASE("CSV: every cut and every changed byte of a file is read or refused, never worse") {
  const std::string good = csv_line({"测试", "a\"b", "c\r\nd"}) + csv_line({"1", "2", "3"});
  for (std::size_t at = 0; at < good.size(); ++at) {
    static_cast<void>(parsed(good.substr(0, at)));
    for (int byte = 0; byte < 256; byte += 3) {
      auto bad = good;
      bad[at] = static_cast<char>(byte);
      const auto rows = parsed(bad);
      if (!rows) CHECK(rows.error().code == failure::csv_malformed);
    }
  }
}
