#include "platform/store/visit_grants.h"

namespace credit::platform {

Status tell_grant(Connection& connection, const std::string& visit, const std::string& uscc, const std::string& grant) {
  CREDIT_CHECK(
      connection.run("INSERT INTO visit_grant (visit, uscc, agent_grant) VALUES (?, ?, ?) "
                     "ON CONFLICT (visit, uscc) DO UPDATE SET agent_grant = excluded.agent_grant",
                     {visit, uscc, grant}));
  return {};
}

Result<std::optional<std::string>> grant_told(Connection& connection, const std::string& visit,
                                              const std::string& uscc) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT agent_grant FROM visit_grant WHERE visit = ? AND uscc = ?", {visit, uscc}));
  if (!rows.next()) return std::nullopt;
  return std::optional(rows.text(0));
}

Result<std::vector<std::string>> granted_to_visit(Connection& connection, const std::string& visit) {
  CREDIT_TRY(auto rows, connection.run("SELECT uscc FROM visit_grant WHERE visit = ?", {visit}));
  std::vector<std::string> granted;
  while (rows.next()) granted.push_back(rows.text(0));
  return granted;
}

}  // namespace credit::platform
