#include "platform/import/importer.h"

#include <algorithm>
#include <map>

#include "base/failures/platform.h"
#include "platform/import/code_check.h"
#include "platform/import/row.h"
#include "platform/import/xlsx.h"
#include "platform/store/digest.h"

namespace credit::platform {
namespace {

enum class Fate { taken, corrected, doubled };

class Import {
 public:
  Import(Connection& connection, const TableLayout& layout, Instant now)
      : connection_(connection), layout_(layout), now_(to_rfc3339(now)) {}

  Status open_batch(const Delivery& delivery) {
    CREDIT_CHECK(connection_.run("INSERT INTO source (name) VALUES (?) ON CONFLICT DO NOTHING", {layout_.id}));
    CREDIT_TRY(auto rows, connection_.run("INSERT INTO batch (source, file, sha256, as_of, imported, taken, doubled,"
                                          " rejected) VALUES (?, ?, ?, ?, ?, 0, 0, 0)",
                                          {layout_.id, delivery.file, to_hex(sha256(delivery.bytes)),
                                           to_rfc3339(delivery.as_of), now_}));
    batch_ = rows.inserted_id();
    return {};
  }

  Status close_batch() {
    const auto rejected = static_cast<std::int64_t>(report_.rejected.size());
    CREDIT_CHECK(connection_.run(
        "UPDATE batch SET taken = ?, doubled = ?, rejected = ? WHERE id = ?",
        {report_.taken + report_.corrected, static_cast<std::int64_t>(report_.doubled.size()), rejected, batch_}));
    return {};
  }

  Status add(const HeadMap& heads, const CsvRow& row) {
    auto read = read_row(layout_, heads, row);
    if (!read) return reject(row.line, read.error());
    const auto key = read->subject + "\x1f" + read->decision;
    const auto content = content_of(*read);
    const auto [seen, fresh] = seen_.emplace(key, Seen{row.line, content});
    if (!fresh && seen->second.content != content)
      return reject(row.line, RowProblem{{Failure{failure::import_row_doubled, {}}},
                                         read->subject,
                                         read->decision,
                                         read->name,
                                         read->subject,
                                         {}});
    if (!fresh) {
      report_.doubled.push_back({row.line, seen->second.line, read->decision});
      return {};
    }
    CREDIT_TRY(const auto trouble, check_codes(connection_, layout_, *read));
    if (trouble) return reject(row.line, *trouble);
    CREDIT_TRY(const auto fate, put(*read));
    if (fate == Fate::taken) ++report_.taken;
    if (fate == Fate::corrected) ++report_.corrected;
    if (fate == Fate::doubled) report_.doubled.push_back({row.line, 0, read->decision});
    return settle(*read);
  }

  ImportReport report() && { return std::move(report_); }

 private:
  struct Seen {
    std::size_t line = 0;
    std::string content;
  };

  std::string content_of(const ReadRow& row) const {
    if (layout_.target == Target::record) return row.fields + "\x1f" + row.name;
    return row.fields + "\x1f" + row.name + "\x1f" + row.representative_id;
  }

  Status reject(std::size_t line, const RowProblem& problem) {
    report_.rejected.push_back({line, problem.failures, problem.decision});
    const auto at = static_cast<std::int64_t>(line);
    const bool incomplete =
        std::ranges::find(problem.failures, failure::import_field_missing, &Failure::code) != problem.failures.end();
    const bool wrong = std::ranges::any_of(
        problem.failures, [](const Failure& failure) { return failure.code != failure::import_field_missing; });
    CREDIT_CHECK(
        connection_.run("INSERT INTO rejected_code (batch, line, code, name, known_code, known_name, incomplete, wrong)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        {batch_, at, problem.code, folded_head(problem.name), problem.known_code, problem.known_name,
                         std::int64_t{incomplete}, std::int64_t{wrong}}));
    CREDIT_TRY(const auto subjects, subjects_concerned(connection_, problem));
    for (const auto& subject : subjects)
      CREDIT_CHECK(
          connection_.run("INSERT INTO rejected_row (batch, source, line, failure, subject, decision)"
                          " VALUES (?, ?, ?, ?, ?, ?)",
                          {batch_, layout_.id, at, std::string(gravest(problem).name()), subject, problem.decision}));
    return {};
  }

  // What the row is listed under: a wrong code before an empty cell.
  static const Failure& gravest(const RowProblem& problem) {
    const auto found = std::ranges::find_if(problem.failures, [](const Failure& failure) {
      return failure.code == failure::import_uscc_wrong || failure.code == failure::import_id_number_wrong;
    });
    return found == problem.failures.end() ? problem.failures.front() : *found;
  }

  // The row came again and is good now: by its subject, or under the same name with the right code.
  Status settle(const ReadRow& row) {
    CREDIT_CHECK(connection_.run(
        "UPDATE rejected_row SET settled = ? WHERE source = ? AND decision = ? AND settled IS NULL AND batch <> ?"
        " AND (subject = ? OR EXISTS (SELECT 1 FROM rejected_code WHERE rejected_code.batch = rejected_row.batch"
        " AND rejected_code.line = rejected_row.line AND rejected_code.name = ?))",
        {now_, layout_.id, row.decision, batch_, row.subject, folded_head(row.name)}));
    return {};
  }

  Status remember_name(const ReadRow& row) {
    CREDIT_CHECK(
        connection_.run("INSERT INTO early_name (subject, name, source) SELECT ?, ?, ? WHERE NOT EXISTS"
                        " (SELECT 1 FROM organisation WHERE uscc = ?) AND NOT EXISTS"
                        " (SELECT 1 FROM person WHERE id_number = ?) ON CONFLICT DO NOTHING",
                        {row.subject, row.name, layout_.id, row.subject, row.subject}));
    return {};
  }

