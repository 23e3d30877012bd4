#include "platform/store/objections.h"

#include <algorithm>
#include <array>

#include "base/failures/rights.h"

namespace credit::platform {
namespace {

constexpr std::array<std::pair<ObjectionState, const char*>, 3> states{
    {{ObjectionState::open, "open"}, {ObjectionState::corrected, "corrected"}, {ObjectionState::kept, "kept"}}};

#define CREDIT_OBJECTION_COLUMNS                                                                                     \
  "SELECT number, visit, idempotency_key, request_digest, subject, report, record, place, source, decision, reason," \
  " received, state, answered, answer FROM objection "

Result<Objection> read(const Rows& rows) {
  Objection read{rows.text(0),  rows.text(1), rows.text(2),         rows.text(3), rows.text(4),
                 rows.text(5),  rows.text(6), rows.text(7),         rows.text(8), rows.text(9),
                 rows.text(10), {},           ObjectionState::open, {},           rows.text(14)};
  CREDIT_TRY(read.received, parse_rfc3339(rows.text(11)));
  read.state = objection_state_named(rows.text(12)).value_or(ObjectionState::open);
  if (!rows.null(13)) {
    CREDIT_TRY(read.answered, parse_rfc3339(rows.text(13)));
  }
  return read;
}

Result<std::vector<Objection>> all(Result<Rows> found) {
  if (!found) return tl::unexpected<Failure>(found.error());
  std::vector<Objection> objections;
  while (found->next()) {
    CREDIT_TRY(auto objection, read(*found));
    objections.push_back(std::move(objection));
  }
  return objections;
}

Result<std::optional<Objection>> first(Result<Rows> found) {
  CREDIT_TRY(auto objections, all(std::move(found)));
  if (objections.empty()) return std::optional<Objection>{};
  return std::optional(std::move(objections.front()));
}

}  // namespace

const char* name_of(ObjectionState state) {
  return std::ranges::find(states, state, &std::pair<ObjectionState, const char*>::first)->second;
}

std::optional<ObjectionState> objection_state_named(std::string_view name) {
  for (const auto& [state, word] : states)
    if (name == word) return state;
  return {};
}

Status add_objection(Connection& connection, const Objection& objection) {
  CREDIT_CHECK(connection.run(
      "INSERT INTO objection (number, visit, idempotency_key, request_digest, subject, report, record, place, source,"
      " decision, reason, received, state, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
      {objection.number, objection.visit, objection.idempotency_key, objection.request_digest, objection.subject,
       objection.report, objection.record, objection.place, objection.source, objection.decision, objection.reason,
       to_rfc3339(objection.received), name_of(objection.state)}));
  return {};
}

Result<std::optional<Objection>> find_objection(Connection& connection, const std::string& visit,
                                                const std::string& idempotency_key) {
  return first(
      connection.run(CREDIT_OBJECTION_COLUMNS "WHERE visit = ? AND idempotency_key = ?", {visit, idempotency_key}));
}

Result<std::optional<Objection>> open_objection(Connection& connection, const std::string& subject,
                                                const std::string& source, const std::string& decision) {
  return first(connection.run(CREDIT_OBJECTION_COLUMNS
                              "WHERE subject = ? AND source = ? AND decision = ? AND state = 'open'",
                              {subject, source, decision}));
}

Result<std::vector<Objection>> objections_of(Connection& connection, const std::string& subject) {
  return all(connection.run(CREDIT_OBJECTION_COLUMNS "WHERE subject = ? ORDER BY received DESC, number DESC LIMIT 20",
                            {subject}));
}

Result<std::vector<Objection>> open_objections(Connection& connection) {
  return all(connection.run(CREDIT_OBJECTION_COLUMNS "WHERE state = 'open' ORDER BY received, number"));
}

Status answer_objection(Connection& connection, const std::string& number, ObjectionState state,
                        const std::string& answer, Instant now) {
  CREDIT_TRY(const auto found, first(connection.run(CREDIT_OBJECTION_COLUMNS "WHERE number = ?", {number})));
  if (!found) return fail(failure::objection_unknown, number);
  if (found->state != ObjectionState::open) return fail(failure::objection_answered_before, number);
  CREDIT_CHECK(connection.run("UPDATE objection SET state = ?, answer = ?, answered = ? WHERE number = ?",
                              {name_of(state), answer, to_rfc3339(now), number}));
  return {};
}

Result<ObjectionFigures> objection_figures(Connection& connection) {
  ObjectionFigures figures;
  CREDIT_TRY(auto reports, connection.run("SELECT count(*) FROM report"));
  if (reports.next()) figures.reports = reports.number(0);
  CREDIT_TRY(auto counted, connection.run("SELECT state, count(*) FROM objection GROUP BY state"));
  while (counted.next()) {
    const auto count = counted.number(1);
    figures.objections += count;
    const auto state = objection_state_named(counted.text(0));
    if (state == ObjectionState::open) figures.open = count;
    if (state == ObjectionState::corrected) figures.corrected = count;
    if (state == ObjectionState::kept) figures.kept = count;
  }
  return figures;
}

Result<std::vector<KeyedRecord>> current_records(Connection& connection, const std::string& subject,
                                                 const std::string& source) {
  CREDIT_TRY(auto rows, connection.run("SELECT decision, fields FROM record WHERE subject = ? AND source = ?"
                                       " AND superseded_by IS NULL ORDER BY decision",
                                       {subject, source}));
  std::vector<KeyedRecord> records;
  while (rows.next()) records.push_back({{source, rows.text(0)}, rows.text(1)});
  return records;
}

}  // namespace credit::platform
