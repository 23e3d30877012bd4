#include "platform/import/xlsx.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

#include "platform/import/xlsx_parts.h"

namespace credit::platform {
namespace {

using namespace Qt::StringLiterals;
using xlsx::attribute;
using xlsx::malformed;

constexpr double exact_limit = 1e15;                  // a sheet keeps 15 digits
constexpr double first_day = 61, last_day = 2958465;  // 1900-03-01, before which sheets count wrongly; 9999-12-31
constexpr Day day_zero{std::chrono::days(-25569)};    // 1899-12-30
constexpr std::chrono::days to_1904{1462};

std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

// As a sheet shows it: 1.1 is kept as 1.1000000000000001 and means 1.1.
std::optional<std::string> plain_number(double number) {
  if (std::abs(number) >= exact_limit) return std::nullopt;
  std::array<char, 40> text{};
  const int size = std::snprintf(text.data(), text.size(), "%.15g", number);
  std::string plain(text.data(), static_cast<std::size_t>(size));
  if (plain.find('e') != std::string::npos) return std::nullopt;
  return plain;
}

std::optional<std::string> plain_day(double number, bool from_1904) {
  if (from_1904) number += static_cast<double>(to_1904.count());
  if (number < first_day || number > last_day || number != std::floor(number)) return std::nullopt;
  return to_text(day_zero + std::chrono::days(static_cast<int>(number)));
}

class Sheet {
 public:
  Sheet(const xlsx::Workbook& book, const Bytes& part, std::size_t& cells, std::size_t& text)
      : book_(book),
        cells_(cells),
        text_(text),
        xml_(QByteArray(reinterpret_cast<const char*>(part.data()), static_cast<qsizetype>(part.size()))) {}

  Result<std::vector<CsvRow>> rows() {
    if (!xml_.readNextStartElement() || xml_.name() != "worksheet"_L1) return malformed("a sheet that is no worksheet");
    while (xml_.readNextStartElement()) {
      if (xml_.name() == "mergeCells"_L1) return malformed("merged cells");
      if (xml_.name() == "sheetData"_L1)
        CREDIT_CHECK(read_data());
      else
        xml_.skipCurrentElement();
    }
    CREDIT_CHECK(xlsx::well_formed(xml_));
    return std::move(rows_);
  }

 private:
  tl::unexpected<Failure> bad_row(const char* what) const {
    return malformed("row " + std::to_string(line_) + ": " + what);
  }

  Status read_data() {
    while (xml_.readNextStartElement()) {
      const auto said = attribute(xml_, "r"_L1);
      std::size_t line = line_ + 1;
      if (!said.empty() &&
          (std::from_chars(said.data(), said.data() + said.size(), line).ec != std::errc() || line <= line_))
        return bad_row("rows out of order");
      line_ = line;
      CREDIT_CHECK(read_row());
    }
    return xlsx::well_formed(xml_);
  }

  Status read_row() {
    CsvRow row{line_, {}};
    std::size_t next = 0;
    while (xml_.readNextStartElement()) {
      CREDIT_TRY(const auto column, column_of(attribute(xml_, "r"_L1), next));
      next = column + 1;
      auto value = read_cell();
      CREDIT_CHECK(xlsx::well_formed(xml_));
      if (!value) row.not_plain.push_back(column);
      if (value && value->empty()) continue;
      if (value && value->size() > csv_field_limit) return bad_row("a text is too long");
      cells_ += next - row.fields.size();
      text_ += value ? value->size() : 0U;
      if (cells_ > xlsx_cell_limit || text_ > xlsx_unpacked_limit) return bad_row("too much for one file");
      row.fields.resize(next);
      if (value) row.fields.back() = std::move(*value);
    }
    if (!row.fields.empty()) rows_.push_back(std::move(row));
    return {};
  }

  // "AB12" is column 27 from 0; without a reference a cell follows the one before.
  Result<std::size_t> column_of(const std::string& reference, std::size_t next) const {
    if (reference.empty() && next < csv_column_limit) return next;
    std::size_t column = 0, at = 0;
    for (; at < reference.size() && at < 3 && reference[at] >= 'A' && reference[at] <= 'Z'; ++at)
      column = column * 26 + static_cast<std::size_t>(reference[at] - 'A' + 1);
    if (column == 0 || column > csv_column_limit || column <= next || reference.substr(at) != std::to_string(line_))
      return bad_row("cells out of order, or too many columns");
    return column - 1;
  }

  // Nothing where the cell holds no plain value.
  std::optional<std::string> read_cell() {
    const auto type = attribute(xml_, "t"_L1), style = attribute(xml_, "s"_L1);
    std::string value;
    bool formula = false;
    while (xml_.readNextStartElement()) {
      if (xml_.name() == "v"_L1) {
        value = xml_.readElementText().toUtf8().toStdString();
      } else if (xml_.name() == "is"_L1) {
        value = xlsx::rich_text(xml_);
      } else {
        formula = formula || xml_.name() == "f"_L1;
        xml_.skipCurrentElement();
      }
    }
    if (formula) return std::nullopt;
    return plain(type, style, std::move(value));
  }

  std::optional<std::string> plain(const std::string& type, const std::string& style, std::string value) const {
    if (type == "inlineStr" || type == "str" || type == "d" || (value.empty() && type != "s")) return value;
    const auto number = number_in(value);
    if (!number) return std::nullopt;
    if (type == "s") {
      if (*number < 0 || *number >= static_cast<double>(book_.texts.size())) return std::nullopt;
      return book_.texts[static_cast<std::size_t>(*number)];
    }
    if (!type.empty() && type != "n") return std::nullopt;
    const auto shown = number_in(style);
    const bool day = shown && *shown >= 0 && *shown < 1e6 && book_.dates.contains(static_cast<std::size_t>(*shown));
    return day ? plain_day(*number, book_.from_1904) : plain_number(*number);
  }

  const xlsx::Workbook& book_;
  std::size_t& cells_;
  std::size_t& text_;
  QXmlStreamReader xml_;
  std::size_t line_ = 0;
  std::vector<CsvRow> rows_;
};

}  // namespace

Result<std::vector<CsvRow>> parse_xlsx(ByteView file) {
  CREDIT_TRY(auto archive, ZipArchive::open(file));
  xlsx::Parts parts(std::move(archive), xlsx_unpacked_limit);
  CREDIT_TRY(const auto book, parts.workbook());
  std::vector<CsvRow> found;
  std::size_t cells = 0, text = 0;
  for (const auto& name : book.sheets) {
    CREDIT_TRY(const auto part, parts.part(name));
    CREDIT_TRY(auto rows, Sheet(book, part, cells, text).rows());
    if (!rows.empty() && !found.empty()) return malformed("more than one sheet holds something");
    if (!rows.empty()) found = std::move(rows);
  }
  if (found.empty()) return found;
  const auto width = found.front().fields.size();
  if (found.size() > xlsx_cell_limit / width) return malformed("too much for one file");
  for (auto& row : found) row.fields.resize(std::max(width, row.fields.size()));
  return found;
}

Result<std::vector<CsvRow>> parse_table(ByteView file) {
  const auto text = text_view(file);
  if (text.starts_with("\xD0\xCF\x11\xE0")) return malformed("an old .xls, or a sheet with a password");
  return text.starts_with("PK\x03\x04") ? parse_xlsx(file) : parse_csv(file);
}

}  // namespace credit::platform
