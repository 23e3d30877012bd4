// What a visit's machine shows for a phone to read, and what came of it. One at a time; a later one takes its place.
#pragma once
#include <optional>

#include "base/clock.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct VisitInvitation {
  std::string text;
  Instant expires{};
  std::string uscc;  // whom it was confirmed for; "" as long as it was not collected
};

Status keep_invitation(Connection& connection, const std::string& visit, const VisitInvitation& invitation);
Result<std::optional<VisitInvitation>> kept_invitation(Connection& connection, const std::string& visit);
Status drop_invitation(Connection& connection, const std::string& visit);

}  // namespace credit::platform
