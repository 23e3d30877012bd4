// CSV as RFC 4180 has it, in UTF-8 with or without BOM. Strict: a file whose quoting is broken is refused as a whole,
// because nobody can say where its rows end.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::platform {

// A row of a delivered table, whichever form of file it came in.
struct CsvRow {
  std::size_t line = 0;  // where the row begins, or its number in the sheet; from 1
  std::vector<std::string> fields;
  std::vector<std::size_t> not_plain = {};  // places of cells that hold no plain value (platform/import/xlsx.h)
};

inline constexpr std::size_t csv_field_limit = 64U << 10;
inline constexpr std::size_t csv_column_limit = 256;

// Rows end with LF or CRLF; empty lines are passed over. csv_malformed with the line
Result<std::vector<CsvRow>> parse_csv(ByteView file);

std::string csv_line(const std::vector<std::string>& fields);  // with CRLF; quoted where needed
// The same for people with office programs: a field those would take for a formula stands behind an apostrophe.
std::string sheet_line(std::vector<std::string> fields);
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // so that they see UTF-8

}  // namespace credit::platform
