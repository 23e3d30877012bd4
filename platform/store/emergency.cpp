#include "platform/store/emergency.h"

namespace credit::platform {

Result<bool> issuing_stopped(Connection& connection) {
  CREDIT_TRY(auto rows, connection.run("SELECT 1 FROM issuing_stop WHERE ended IS NULL"));
  return rows.next();
}

Result<bool> stop_issuing(Connection& connection, const std::string& by, const std::string& reason, Instant now) {
  CREDIT_TRY(auto rows, connection.run("INSERT INTO issuing_stop (since, stopped_by, reason) SELECT ?, ?, ?"
                                       " WHERE NOT EXISTS (SELECT 1 FROM issuing_stop WHERE ended IS NULL)",
                                       {to_rfc3339(now), by, reason}));
  return rows.changed() > 0;
}

Result<bool> resume_issuing(Connection& connection, const std::string& by, Instant now) {
  CREDIT_TRY(auto rows, connection.run("UPDATE issuing_stop SET ended = ?, ended_by = ? WHERE ended IS NULL",
                                       {to_rfc3339(now), by}));
  return rows.changed() > 0;
}

Result<std::vector<IssuingStop>> issuing_stops(Connection& connection) {
  CREDIT_TRY(auto rows, connection.run("SELECT since, stopped_by, reason, COALESCE(ended, ''), COALESCE(ended_by, '')"
                                       " FROM issuing_stop ORDER BY id DESC"));
  std::vector<IssuingStop> stops;
  while (rows.next()) stops.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
  return stops;
}

}  // namespace credit::platform
