#include "platform/import/row.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/clock.h"
#include "base/failures/platform.h"
#include "base/identity.h"
#include "report/document/json_object.h"

namespace credit::platform {
namespace {

constexpr std::size_t value_limit = 16384;  // bytes; what a document's field may hold

tl::unexpected<Failure> in_column(FailureCode code, const ColumnRule& column) { return fail(code, column.head); }

// A line break inside a cell is how people wrap long text in a sheet; a report's field has none.
std::string trimmed(std::string_view text) {
  std::string clean(text);
  std::ranges::replace_if(
      clean, [](char c) { return c == '\r' || c == '\n' || c == '\t'; }, ' ');
  const auto from = clean.find_first_not_of(' ');
  if (from == std::string::npos) return {};
  return clean.substr(from, clean.find_last_not_of(' ') - from + 1);
}

bool amount_well_formed(std::string_view text) {
  const auto point = std::min(text.find('.'), text.size());
  const auto whole = text.substr(0, point);
  const auto part = point < text.size() ? text.substr(point + 1) : std::string_view("0");
  const auto digits = [](std::string_view run) {
    return !run.empty() && run.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return digits(whole) && digits(part) && whole.size() <= 12 && part.size() <= 6;
}

bool year_well_formed(std::string_view text) {
  return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos && text >= "1949" &&
         text <= "2199";
}

Result<std::string> read_day(const ColumnRule& column, std::string text) {
  std::ranges::replace(text, '/', '-');
  if (!parse_day(text)) return in_column(failure::import_field_malformed, column);
  return text;
}

Result<std::string> read_value(const ColumnRule& column, std::string text) {
  if (text.empty()) return text;
  if (text.size() > value_limit || !document::printable(text))
    return in_column(failure::import_field_malformed, column);
  if (column.form == ColumnForm::day) return read_day(column, std::move(text));
  if (column.form == ColumnForm::year && !year_well_formed(text))
    return in_column(failure::import_field_malformed, column);
  if (column.form == ColumnForm::amount && !amount_well_formed(text))
    return in_column(failure::import_field_malformed, column);
  if (column.form == ColumnForm::uscc && !uscc_valid(text)) return in_column(failure::import_uscc_wrong, column);
  return text;
}

bool one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

// Gathers a row cell by cell; what was read before the first problem stays, so that a bad row can still be laid at the
// door of its subject.
class RowReader {
 public:
  RowReader(const TableLayout& layout, const HeadMap& heads, const CsvRow& row)
      : layout_(layout), heads_(heads), row_(row) {}

  tl::expected<ReadRow, RowProblem> read() {
    if (row_.fields.size() != heads_.width())
      keep(fail(failure::csv_malformed, "the row has another number of columns than the head"));
    else
      read_cells();
    read_.subject = uscc_.empty() ? id_number_ : uscc_;
    if (problems_.empty()) finish();
    if (problems_.empty()) return std::move(read_);
    // Beside a wrong code no other number says for sure whose row it is.
    const auto subject = wrong_code_.empty() ? read_.subject : std::string();
    return tl::unexpected<RowProblem>({std::move(problems_),
                                       subject,
                                       read_.decision,
                                       read_.name,
                                       wrong_code_.empty() ? read_.subject : wrong_code_,
                                       {}});
  }

 private:
  void keep(const Status& status) {
    if (!status) problems_.push_back(status.error());
  }

  void read_cells() {
    for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
      const auto& column = layout_.columns[i];
      if (!heads_.plain(row_, i)) {
        keep(in_column(failure::import_cell_not_plain, column));
        continue;
      }
      auto value = read_value(column, trimmed(heads_.cell(row_, i)));
      if (!value) {
        keep(tl::unexpected<Failure>(value.error()));
        continue;
      }
      if (value->empty() && column.required) keep(in_column(failure::import_field_missing, column));
      keep(take(column, std::move(*value)));
    }
    decide();
  }

  Status take(const ColumnRule& column, std::string value) {
    switch (column.form) {
      case ColumnForm::subject_name:
        read_.name = std::move(value);
        return {};
      case ColumnForm::subject_class:
        return take_class(column, value);
      case ColumnForm::subject_uscc:
        return take_uscc(column, std::move(value));
      case ColumnForm::id_type:
        foreign_paper_ = !one_of(value, {"", "身份证", "居民身份证"});
        return {};
      case ColumnForm::id_number:
        return take_id_number(column, std::move(value));
      case ColumnForm::repaired:
        read_.repaired = value == "已修复";
        if (!one_of(value, {"", "已修复", "未修复"})) return in_column(failure::import_field_malformed, column);
        return {};
      case ColumnForm::representative_id_type:
        foreign_representative_ = !one_of(value, {"", "身份证", "居民身份证"});
        return {};
      case ColumnForm::representative_id:
        return take_representative(column, std::move(value));
      default:
        if (column.form == ColumnForm::year && column.field == layout_.dated && !value.empty())
          read_.dated = value + "-12-31";
        if (!value.empty()) fields_[column.field] = std::move(value);
        return {};
    }
  }

  Status take_class(const ColumnRule& column, std::string_view value) {
    natural_ = value == "自然人";
    if (!value.empty() && !natural_ && !one_of(value, {"法人及非法人组织", "个体工商户"}))
      return in_column(failure::import_field_malformed, column);
    return {};
  }

  Status take_uscc(const ColumnRule& column, std::string value) {
    if (!value.empty() && !uscc_valid(value)) {
      wrong_code_ = std::move(value);
      return in_column(failure::import_uscc_wrong, column);
    }
    uscc_ = std::move(value);
    return {};
  }

  Status take_id_number(const ColumnRule& column, std::string value) {
    if (value.empty()) return {};
    std::ranges::replace(value, 'x', 'X');
    if (foreign_paper_) return in_column(failure::import_field_malformed, column);
    if (!id_number_valid(value)) {
      wrong_code_ = std::move(value);
      return in_column(failure::import_id_number_wrong, column);
    }
    id_number_ = std::move(value);
    return {};
  }

  // A passport's number is nobody's ID number: such a representative goes to the desk.
  Status take_representative(const ColumnRule& column, std::string value) {
    if (value.empty() || foreign_representative_) return {};
    std::ranges::replace(value, 'x', 'X');
    if (!id_number_valid(value)) return in_column(failure::import_id_number_wrong, column);
    read_.representative_id = std::move(value);
    return {};
  }

  void decide() {
    for (const auto& field : layout_.decision) {
      if (!read_.decision.empty()) read_.decision += " / ";
      read_.decision += fields_.value(field, std::string());
    }
    if (read_.dated.empty()) read_.dated = fields_.value(layout_.dated, std::string());
    read_.publish_until = fields_.value(layout_.publish_until, std::string());
  }

  void finish() {
    if (read_.subject.empty()) keep(fail(failure::import_field_missing, "the subject's number"));
    if (natural_ && !uscc_.empty())
      keep(fail(failure::import_field_malformed, "a natural person with a social credit code"));
    read_.fields = fields_.dump();
  }

  const TableLayout& layout_;
  const HeadMap& heads_;
  const CsvRow& row_;
  ReadRow read_;
  std::vector<Failure> problems_;
  std::string uscc_, id_number_, wrong_code_;
  bool natural_ = false, foreign_paper_ = false, foreign_representative_ = false;
  nlohmann::json fields_ = nlohmann::json::object();
};

}  // namespace

Result<HeadMap> HeadMap::match(const TableLayout& layout, const CsvRow& head) {
  HeadMap map;
  map.width_ = head.fields.size();
  map.place_.assign(layout.columns.size(), -1);
  for (std::size_t place = 0; place < head.fields.size(); ++place) {
    const auto text = folded_head(head.fields[place]);
    const auto found = std::ranges::find_if(layout.columns, [&](const ColumnRule& column) {
      return column.head == text || std::ranges::find(column.also, text) != column.also.end();
    });
    if (found == layout.columns.end()) return fail(failure::import_head_wrong, "not known: " + text);
    auto& mine = map.place_[static_cast<std::size_t>(found - layout.columns.begin())];
    if (mine >= 0) return fail(failure::import_head_wrong, "doubled: " + text);
    mine = static_cast<int>(place);
  }
  for (std::size_t i = 0; i < layout.columns.size(); ++i)
    if (map.place_[i] < 0 && layout.columns[i].required)
      return fail(failure::import_head_wrong, "missing: " + layout.columns[i].head);
  return map;
}

const std::string& HeadMap::cell(const CsvRow& row, std::size_t column) const {
  static const std::string absent;
  return place_[column] < 0 ? absent : row.fields[static_cast<std::size_t>(place_[column])];
}

bool HeadMap::plain(const CsvRow& row, std::size_t column) const {
  return place_[column] < 0 ||
         std::ranges::find(row.not_plain, static_cast<std::size_t>(place_[column])) == row.not_plain.end();
}

tl::expected<ReadRow, RowProblem> read_row(const TableLayout& layout, const HeadMap& heads, const CsvRow& row) {
  return RowReader(layout, heads, row).read();
}

}  // namespace credit::platform
