#include "platform/import/importer.h"

#include <map>

#include "platform/import/row.h"
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
    CREDIT_CHECK(connection_.run("UPDATE batch SET taken = ?, doubled = ?, rejected = ? WHERE id = ?",
                                 {report_.taken + report_.corrected, report_.doubled, rejected, batch_}));
    return {};
  }

  Status add(const HeadMap& heads, const CsvRow& row) {
    auto read = read_row(layout_, heads, row);
    if (!read) return reject(row.line, read.error());
    const auto key = read->subject + "\x1f" + read->decision;
    const auto [seen, fresh] = seen_.emplace(key, read->fields);
    if (!fresh && seen->second != read->fields)
      return reject(row.line, RowProblem{Failure{FailureCode::import_row_doubled, {}}, read->subject, read->decision});
    if (!fresh) {
      ++report_.doubled;
      return {};
    }
    CREDIT_TRY(const auto fate, layout_.target == Target::record ? put_record(*read) : put_subject(*read));
    ++(fate == Fate::taken ? report_.taken : fate == Fate::corrected ? report_.corrected : report_.doubled);
    return settle(*read);
  }

  ImportReport report() && { return std::move(report_); }

 private:
  Status reject(std::size_t line, const RowProblem& problem) {
    report_.rejected.push_back({line, problem.failure});
    CREDIT_CHECK(
        connection_.run("INSERT INTO rejected_row (batch, source, line, failure, subject, decision)"
                        " VALUES (?, ?, ?, ?, ?, ?)",
                        {batch_, layout_.id, static_cast<std::int64_t>(line), std::string(problem.failure.name()),
                         problem.subject, problem.decision}));
    return {};
  }

  Status settle(const ReadRow& row) {
    CREDIT_CHECK(
        connection_.run("UPDATE rejected_row SET settled = ? WHERE subject = ? AND source = ?"
                        " AND decision = ? AND settled IS NULL AND batch <> ?",
                        {now_, row.subject, layout_.id, row.decision, batch_}));
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
    return known ? Fate::corrected : Fate::taken;
  }

  Result<Fate> put_subject(const ReadRow& row) {
    const bool person = layout_.target == Target::person;
    CREDIT_TRY(auto earlier, connection_.run(person ? "SELECT name, fields FROM person WHERE id_number = ?"
                                                    : "SELECT name, fields FROM organisation WHERE uscc = ?",
                                             {row.subject}));
    const bool known = earlier.next();
    if (known && earlier.text(0) == row.name && earlier.text(1) == row.fields) return Fate::doubled;
    CREDIT_CHECK(connection_.run(
        person ? "INSERT INTO person (id_number, name, fields, batch) VALUES (?, ?, ?, ?) ON CONFLICT (id_number)"
                 " DO UPDATE SET name = excluded.name, fields = excluded.fields, batch = excluded.batch"
               : "INSERT INTO organisation (uscc, name, fields, batch) VALUES (?, ?, ?, ?) ON CONFLICT (uscc)"
                 " DO UPDATE SET name = excluded.name, fields = excluded.fields, batch = excluded.batch",
        {row.subject, row.name, row.fields, batch_}));
    return known ? Fate::corrected : Fate::taken;
  }

  Connection& connection_;
  const TableLayout& layout_;
  std::string now_;
  std::int64_t batch_ = 0;
  std::map<std::string, std::string> seen_;
  ImportReport report_;
};

}  // namespace

Result<ImportReport> import_delivery(Connection& connection, const TableLayout& layout, const Delivery& delivery,
                                     Instant now) {
  CREDIT_TRY(const auto rows, parse_csv(delivery.bytes));
  if (rows.empty()) return fail(FailureCode::import_head_wrong, "the file is empty");
  CREDIT_TRY(const auto heads, HeadMap::match(layout, rows.front()));
  CREDIT_TRY(auto transaction, Transaction::begin(connection));
  Import import(connection, layout, now);
  CREDIT_CHECK(import.open_batch(delivery));
  for (std::size_t i = 1; i < rows.size(); ++i) CREDIT_CHECK(import.add(heads, rows[i]));
  CREDIT_CHECK(import.close_batch());
  CREDIT_CHECK(transaction.commit());
  return std::move(import).report();
}

std::string rejected_list(const ImportReport& report) {
  std::string list = csv_line({"行号", "错误代码", "说明", "位置"});
  for (const auto& row : report.rejected)
    list += csv_line({std::to_string(row.line), std::string(row.failure.name()),
                      words_of(row.failure.code).title[static_cast<int>(Language::zh_CN)], row.failure.detail});
  return list;
}

}  // namespace credit::platform
