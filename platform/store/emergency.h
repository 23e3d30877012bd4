// 应急开关: while issuing is stopped nothing is issued anywhere, by any instance of the service. Who stopped it, why,
// and who resumed it stay written down.
#pragma once
#include <optional>
#include <vector>

#include "base/clock.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct IssuingStop {
  std::string since, by, reason;
  std::string ended, ended_by;  // "" while it lasts
};

Result<bool> issuing_stopped(Connection& connection);
// False: it was so already. Text is at most 200 bytes each.
Result<bool> stop_issuing(Connection& connection, const std::string& by, const std::string& reason, Instant now);
Result<bool> resume_issuing(Connection& connection, const std::string& by, Instant now);
Result<std::vector<IssuingStop>> issuing_stops(Connection& connection);  // the newest first

}  // namespace credit::platform
