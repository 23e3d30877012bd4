// The machines that may ask, and the switch that stops them all.
#pragma once
#include <optional>

#include "base/clock.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct Kiosk {
  std::string fingerprint;  // SHA-1 of the certificate, lower-case hex
  std::string id;           // "K-0001"
  bool revoked = false;
};

Result<std::optional<Kiosk>> find_kiosk(Connection& connection, const std::string& fingerprint);
Status enrol_kiosk(Connection& connection, const std::string& fingerprint, const std::string& id, Instant now);
Result<bool> revoke_kiosk(Connection& connection, const std::string& id, Instant now);  // false: no such kiosk
Result<std::string> certificate_fingerprint(ByteView pem);                              // file_unreadable

// 应急开关: while it is on nothing is issued anywhere.
Result<bool> issuing_stopped(Connection& connection);
Status stop_issuing(Connection& connection, bool stopped);

}  // namespace credit::platform
