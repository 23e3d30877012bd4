#include "platform/store/visit_invitations.h"

namespace credit::platform {

Status keep_invitation(Connection& connection, const std::string& visit, const VisitInvitation& invitation) {
  CREDIT_CHECK(connection.run(
      "INSERT INTO visit_invitation (visit, text, expires, uscc) VALUES (?, ?, ?, ?) ON CONFLICT (visit) DO UPDATE "
      "SET text = excluded.text, expires = excluded.expires, uscc = excluded.uscc",
      {visit, invitation.text, to_rfc3339(invitation.expires), invitation.uscc}));
  return {};
}

Result<std::optional<VisitInvitation>> kept_invitation(Connection& connection, const std::string& visit) {
  CREDIT_TRY(auto rows, connection.run("SELECT text, expires, uscc FROM visit_invitation WHERE visit = ?", {visit}));
  if (!rows.next()) return std::nullopt;
  return std::optional(VisitInvitation{rows.text(0), parse_rfc3339(rows.text(1)).value_or(Instant{}), rows.text(2)});
}

Status drop_invitation(Connection& connection, const std::string& visit) {
  CREDIT_CHECK(connection.run("DELETE FROM visit_invitation WHERE visit = ?", {visit}));
  return {};
}

}  // namespace credit::platform
