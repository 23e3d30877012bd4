#include "platform/import/csv.h"

#include "base/failures/platform.h"
#include "report/seal/cbor.h"

namespace credit::platform {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<std::vector<CsvRow>> rows() {
    std::vector<CsvRow> all;
    while (!at_end()) {
      CREDIT_TRY(auto row, this->row());
      const bool empty_line = row.fields.size() == 1 && row.fields.front().empty();
      if (!empty_line) all.push_back(std::move(row));
    }
    return all;
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }
  bool sees(char c) const { return !at_end() && text_[at_] == c; }
  bool sees_line_end() const { return sees('\n') || (sees('\r') && text_.substr(at_, 2) == "\r\n"); }

  tl::unexpected<Failure> malformed(const char* what) const {
    return fail(failure::csv_malformed, "line " + std::to_string(line_) + ": " + what);
  }

  Result<CsvRow> row() {
    CsvRow row{line_, {}};
    for (;;) {
      CREDIT_TRY(auto field, sees('"') ? quoted() : bare());
      row.fields.push_back(std::move(field));
      if (row.fields.size() > csv_column_limit) return malformed("too many columns");
      if (!sees(',')) break;
      ++at_;
    }
    if (!at_end() && !sees_line_end()) return malformed("text after a closing quote");
    if (!at_end()) pass_line_end();
    return row;
  }

  void pass_line_end() {
    at_ += sees('\r') ? 2U : 1U;
    ++line_;
  }

  Result<std::string> bare() {
    const auto from = at_;
    while (!at_end() && !sees(',') && !sees_line_end()) {
      if (sees('"')) return malformed("a quote inside an unquoted field");
      if (sees('\r')) return malformed("a carriage return that ends no line");
      ++at_;
    }
    if (at_ - from > csv_field_limit) return malformed("field too long");
    return std::string(text_.substr(from, at_ - from));
  }

  Result<std::string> quoted() {
    const auto opened = line_;
    std::string field;
    for (++at_; !at_end(); ++at_) {
      if (sees('"')) {
        if (text_.substr(at_, 2) != "\"\"") {
          ++at_;
          return field;
        }
        ++at_;
      } else if (sees('\n')) {
        ++line_;
      }
      field += text_[at_];
      if (field.size() > csv_field_limit) return malformed("field too long");
    }
    line_ = opened;
    return malformed("a quote that is never closed");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

Result<std::vector<CsvRow>> parse_csv(ByteView file) {
  auto text = text_view(file);
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (text.find('\0') != std::string_view::npos) return fail(failure::csv_malformed, "a NUL character");
  if (!seal::cbor::valid_utf8(text)) return fail(failure::csv_malformed, "not UTF-8");
  return Reader(text).rows();
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (const auto& field : fields) {
    if (&field != &fields.front()) line += ',';
    if (field.find_first_of(",\"\r\n") == std::string::npos) {
      line += field;
      continue;
    }
    line += '"';
    for (const char c : field) line.append(c == '"' ? 2U : 1U, c);
    line += '"';
  }
  return line + "\r\n";
}

std::string sheet_line(std::vector<std::string> fields) {
  for (auto& field : fields)
    if (!field.empty() && std::string_view("=+-@").find(field.front()) != std::string_view::npos)
      field.insert(0, 1, '\'');
  return csv_line(fields);
}

}  // namespace credit::platform
