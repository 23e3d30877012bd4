#include "platform/store/records.h"

namespace credit::platform {
namespace {

constexpr const char* states_sql =
    "SELECT name, unavailable, (SELECT max(as_of) FROM batch WHERE batch.source = source.name),"
    " EXISTS (SELECT 1 FROM rejected_row WHERE rejected_row.subject IN (?, '*')"
    " AND rejected_row.source = source.name AND settled IS NULL) FROM source";

constexpr const char* records_sql =
    "SELECT dated, repaired, fields, EXISTS (SELECT 1 FROM objection WHERE objection.subject = record.subject"
    " AND objection.source = record.source AND objection.decision = record.decision AND state = 'open')"
    " FROM record WHERE subject = ? AND source = ? AND superseded_by IS NULL"
    " AND dated >= ? AND dated <= ? AND (publish_until = '' OR publish_until >= ?) ORDER BY dated DESC, decision";

}  // namespace

Result<std::map<std::string, SourceState>> source_states(Connection& connection, const std::string& subject) {
  CREDIT_TRY(auto rows, connection.run(states_sql, {subject}));
  std::map<std::string, SourceState> states;
  while (rows.next()) {
    SourceState state;
    if (!rows.null(2)) {
      CREDIT_TRY(state.as_of, parse_rfc3339(rows.text(2)));
    }
    state.unavailable = rows.number(1) != 0;
    state.answers = state.as_of && rows.number(1) == 0 && rows.number(3) == 0;
    states.emplace(rows.text(0), state);
  }
  return states;
}

Result<std::vector<StoredRecord>> records_of(Connection& connection, const std::string& subject,
                                             const std::string& source, const Span& span, bool standing) {
  const std::string from = standing ? "" : to_text(span.from);
  CREDIT_TRY(auto rows, connection.run(records_sql, {subject, source, from, to_text(span.to), to_text(span.today)}));
  std::vector<StoredRecord> records;
  while (rows.next()) records.push_back({rows.text(0), rows.number(1) != 0, rows.text(2), rows.number(3) != 0});
  return records;
}

std::string domain_switch(const std::string& domain) { return "domain:" + domain; }

Status set_unavailable(Connection& connection, const std::string& source, bool unavailable) {
  CREDIT_CHECK(
      connection.run("INSERT INTO source (name, unavailable) VALUES (?, ?)"
                     " ON CONFLICT (name) DO UPDATE SET unavailable = excluded.unavailable",
                     {source, std::int64_t{unavailable}}));
  return {};
}

Result<std::int64_t> settle_rejected(Connection& connection, const std::string& source, Instant now) {
  CREDIT_TRY(auto rows, connection.run("UPDATE rejected_row SET settled = ? WHERE source = ? AND settled IS NULL",
                                       {to_rfc3339(now), source}));
  return rows.changed();
}

}  // namespace credit::platform
