#include "platform/store/machines.h"

namespace credit::platform {

Status note_state(Connection& connection, const std::string& kiosk, const MachineState& state, Instant now) {
  CREDIT_CHECK(
      connection.run("INSERT INTO kiosk_state (kiosk, seen, in_order, failures) VALUES (?, ?, ?, ?)"
                     " ON CONFLICT (kiosk) DO UPDATE SET seen = excluded.seen, in_order = excluded.in_order,"
                     " failures = excluded.failures",
                     {kiosk, to_rfc3339(now), std::int64_t{state.in_order}, state.failures}));
  return {};
}

Result<std::vector<Machine>> all_machines(Connection& connection) {
  CREDIT_TRY(auto rows,
             connection.run(
                 "SELECT known.id, COALESCE(kiosk_state.seen, ''), COALESCE(kiosk_state.in_order, 0),"
                 " COALESCE(kiosk_state.failures, ''), COALESCE(paper.at, ''), COALESCE(paper.sheets, 0),"
                 " (SELECT COALESCE(sum(outcome.pages), 0) FROM outcome WHERE outcome.kiosk = known.id"
                 "  AND outcome.at >= COALESCE(paper.at, ''))"
                 " FROM (SELECT DISTINCT id FROM kiosk WHERE revoked IS NULL) AS known"
                 " LEFT JOIN kiosk_state ON kiosk_state.kiosk = known.id"
                 " LEFT JOIN refill AS paper ON paper.id = (SELECT max(id) FROM refill WHERE refill.kiosk = known.id)"
                 " ORDER BY known.id"));
  std::vector<Machine> machines;
  while (rows.next())
    machines.push_back({rows.text(0),
                        rows.text(1),
                        {rows.number(2) != 0, rows.text(3)},
                        rows.text(4),
                        rows.number(5),
                        rows.number(6)});
  return machines;
}

Result<bool> machine_known(Connection& connection, const std::string& kiosk) {
  CREDIT_TRY(auto rows, connection.run("SELECT 1 FROM kiosk WHERE id = ? AND revoked IS NULL", {kiosk}));
  return rows.next();
}

Status note_refill(Connection& connection, const std::string& kiosk, std::int64_t sheets, const std::string& account,
                   Instant now) {
  CREDIT_CHECK(connection.run("INSERT INTO refill (kiosk, at, sheets, account) VALUES (?, ?, ?, ?)",
                              {kiosk, to_rfc3339(now), sheets, account}));
  return {};
}

}  // namespace credit::platform
