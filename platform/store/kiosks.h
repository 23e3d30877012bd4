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
  bool locked = false;
  std::string until = {};  // RFC 3339 UTC: renewed since, and no longer admitted after that; empty: no such end
};

Result<std::optional<Kiosk>> find_kiosk(Connection& connection, const std::string& fingerprint);
Status enrol_kiosk(Connection& connection, const std::string& fingerprint, const std::string& id, Instant now);
Result<bool> revoke_kiosk(Connection& connection, const std::string& id, Instant now);  // false: no such kiosk
// Locked machines are refused until they are unlocked. False: it was so already.
Result<bool> lock_kiosk(Connection& connection, const std::string& id, Instant now);
Result<bool> unlock_kiosk(Connection& connection, const std::string& id);
Result<bool> kiosk_locked(Connection& connection, const std::string& id);
// Every other certificate of that machine in force is admitted until then and no longer; an earlier end stays.
Status supersede_others(Connection& connection, const Kiosk& kept, Instant until);
Result<std::string> certificate_fingerprint(ByteView pem);  // file_unreadable

}  // namespace credit::platform
