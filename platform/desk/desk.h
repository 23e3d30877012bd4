// The desk page's operations (platform/api/desk.yaml): the hall's staff log in, confirm who stands at a machine, see
// how the machines are, and note refills. nginx alone says that a request came by the desk's own address.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "base/clock.h"
#include "base/personal.h"
#include "platform/desk/routes.h"
#include "platform/store/register.h"
#include "platform/store/staff.h"
#include "platform/store/store.h"

namespace credit::platform::desk {

inline constexpr const char* came_by_the_desk = "DESK";  // what nginx puts where a kiosk's certificate is judged
inline constexpr std::chrono::minutes session_idle{15};
inline constexpr std::chrono::hours session_longest{10};
inline constexpr std::chrono::minutes login_window{15};
inline constexpr std::int64_t account_tries = 5, address_tries = 20;  // wrong passwords in the window

// Called by many threads at once.
class Desk {
 public:
  // Of deeds the register keeps, the digest says which account did them: digest.of("staff " + account).
  Desk(Store& store, SubjectDigest digest, const Clock& clock)
      : store_(store), digest_(std::move(digest)), clock_(clock) {}

  Answer answer(const Request& request);

 private:
  struct Call {
    const Request& request;
    Connection& store;
    Instant now;
    StaffSession session;
    std::string token;  // of the session; "" where nobody is logged in
    std::string part;
  };

  Result<Answer> dispatch(const Request& request, Answer& for_log);
  Result<Answer> perform(Operation operation, const Call& call);
  Result<Answer> log_in(const Call& call);
  Result<Answer> whoami(const Call& call) const;
  Result<Answer> log_out(const Call& call);
  static Result<Answer> hall(const Call& call);
  Result<Answer> settle(const Call& call);
  Result<Answer> refill(const Call& call);

  Status admit(Call& call, Method method);  // desk_login_needed, desk_token_wrong
  Status may_try(Connection& store, const Call& call, const std::string& account) const;
  Result<StaffAccount> checked_account(const Call& call, const std::string& account,
                                       const Personal<std::string>& password);
  std::string page_token(const std::string& session_token) const;
  nlohmann::ordered_json session_json(const std::string& account, const std::string& name,
                                      const std::string& token) const;
  std::string tried(const std::string& kind, const std::string& who) const;
  Status deed(const Call& call, const std::string& account, Deed deed, const std::string& about = {});

  Store& store_;
  SubjectDigest digest_;
  const Clock& clock_;
};

}  // namespace credit::platform::desk
