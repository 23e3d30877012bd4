// The national electronic licence system, as far as a credit platform asks it. What a code holds is its own affair: to
// us it is opaque. Any implementation keeps tests/unit/platform/licence_contract.h.
#pragma once
#include <optional>

#include "platform/licence/grant.h"

namespace credit::platform::licence {

// What a machine shows for a phone to read.
struct Invitation {
  std::string text;
  Instant expires{};
};

// Called by many threads at once. Every call may fail with licence_exchange_unavailable.
class Exchange {
 public:
  virtual ~Exchange() = default;

  // The machine reads the phone. A code is good once and for some minutes; the grant comes as it stands, valid or not.
  // licence_code_unknown (also when it was used), licence_code_expired, licence_code_identifies_only
  virtual Result<Grant> redeem(const Personal<std::string>& code, Instant now) = 0;

  // The phone reads the machine, its owner confirms there, and the machine comes to ask: nothing before he did. What
  // was collected once is gone. licence_invitation_expired (also when it was collected or never made)
  virtual Result<Invitation> invite(Instant now) = 0;
  virtual Result<std::optional<Grant>> collect(const std::string& invitation, Instant now) = 0;

  // The grant as it stands at this moment. grant_unknown
  virtual Result<Grant> look_up(const std::string& id) = 0;
};

}  // namespace credit::platform::licence
