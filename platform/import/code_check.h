// 重错码: one code with two names, one name with two codes, and rows whose code is wrong. Nobody guesses: the row
// waits, and until it is put right the subjects it may belong to get no clean answer from its source.
#pragma once
#include <optional>
#include <vector>

#include "base/clock.h"
#include "platform/import/row.h"
#include "platform/store/connection.h"

namespace credit::platform {

// Compares a good row's name and code with the register and with what came before. Names are equal when they differ in
// blanks or the width of brackets only. Nothing, import_name_differs or import_code_changed; store_unusable
Result<std::optional<RowProblem>> check_codes(Connection& connection, const TableLayout& layout, const ReadRow& row);

// At whose doors a rejected row is laid: the subject when its code is right, else everybody registered by its name.
// "" when nobody here has that name, "*" when it has no name either: then it may be anybody's.
Result<std::vector<std::string>> subjects_concerned(Connection& connection, const RowProblem& problem);

// A subject new in the register: rows of its name that came before are laid at its door too.
Status lay_earlier_rows(Connection& connection, const ReadRow& row);

struct CodeTrouble {
  std::string table, file, failure, decision;
  std::int64_t line = 0;
  std::string code, name, known_code, known_name;
};
Result<std::vector<CodeTrouble>> open_code_troubles(Connection& connection);
// CSV for the staff: 数据表, 文件, 行号, 问题, 报送代码, 报送名称, 平台代码, 平台名称, 决定文书号. The middle of ID
// numbers is masked.
std::string code_list(const std::vector<CodeTrouble>& troubles);

// The staff looked: this code and this name belong together, whatever else they stand beside.
Status admit_name(Connection& connection, const std::string& code, const std::string& name, Instant now);

}  // namespace credit::platform
