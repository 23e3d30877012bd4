// An office sheet (ECMA-376-1, part 18: SpreadsheetML) as the rows of a table: what CSV says, in the form departments
// keep. Strict, because a cell read differently than it was seen is a wrong record.
//
// The file is refused as a whole when it is damaged, too large, has cells on more than one sheet, merged cells, or a
// document type (entities). A cell that holds no plain value is named in CsvRow::not_plain and left empty: a formula,
// an error, a truth value, a number that a sheet cannot keep exactly (more than 15 digits, as ID numbers have), a day
// with a time. A number with a date's style is that day, "2026-11-22".
#pragma once
#include "platform/import/csv.h"

namespace credit::platform {

inline constexpr std::size_t xlsx_unpacked_limit = 256U << 20;  // bytes of all parts read, and of all text in cells
inline constexpr std::size_t xlsx_cell_limit = 4'000'000;       // with the empty ones before a row's last
inline constexpr std::size_t xlsx_sheet_limit = 16;

// Rows without any content are passed over; a row that ends early has empty cells up to the first row's width.
// sheet_malformed
Result<std::vector<CsvRow>> parse_xlsx(ByteView file);

// By its first bytes: a sheet, or else CSV. An old .xls or an encrypted sheet is sheet_malformed and told so.
Result<std::vector<CsvRow>> parse_table(ByteView file);

}  // namespace credit::platform
