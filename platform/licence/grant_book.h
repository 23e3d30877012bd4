// Grants in a store: of the reference exchange, and of the platform itself for those who have no electronic licence.
#pragma once
#include <optional>

#include "platform/licence/grant.h"
#include "platform/store/connection.h"

namespace credit::platform::licence {

// Both stores have this table.
inline constexpr const char* grant_table_sql =
    "CREATE TABLE IF NOT EXISTS agent_grant (id TEXT PRIMARY KEY, uscc TEXT NOT NULL, agent_name TEXT NOT NULL, "
    "agent_number TEXT NOT NULL, scope TEXT NOT NULL, items TEXT NOT NULL, valid_from TEXT NOT NULL, "
    "valid_to TEXT NOT NULL, withdrawn INTEGER NOT NULL)";

// Gives it a name. too_many_agents when the organisation has as many grants in force on a day they share.
Result<std::string> add_grant(Connection& connection, Grant grant);
Status withdraw_grant(Connection& connection, const std::string& id);     // grant_unknown
Result<Grant> find_grant(Connection& connection, const std::string& id);  // grant_unknown
Result<std::vector<Grant>> grants_to(Connection& connection, const std::string& agent_number);

}  // namespace credit::platform::licence
