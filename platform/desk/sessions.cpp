// Logging in and out.
#include <nlohmann/json.hpp>

#include "base/failures/desk.h"
#include "platform/desk/desk.h"
#include "platform/desk/password.h"
#include "platform/service/body.h"
#include "platform/store/digest.h"

namespace credit::platform::desk {
namespace {

constexpr std::size_t token_bytes = 32;

// The browser sends it back over TLS only, to this host only, with no request another site began, and shows it to no
// script.
std::string cookie(const std::string& token) {
  const char* age = token.empty() ? "; Max-Age=0" : "";
  return "__Host-desk=" + token + "; Path=/; Secure; HttpOnly; SameSite=Strict" + age;
}

}  // namespace

nlohmann::ordered_json Desk::session_json(const std::string& account, const std::string& name,
                                          const std::string& token) const {
  return {{"account", account}, {"name", name}, {"token", page_token(token)}, {"idle_minutes", session_idle.count()}};
}

std::string Desk::tried(const std::string& kind, const std::string& who) const {
  return digest_.of("desk login " + kind + " " + who);
}

Status Desk::may_try(Connection& store, const Call& call, const std::string& account) const {
  const auto since = call.now - login_window;
  CREDIT_TRY(const auto of_account, failed_logins(store, tried("account", account), since));
  CREDIT_TRY(const auto of_address, failed_logins(store, tried("address", call.request.asker), since));
  if (of_account >= account_tries || of_address >= address_tries) return fail(failure::desk_login_paused);
  return {};
}

// Each try is paid for before the password is looked at; the right one gives an account its tries back. An unknown
// account takes as long as a known one.
Result<StaffAccount> Desk::checked_account(const Call& call, const std::string& account,
                                           const Personal<std::string>& password) {
  CREDIT_TRY(auto staff, find_staff(call.store, account));
  const bool fits = password_fits(password, staff ? staff->password : nobodys_hash());
  if (staff && !staff->disabled && fits) return std::move(*staff);
  CREDIT_CHECK(deed(call, account, Deed::login_refused));
  return fail(failure::desk_login_wrong);
}

Result<Answer> Desk::log_in(const Call& call) {
  Body body(call.request.body);
  const auto account = body.text("account", 1, 32);
  const Personal password(body.text("password", 1, longest_password));
  CREDIT_CHECK(body.status());
  const auto pay = [&](Connection& store) -> Status {
    CREDIT_CHECK(may_try(store, call, account));
    const auto forget = call.now - login_window;
    CREDIT_CHECK(note_failed_login(store, tried("account", account), call.now, forget));
    return note_failed_login(store, tried("address", call.request.asker), call.now, forget);
  };
  CREDIT_CHECK(store_.writer().run(pay));
  CREDIT_TRY(const auto staff, checked_account(call, account, password));
  const auto token = to_hex(random_bytes(token_bytes));
  const auto begin = [&](Connection& store) -> Status {
    CREDIT_CHECK(forget_sessions(store, call.now - session_longest));
    CREDIT_CHECK(forget_failed_logins(store, tried("account", account)));
    CREDIT_CHECK(give_login_back(store, tried("address", call.request.asker)));
    CREDIT_CHECK(begin_session(store, sha256_hex(token), account, call.now));
    return note_deed(store, {call.now, account, Deed::login, {}});
  };
  CREDIT_CHECK(store_.writer().run(begin));
  return Answer{201,
                "application/json",
                session_json(staff.account, staff.name, token).dump(),
                {{"Set-Cookie", cookie(token)}},
                {},
                {},
                {},
                {}};
}

Result<Answer> Desk::whoami(const Call& call) const {
  return Answer{
      200, "application/json", session_json(call.session.account, call.session.name, call.token).dump(), {}, {}, {}, {},
      {}};
}

Result<Answer> Desk::log_out(const Call& call) {
  const auto end = [&](Connection& store) -> Status {
    CREDIT_CHECK(end_session(store, sha256_hex(call.token)));
    return note_deed(store, {call.now, call.session.account, Deed::logout, {}});
  };
  CREDIT_CHECK(store_.writer().run(end));
  return Answer{204, {}, {}, {{"Set-Cookie", cookie({})}}, {}, {}, {}, {}};
}

}  // namespace credit::platform::desk
