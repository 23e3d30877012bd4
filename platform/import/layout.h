// Layouts are data: which columns a delivered table has, what each means, and where its records stand in a report.
// One TOML file a table, in platform/import/tables/.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace credit::platform {

enum class ColumnForm {
  text,
  day,                     // 2026-11-22 or 2026/11/22, kept as the first
  amount,                  // 0.5; at most six decimals
  uscc,                    // of an authority or a source; check digit verified
  year,                    // 2025; as the date of a record its last day
  subject_name,            // 行政相对人名称
  subject_class,           // 行政相对人类别: 自然人, 法人及非法人组织, 个体工商户
  subject_uscc,            // the subject's own code
  id_type,                 // 身份证 or nothing
  id_number,               // the subject's own number
  repaired,                // 已修复, 未修复 or nothing
  representative_id_type,  // 身份证 or nothing; any other paper gives no authority here
  representative_id,       // the legal representative's number: kept out of every document
};

struct ColumnRule {
  std::string head;
  std::vector<std::string> also;  // other spellings of the head that are in use
  std::string field;              // of the record, where the form is text, day, amount, uscc or year
  ColumnForm form = ColumnForm::text;
  bool required = false;
};

enum class Target { record, person, organisation };

struct TableLayout {
  std::string id, title;
  Target target = Target::record;
  std::string chapter, kind;          // of the edition; records only, and so are the next four
  std::vector<std::string> decision;  // fields that make a record one of its kind for its subject
  std::string dated;                  // the field that decides whether a record falls into the span asked for
  std::string publish_until;          // "" where publication has no end
  bool standing = false;              // a list one stays on until taken off: no span cuts it
  int public_within = 0;              // working days after the decision; 0: nobody says so
  std::vector<ColumnRule> columns;
};

class LayoutShelf {
 public:
  static Result<LayoutShelf> load(const std::filesystem::path& folder);  // import_layout_malformed
  Result<const TableLayout*> find(std::string_view id) const;            // import_table_unknown
  const std::vector<TableLayout>& all() const { return layouts_; }
  std::vector<const TableLayout*> of_chapter(std::string_view chapter) const;

 private:
  std::vector<TableLayout> layouts_;
};

Result<TableLayout> parse_layout(std::string_view toml);  // import_layout_malformed
std::string folded_head(std::string_view head);           // blanks off, full-width brackets made plain

}  // namespace credit::platform
