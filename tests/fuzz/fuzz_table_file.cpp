// Any bytes at all, read as a delivered table -> rows within their limits, or a typed failure. The first byte chooses:
// an office sheet as it is, CSV, or a sheet around these bytes as its worksheet, so that the XML is reached.
#include "base/failures/platform.h"
#include "platform/import/xlsx.h"
#include "platform/import/zip.h"
#include "tests/fuzz/stored_sheet.h"

namespace {

using namespace credit::platform;

void check(const credit::Result<std::vector<CsvRow>>& rows) {
  namespace failure = credit::failure;
  if (!rows) {
    if (rows.error().code != failure::sheet_malformed && rows.error().code != failure::csv_malformed) __builtin_trap();
    return;
  }
  std::size_t line = 0;
  for (const auto& row : *rows) {
    if (row.line <= line || row.fields.empty() || row.fields.size() > csv_column_limit) __builtin_trap();
    line = row.line;
    for (const auto place : row.not_plain)
      if (place >= row.fields.size() || !row.fields[place].empty()) __builtin_trap();
    for (const auto& field : row.fields)
      if (field.size() > csv_field_limit) __builtin_trap();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const credit::ByteView rest(data + 1, size - 1);
  if (*data == 'S')
    check(parse_table(credit::view(stored_sheet(credit::text_view(rest)))));
  else
    check(parse_table(rest));
  return 0;
}