  Result<Fate> put_record(const ReadRow& row) {
    const std::int64_t repaired = row.repaired ? 1 : 0;
    CREDIT_TRY(auto earlier, connection_.run("SELECT id, fields, repaired FROM record WHERE subject = ? AND source = ?"
                                             " AND decision = ? AND superseded_by IS NULL",
                                             {row.subject, layout_.id, row.decision}));
    const bool known = earlier.next();
    if (known && earlier.text(1) == row.fields && earlier.number(2) == repaired) return Fate::doubled;
    if (known)
      CREDIT_CHECK(connection_.run("UPDATE record SET superseded_by = ? WHERE id = ?", {batch_, earlier.number(0)}));
    CREDIT_CHECK(connection_.run(
        "INSERT INTO record (source, subject, decision, dated, publish_until, repaired, fields,"
        " batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {layout_.id, row.subject, row.decision, row.dated, row.publish_until, repaired, row.fields, batch_}));
    CREDIT_CHECK(remember_name(row));
    return known ? Fate::corrected : Fate::taken;
  }

  Result<Fate> put(const ReadRow& row) {
    switch (layout_.target) {
      case Target::record:
        return put_record(row);
      case Target::person:
        return put_person(row);
      case Target::organisation:
        return put_organisation(row);
    }
    CREDIT_ENSURE(false);
  }

  Result<Fate> put_person(const ReadRow& row) {
    CREDIT_TRY(auto earlier, connection_.run("SELECT name, fields FROM person WHERE id_number = ?", {row.subject}));
    const bool known = earlier.next();
    if (known && earlier.text(0) == row.name && earlier.text(1) == row.fields) return Fate::doubled;
    CREDIT_CHECK(
        connection_.run("INSERT INTO person (id_number, name, fields, batch) VALUES (?, ?, ?, ?) ON CONFLICT"
                        " (id_number) DO UPDATE SET name = excluded.name, fields = excluded.fields,"
                        " batch = excluded.batch",
                        {row.subject, row.name, row.fields, batch_}));
    CREDIT_CHECK(settle_names(row, known));
    return known ? Fate::corrected : Fate::taken;
  }

  // Now that the register says who this is, no earlier delivery's name is needed for it.
  Status settle_names(const ReadRow& row, bool known) {
    CREDIT_CHECK(connection_.run("DELETE FROM early_name WHERE subject = ?", {row.subject}));
    return known ? Status() : lay_earlier_rows(connection_, row);
  }

  // A delivery without the representative's number takes the earlier one's authority away: whoever it was, this
  // delivery no longer says so.
  Result<Fate> put_organisation(const ReadRow& row) {
    CREDIT_TRY(auto earlier, connection_.run("SELECT name, fields, representative_id FROM organisation WHERE uscc = ?",
                                             {row.subject}));
    const bool known = earlier.next();
    if (known && earlier.text(0) == row.name && earlier.text(1) == row.fields &&
        earlier.text(2) == row.representative_id)
      return Fate::doubled;
    CREDIT_CHECK(connection_.run(
        "INSERT INTO organisation (uscc, name, fields, representative_id, batch) VALUES (?, ?, ?, ?, ?) ON CONFLICT"
        " (uscc) DO UPDATE SET name = excluded.name, fields = excluded.fields,"
        " representative_id = excluded.representative_id, batch = excluded.batch",
        {row.subject, row.name, row.fields, row.representative_id, batch_}));
    CREDIT_CHECK(settle_names(row, known));
    return known ? Fate::corrected : Fate::taken;
  }

  Connection& connection_;
  const TableLayout& layout_;
  std::string now_;
  std::int64_t batch_ = 0;
  std::map<std::string, Seen> seen_;
  ImportReport report_;
};

}  // namespace

Result<ImportReport> import_delivery(Connection& connection, const TableLayout& layout, const Delivery& delivery,
                                     Instant now) {
  CREDIT_TRY(const auto rows, parse_table(delivery.bytes));
  if (rows.empty()) return fail(failure::import_head_wrong, "the file is empty");
  if (!rows.front().not_plain.empty()) return fail(failure::import_head_wrong, "a head that is no text");
  CREDIT_TRY(const auto heads, HeadMap::match(layout, rows.front()));
  CREDIT_TRY(auto transaction, Transaction::begin(connection));
  Import import(connection, layout, now);
  CREDIT_CHECK(import.open_batch(delivery));
  for (std::size_t i = 1; i < rows.size(); ++i) CREDIT_CHECK(import.add(heads, rows[i]));
  CREDIT_CHECK(import.close_batch());
  CREDIT_CHECK(transaction.commit());
  return std::move(import).report();
}

std::string error_list_head() {
  return std::string(byte_order_mark) + csv_line({"结果", "文件", "行号", "列", "问题", "错误代码", "决定文书号"});
}

std::string error_list(const std::string& file, const ImportReport& report) {
  std::string list;
  for (const auto& row : report.rejected)
    for (const auto& failure : row.failures)
      list += sheet_line({"退回", file, std::to_string(row.line), failure.detail,
                          words_of(failure.code).title[static_cast<int>(Language::zh_CN)], std::string(failure.name()),
                          row.decision});
  for (const auto& row : report.doubled)
    list += sheet_line({row.same_as != 0 ? "文件内重复" : "平台已有", file, std::to_string(row.line), "",
                        row.same_as != 0 ? "与第 " + std::to_string(row.same_as) + " 行相同" : "平台已有相同的记录", "",
                        row.decision});
  return list;
}

}  // namespace credit::platform
