// By which grant a visit may ask about an organisation: told by the platform, looked up anew at issue.
#pragma once
#include <optional>
#include <vector>

#include "platform/store/connection.h"

namespace credit::platform {

// A later grant for the same organisation takes the place of an earlier one.
Status tell_grant(Connection& connection, const std::string& visit, const std::string& uscc, const std::string& grant);
Result<std::optional<std::string>> grant_told(Connection& connection, const std::string& visit,
                                              const std::string& uscc);

// The organisations a visit may ask about by a grant.
Result<std::vector<std::string>> granted_to_visit(Connection& connection, const std::string& visit);

}  // namespace credit::platform
