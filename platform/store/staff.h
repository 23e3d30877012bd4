// The hall's staff: accounts, sessions, and who did what. Passwords are kept as salted scrypt hashes only, sessions by
// the digest of a token only the browser holds.
#pragma once
#include <optional>
#include <vector>

#include "base/clock.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct StaffAccount {
  std::string account;   // "wang.li"
  std::string name;      // as the page greets
  std::string password;  // see desk/password.h
  bool disabled = false;
};
Status put_staff(Connection& connection, const StaffAccount& staff);  // a known account gets name and password anew
Result<bool> disable_staff(Connection& connection, const std::string& account);  // its sessions end; false: unknown
Result<std::optional<StaffAccount>> find_staff(Connection& connection, const std::string& account);
Result<std::vector<StaffAccount>> all_staff(Connection& connection);

struct StaffSession {
  std::string account, name;
  Instant begun{}, used{};
};
Status begin_session(Connection& connection, const std::string& digest, const std::string& account, Instant now);
Result<std::optional<StaffSession>> find_session(Connection& connection, const std::string& digest);
Status use_session(Connection& connection, const std::string& digest, Instant now);
Status end_session(Connection& connection, const std::string& digest);
Status forget_sessions(Connection& connection, Instant begun_before);

// Wrong passwords; who is a keyed digest of an account or an address.
Result<std::int64_t> failed_logins(Connection& connection, const std::string& who, Instant since);
Status forget_failed_logins(Connection& connection, const std::string& who);
Status give_login_back(Connection& connection, const std::string& who);  // one of them
Status note_failed_login(Connection& connection, const std::string& who, Instant now, Instant forget_before);

enum class Deed { login, login_refused, logout, confirm, refuse, refill };
const char* name_of(Deed deed);
struct StaffDeed {
  Instant at{};
  std::string account;
  Deed deed{};
  std::string about;  // the machine, where there is one; never a person
};
Status note_deed(Connection& connection, const StaffDeed& deed);
struct DeedRow {
  std::string at, account, deed, about;
};
Result<std::vector<DeedRow>> deeds(Connection& connection, std::int64_t newest);

}  // namespace credit::platform
