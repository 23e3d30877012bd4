#include "platform/import/code_check.h"

#include "base/clock.h"
#include "base/failures/platform.h"
#include "base/identity.h"

namespace credit::platform {
namespace {

bool same_name(const std::string& one, const std::string& other) { return folded_head(one) == folded_head(other); }

std::string with_wide_brackets(const std::string& name) {
  std::string wide;
  for (const char c : name) c == '(' ? wide += "（" : c == ')' ? wide += "）" : wide += c;
  return wide;
}

Result<bool> admitted(Connection& connection, const std::string& subject, const std::string& name) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT 1 FROM known_name WHERE subject = ? AND name = ?", {subject, folded_head(name)}));
  return rows.next();
}

// Every name the subject is known by: in the register, or where that has none, in records of any source.
constexpr const char* names_sql =
    "SELECT name FROM organisation WHERE uscc = ? UNION ALL SELECT name FROM person WHERE id_number = ?"
    " UNION ALL SELECT name FROM early_name WHERE subject = ?";

Result<std::optional<std::string>> other_name(Connection& connection, const ReadRow& row) {
  CREDIT_TRY(auto known, connection.run(names_sql, {row.subject, row.subject, row.subject}));
  std::optional<std::string> other;
  while (!other && known.next())
    if (!same_name(known.text(0), row.name)) other = known.text(0);
  return other;
}

Result<std::string> other_code(Connection& connection, const ReadRow& row) {
  const auto plain = folded_head(row.name);
  CREDIT_TRY(auto found, connection.run("SELECT uscc FROM organisation WHERE name IN (?, ?, ?) AND uscc <> ? LIMIT 1",
                                        {row.name, plain, with_wide_brackets(plain), row.subject}));
  return found.next() ? found.text(0) : std::string();
}

RowProblem trouble(const ReadRow& row, FailureCode code, std::string known_code, std::string known_name) {
  return {{Failure{code, {}}}, row.subject,           row.decision,         row.name,
          row.subject,         std::move(known_code), std::move(known_name)};
}

std::string masked(const std::string& code) {
  return id_number_valid(code) ? code.substr(0, 6) + "********" + code.substr(14) : code;
}

}  // namespace

Result<std::optional<RowProblem>> check_codes(Connection& connection, const TableLayout& layout, const ReadRow& row) {
  if (row.name.empty()) return std::optional<RowProblem>();
  CREDIT_TRY(const auto known, admitted(connection, row.subject, row.name));
  if (known) return std::optional<RowProblem>();
  CREDIT_TRY(const auto name, other_name(connection, row));
  if (name) return std::optional(trouble(row, failure::import_name_differs, row.subject, *name));
  if (layout.target != Target::organisation) return std::optional<RowProblem>();
  CREDIT_TRY(const auto code, other_code(connection, row));
  if (code.empty()) return std::optional<RowProblem>();
  return std::optional(trouble(row, failure::import_code_changed, code, row.name));
}

Result<std::vector<std::string>> subjects_concerned(Connection& connection, const RowProblem& problem) {
  if (!problem.subject.empty()) return std::vector<std::string>{problem.subject};
  const auto plain = folded_head(problem.name);
  if (plain.empty()) return std::vector<std::string>{"*"};
  const auto wide = with_wide_brackets(plain);
  CREDIT_TRY(auto rows, connection.run("SELECT uscc FROM organisation WHERE name IN (?, ?, ?)"
                                       " UNION SELECT id_number FROM person WHERE name IN (?, ?, ?)",
                                       {problem.name, plain, wide, problem.name, plain, wide}));
  std::vector<std::string> subjects;
  while (rows.next()) subjects.push_back(rows.text(0));
  if (subjects.empty()) subjects.emplace_back();
  return subjects;
}

Status lay_earlier_rows(Connection& connection, const ReadRow& row) {
  CREDIT_CHECK(
      connection.run("INSERT INTO rejected_row (batch, source, line, failure, subject, decision)"
                     " SELECT r.batch, r.source, r.line, r.failure, ?, r.decision FROM rejected_row r"
                     " JOIN rejected_code c ON c.batch = r.batch AND c.line = r.line"
                     " WHERE c.name = ? AND r.subject = '' AND r.settled IS NULL",
                     {row.subject, folded_head(row.name)}));
  return {};
}

Result<std::vector<CodeTrouble>> open_code_troubles(Connection& connection) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT DISTINCT b.source, b.file, r.failure, r.decision, r.line, c.code, c.name,"
                            " c.known_code, c.known_name, r.batch FROM rejected_row r"
                            " JOIN rejected_code c ON c.batch = r.batch AND c.line = r.line"
                            " JOIN batch b ON b.id = r.batch WHERE r.settled IS NULL AND r.failure IN"
                            " ('import_uscc_wrong', 'import_id_number_wrong', 'import_name_differs',"
                            " 'import_code_changed') ORDER BY r.batch, r.line"));
  std::vector<CodeTrouble> troubles;
  while (rows.next())
    troubles.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.number(4), rows.text(5),
                        rows.text(6), rows.text(7), rows.text(8)});
  return troubles;
}

std::string code_list(const std::vector<CodeTrouble>& troubles) {
  auto list =
      csv_line({"数据表", "文件", "行号", "问题", "报送代码", "报送名称", "平台代码", "平台名称", "决定文书号"});
  for (const auto& one : troubles)
    list += sheet_line({one.table, one.file, std::to_string(one.line), one.failure, masked(one.code), one.name,
                        masked(one.known_code), one.known_name, one.decision});
  return list;
}

Status admit_name(Connection& connection, const std::string& code, const std::string& name, Instant now) {
  if (!uscc_valid(code) && !id_number_valid(code))
    return fail(failure::import_uscc_wrong, "not a code: nothing admitted");
  CREDIT_CHECK(connection.run("INSERT INTO known_name (subject, name, noted) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                              {code, folded_head(name), to_rfc3339(now)}));
  return {};
}

}  // namespace credit::platform
