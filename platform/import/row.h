// One delivered row, read by its table's layout: a record or a registered subject, or the reason why not.
#pragma once
#include "base/personal.h"
#include "platform/import/csv.h"
#include "platform/import/layout.h"

namespace credit::platform {

struct ReadRow {
  std::string subject;  // ID number or social credit code; "" while not read
  std::string name;
  std::string decision;  // key of the record for this subject
  std::string dated, publish_until;
  bool repaired = false;
  std::string fields;             // JSON object, keys in order, without the empty ones
  std::string representative_id;  // of an organisation; "" gives nobody authority
};

// Why a row was not taken: everything that is wrong with it. A failure's detail names the column, never its content.
struct RowProblem {
  std::vector<Failure> failures;            // at least one
  std::string subject, decision, name;      // as far as they could be read
  std::string code;                         // of the subject, as it was delivered; may be the wrong one
  std::string known_code, known_name = {};  // what the register says instead
};

// Which column of the file stands for which column of the layout.
class HeadMap {
 public:
  static Result<HeadMap> match(const TableLayout& layout, const CsvRow& head);  // import_head_wrong
  const std::string& cell(const CsvRow& row, std::size_t column) const;         // "" where an optional column is absent
  bool plain(const CsvRow& row, std::size_t column) const;
  std::size_t width() const { return width_; }

 private:
  std::vector<int> place_;  // by layout column; -1 is absent
  std::size_t width_ = 0;
};

tl::expected<ReadRow, RowProblem> read_row(const TableLayout& layout, const HeadMap& heads, const CsvRow& row);

}  // namespace credit::platform
