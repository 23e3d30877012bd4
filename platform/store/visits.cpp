#include "platform/store/visits.h"

namespace credit::platform {

Status add_visit(Connection& connection, const Visit& visit, Instant now) {
  CREDIT_CHECK(
      connection.run("INSERT INTO visit (token, kiosk, subject, opened, expires) VALUES (?, ?, ?, ?, ?)",
                     {visit.digest, visit.kiosk, visit.subject.expose(), to_rfc3339(now), to_rfc3339(visit.expires)}));
  return {};
}

Result<std::optional<Visit>> find_visit(Connection& connection, const std::string& digest) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT kiosk, subject, expires, ended IS NOT NULL FROM visit WHERE token = ?", {digest}));
  if (!rows.next()) return std::nullopt;
  CREDIT_TRY(const auto expires, parse_rfc3339(rows.text(2)));
  return Visit{digest, rows.text(0), Personal(rows.text(1)), expires, rows.number(3) != 0};
}

Status end_visit(Connection& connection, const std::string& digest, Instant now) {
  CREDIT_CHECK(
      connection.run("UPDATE visit SET ended = ? WHERE token = ? AND ended IS NULL", {to_rfc3339(now), digest}));
  return {};
}

}  // namespace credit::platform
