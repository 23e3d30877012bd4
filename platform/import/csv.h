// CSV as RFC 4180 has it, in UTF-8 with or without BOM. Strict: a file whose quoting is broken is refused as a whole,
// because nobody can say where its rows end.
#pragma once
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::platform {

struct CsvRow {
  std::size_t line = 0;  // where the row begins, from 1
  std::vector<std::string> fields;
};

inline constexpr std::size_t csv_field_limit = 64U << 10;
inline constexpr std::size_t csv_column_limit = 256;

// Rows end with LF or CRLF; empty lines are passed over. csv_malformed with the line
Result<std::vector<CsvRow>> parse_csv(ByteView file);

std::string csv_line(const std::vector<std::string>& fields);  // with CRLF; quoted where needed

}  // namespace credit::platform
