// What the machines tell of themselves, and when somebody put paper in.
#pragma once
#include <optional>
#include <vector>

#include "base/clock.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct MachineState {
  bool in_order = false;
  std::string failures;  // names of the failure catalogue, parted by blanks; "" when there is none
};
Status note_state(Connection& connection, const std::string& kiosk, const MachineState& state, Instant now);

struct Machine {
  std::string kiosk;
  std::string seen;  // RFC 3339; "" when it has told nothing yet
  MachineState state;
  std::string refilled;        // RFC 3339; "" when nobody noted a refill
  std::int64_t refill = 0;     // sheets put in then
  std::int64_t pages_out = 0;  // since then, or ever: as the machines told of their prints
};
Result<std::vector<Machine>> all_machines(Connection& connection);  // enrolled, none of those revoked
Result<bool> machine_known(Connection& connection, const std::string& kiosk);
Status note_refill(Connection& connection, const std::string& kiosk, std::int64_t sheets, const std::string& account,
                   Instant now);

}  // namespace credit::platform
