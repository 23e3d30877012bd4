// Visits: one person at one machine for a few minutes. Known by the digest of a token only the machine holds.
#pragma once
#include <optional>

#include "base/clock.h"
#include "base/personal.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct Visit {
  std::string digest;  // SHA-256 of the token, hex
  std::string kiosk;
  Personal<std::string> subject;  // ID number
  Instant expires{};
  bool ended = false;
};

Status add_visit(Connection& connection, const Visit& visit, Instant now);
Result<std::optional<Visit>> find_visit(Connection& connection, const std::string& digest);
Status end_visit(Connection& connection, const std::string& digest, Instant now);

}  // namespace credit::platform
