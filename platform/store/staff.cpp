#include "platform/store/staff.h"

namespace credit::platform {
namespace {

StaffAccount account_of(const Rows& rows) { return {rows.text(0), rows.text(1), rows.text(2), rows.number(3) != 0}; }

}  // namespace

Status put_staff(Connection& connection, const StaffAccount& staff) {
  CREDIT_CHECK(
      connection.run("INSERT INTO staff (account, name, password, disabled) VALUES (?, ?, ?, 0)"
                     " ON CONFLICT (account) DO UPDATE SET name = excluded.name, password = excluded.password,"
                     " disabled = 0",
                     {staff.account, staff.name, staff.password}));
  CREDIT_CHECK(connection.run("DELETE FROM staff_session WHERE account = ?", {staff.account}));
  return {};
}

Result<bool> disable_staff(Connection& connection, const std::string& account) {
  CREDIT_CHECK(connection.run("DELETE FROM staff_session WHERE account = ?", {account}));
  CREDIT_TRY(auto rows, connection.run("UPDATE staff SET disabled = 1 WHERE account = ?", {account}));
  return rows.changed() > 0;
}

Result<std::optional<StaffAccount>> find_staff(Connection& connection, const std::string& account) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT account, name, password, disabled FROM staff WHERE account = ?", {account}));
  if (!rows.next()) return std::nullopt;
  return account_of(rows);
}

Result<std::vector<StaffAccount>> all_staff(Connection& connection) {
  CREDIT_TRY(auto rows, connection.run("SELECT account, name, password, disabled FROM staff ORDER BY account"));
  std::vector<StaffAccount> all;
  while (rows.next()) all.push_back(account_of(rows));
  return all;
}

Status begin_session(Connection& connection, const std::string& digest, const std::string& account, Instant now) {
  CREDIT_CHECK(connection.run("INSERT INTO staff_session (token, account, begun, used) VALUES (?, ?, ?, ?)",
                              {digest, account, to_rfc3339(now), to_rfc3339(now)}));
  return {};
}

Result<std::optional<StaffSession>> find_session(Connection& connection, const std::string& digest) {
  CREDIT_TRY(auto rows, connection.run("SELECT staff.account, staff.name, staff_session.begun, staff_session.used"
                                       " FROM staff_session JOIN staff ON staff.account = staff_session.account"
                                       " WHERE staff_session.token = ? AND staff.disabled = 0",
                                       {digest}));
  if (!rows.next()) return std::nullopt;
  CREDIT_TRY(const auto begun, parse_rfc3339(rows.text(2)));
  CREDIT_TRY(const auto used, parse_rfc3339(rows.text(3)));
  return StaffSession{rows.text(0), rows.text(1), begun, used};
}

Status use_session(Connection& connection, const std::string& digest, Instant now) {
  CREDIT_CHECK(connection.run("UPDATE staff_session SET used = ? WHERE token = ?", {to_rfc3339(now), digest}));
  return {};
}

Status end_session(Connection& connection, const std::string& digest) {
  CREDIT_CHECK(connection.run("DELETE FROM staff_session WHERE token = ?", {digest}));
  return {};
}

Status forget_sessions(Connection& connection, Instant begun_before) {
  CREDIT_CHECK(connection.run("DELETE FROM staff_session WHERE begun <= ?", {to_rfc3339(begun_before)}));
  return {};
}

Result<std::int64_t> failed_logins(Connection& connection, const std::string& who, Instant since) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT count(*) FROM failed_login WHERE who = ? AND at > ?", {who, to_rfc3339(since)}));
  return rows.next() ? rows.number(0) : 0;
}

Status note_failed_login(Connection& connection, const std::string& who, Instant now, Instant forget_before) {
  CREDIT_CHECK(connection.run("DELETE FROM failed_login WHERE at <= ?", {to_rfc3339(forget_before)}));
  CREDIT_CHECK(connection.run("INSERT INTO failed_login (who, at) VALUES (?, ?)", {who, to_rfc3339(now)}));
  return {};
}

Status forget_failed_logins(Connection& connection, const std::string& who) {
  CREDIT_CHECK(connection.run("DELETE FROM failed_login WHERE who = ?", {who}));
  return {};
}

Status give_login_back(Connection& connection, const std::string& who) {
  CREDIT_CHECK(
      connection.run("DELETE FROM failed_login WHERE id = (SELECT max(id) FROM failed_login WHERE who = ?)", {who}));
  return {};
}

const char* name_of(Deed deed) {
  switch (deed) {
    case Deed::login:
      return "login";
    case Deed::login_refused:
      return "login_refused";
    case Deed::logout:
      return "logout";
    case Deed::confirm:
      return "confirm";
    case Deed::refuse:
      return "refuse";
    case Deed::refill:
      return "refill";
  }
  CREDIT_ENSURE(false);
}

Status note_deed(Connection& connection, const StaffDeed& deed) {
  CREDIT_CHECK(connection.run("INSERT INTO staff_deed (at, account, deed, about) VALUES (?, ?, ?, ?)",
                              {to_rfc3339(deed.at), deed.account, name_of(deed.deed), deed.about}));
  return {};
}

Result<std::vector<DeedRow>> deeds(Connection& connection, std::int64_t newest) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT at, account, deed, about FROM staff_deed ORDER BY id DESC LIMIT ?", {newest}));
  std::vector<DeedRow> found;
  while (rows.next()) found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3)});
  return found;
}

}  // namespace credit::platform
