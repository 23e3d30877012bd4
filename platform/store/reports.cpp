#include "platform/store/reports.h"

namespace credit::platform {

Status add_report(Connection& connection, const StoredReport& report) {
  CREDIT_CHECK(connection.run(
      "INSERT INTO report (number, check_code, status_index, visit, idempotency_key, request_digest, issued,"
      " valid_until, document, seal, subject, type) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {report.number, report.check_code, std::int64_t{report.status_index}, report.visit, report.idempotency_key,
       report.request_digest, to_rfc3339(report.issued), to_rfc3339(report.valid_until),
       ByteView(report.document.expose()), ByteView(report.seal), report.subject, report.type}));
  return {};
}

Result<std::optional<StoredReport>> find_report(Connection& connection, const std::string& visit,
                                                const std::string& idempotency_key) {
  CREDIT_TRY(auto rows, connection.run("SELECT number, check_code, status_index, request_digest, issued, valid_until,"
                                       " document, seal FROM report WHERE visit = ? AND idempotency_key = ?",
                                       {visit, idempotency_key}));
  if (!rows.next()) return std::nullopt;
  CREDIT_TRY(const auto issued, parse_rfc3339(rows.text(4)));
  CREDIT_TRY(const auto valid_until, parse_rfc3339(rows.text(5)));
  return StoredReport{rows.text(0), rows.text(1),    static_cast<std::uint32_t>(rows.number(2)),
                      visit,        idempotency_key, rows.text(3),
                      issued,       valid_until,     Personal(rows.blob(6)),
                      rows.blob(7)};
}

Result<std::int64_t> reports_since(Connection& connection, const std::string& subject, const std::string& type,
                                   Instant since) {
  CREDIT_TRY(auto rows, connection.run("SELECT count(*) FROM report WHERE subject = ? AND type = ? AND issued >= ?",
                                       {subject, type, to_rfc3339(since)}));
  CREDIT_ENSURE(rows.next());
  return rows.number(0);
}

Result<std::string> subject_of_report(Connection& connection, const std::string& number) {
  CREDIT_TRY(auto rows, connection.run("SELECT subject FROM report WHERE number = ?", {number}));
  return rows.next() ? rows.text(0) : std::string();
}

Result<bool> report_of_visit(Connection& connection, const std::string& visit, const std::string& number) {
  CREDIT_TRY(auto rows, connection.run("SELECT 1 FROM report WHERE number = ? AND visit = ?", {number, visit}));
  return rows.next();
}

Result<std::optional<Personal<Bytes>>> issued_document(Connection& connection, const std::string& number) {
  CREDIT_TRY(auto rows, connection.run("SELECT document FROM report WHERE number = ?", {number}));
  if (!rows.next()) return std::nullopt;
  return Personal(rows.blob(0));
}

Result<std::optional<CheckedReport>> find_for_check(Connection& connection, const std::string& number) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT number, check_code, status_index, valid_until, seal FROM report WHERE number <= ? "
                            "ORDER BY number DESC LIMIT 1",
                            {number}));
  if (!rows.next()) return std::nullopt;
  CREDIT_TRY(const auto valid_until, parse_rfc3339(rows.text(3)));
  return CheckedReport{rows.text(0), rows.text(1), static_cast<std::uint32_t>(rows.number(2)), valid_until,
                       rows.blob(4)};
}

Result<std::vector<std::string>> latest_reports(Connection& connection, const std::string& subject) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT number FROM report WHERE subject = ? ORDER BY issued DESC LIMIT 3", {subject}));
  std::vector<std::string> numbers;
  while (rows.next()) numbers.push_back(rows.text(0));
  return numbers;
}

Status add_outcome(Connection& connection, const StoredOutcome& outcome, Instant now) {
  CREDIT_CHECK(connection.run(
      "INSERT INTO outcome (report, kiosk, at, outcome, pages, copy, failure) VALUES (?, ?, ?, ?, ?, ?, ?)",
      {outcome.report, outcome.kiosk, to_rfc3339(now), outcome.outcome, outcome.pages, outcome.copy, outcome.failure}));
  return {};
}

}  // namespace credit::platform
