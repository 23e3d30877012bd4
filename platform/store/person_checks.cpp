#include "platform/store/person_checks.h"

namespace credit::platform {
namespace {

Result<DeskRequest> request_of(const Rows& rows) {
  CREDIT_TRY(const auto asked, parse_rfc3339(rows.text(4)));
  return DeskRequest{rows.text(0), rows.text(1), rows.text(2), Personal(rows.text(3)), asked};
}

}  // namespace

const char* name_of(DeskState state) {
  switch (state) {
    case DeskState::none:
      return "none";
    case DeskState::waiting:
      return "waiting";
    case DeskState::confirmed:
      return "confirmed";
    case DeskState::refused:
      return "refused";
  }
  CREDIT_ENSURE(false);
}

Result<std::string> way_passed(Connection& connection, const std::string& visit) {
  CREDIT_TRY(auto rows, connection.run("SELECT way FROM person_check WHERE visit = ?", {visit}));
  return rows.next() ? rows.text(0) : std::string();
}

Status pass_check(Connection& connection, const std::string& visit, const std::string& way, Instant now) {
  CREDIT_CHECK(
      connection.run("INSERT INTO person_check (visit, way, passed) VALUES (?, ?, ?) ON CONFLICT (visit) DO NOTHING",
                     {visit, way, to_rfc3339(now)}));
  return {};
}

Status put_phone_code(Connection& connection, const std::string& visit, const PhoneCode& code) {
  CREDIT_CHECK(
      connection.run("INSERT INTO phone_code (visit, code, expires, tries_left) VALUES (?, ?, ?, ?)"
                     " ON CONFLICT (visit) DO UPDATE SET code = excluded.code, expires = excluded.expires,"
                     " tries_left = excluded.tries_left",
                     {visit, code.digest, to_rfc3339(code.expires), code.tries_left}));
  return {};
}

Result<std::optional<PhoneCode>> find_phone_code(Connection& connection, const std::string& visit) {
  CREDIT_TRY(auto rows, connection.run("SELECT code, expires, tries_left FROM phone_code WHERE visit = ?", {visit}));
  if (!rows.next()) return std::nullopt;
  CREDIT_TRY(const auto expires, parse_rfc3339(rows.text(1)));
  return PhoneCode{rows.text(0), expires, rows.number(2)};
}

Status spend_try(Connection& connection, const std::string& visit) {
  CREDIT_CHECK(connection.run("UPDATE phone_code SET tries_left = tries_left - 1 WHERE visit = ?", {visit}));
  return {};
}

Status drop_phone_code(Connection& connection, const std::string& visit) {
  CREDIT_CHECK(connection.run("DELETE FROM phone_code WHERE visit = ?", {visit}));
  return {};
}

Result<CodesSent> codes_sent(Connection& connection, const std::string& person, const std::string& kiosk, Instant since,
                             Instant lately) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT (SELECT count(*) FROM code_sent WHERE person = ? AND at > ?),"
                            " (SELECT count(*) FROM code_sent WHERE kiosk = ? AND at > ?),"
                            " (SELECT count(*) FROM code_sent WHERE person = ? AND at > ?)",
                            {person, to_rfc3339(since), kiosk, to_rfc3339(since), person, to_rfc3339(lately)}));
  if (!rows.next()) return CodesSent{};
  return CodesSent{rows.number(0), rows.number(1), rows.number(2)};
}

Status note_code_sent(Connection& connection, const std::string& person, const std::string& kiosk, Instant now,
                      Instant forget_before) {
  CREDIT_CHECK(connection.run("DELETE FROM code_sent WHERE at <= ?", {to_rfc3339(forget_before)}));
  CREDIT_CHECK(
      connection.run("INSERT INTO code_sent (person, kiosk, at) VALUES (?, ?, ?)", {person, kiosk, to_rfc3339(now)}));
  return {};
}

Result<bool> ask_desk(Connection& connection, const std::string& visit, const std::string& pairing, Instant now) {
  CREDIT_TRY(auto taken, connection.run("SELECT 1 FROM desk_request WHERE pairing = ? AND state = 'waiting'"
                                        " AND visit <> ?",
                                        {pairing, visit}));
  if (taken.next()) return false;
  CREDIT_CHECK(connection.run(
      "INSERT INTO desk_request (visit, pairing, asked, state, account, settled)"
      " VALUES (?, ?, ?, 'waiting', '', '') ON CONFLICT (visit) DO UPDATE SET"
      " pairing = excluded.pairing, asked = excluded.asked, state = 'waiting', account = '', settled = ''",
      {visit, pairing, to_rfc3339(now)}));
  return true;
}

Result<DeskState> desk_state(Connection& connection, const std::string& visit) {
  CREDIT_TRY(auto rows, connection.run("SELECT state FROM desk_request WHERE visit = ?", {visit}));
  if (!rows.next()) return DeskState::none;
  const auto state = rows.text(0);
  if (state == "waiting") return DeskState::waiting;
  return state == "confirmed" ? DeskState::confirmed : DeskState::refused;
}

Result<std::vector<DeskRequest>> waiting_at_desk(Connection& connection, Instant now) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT desk_request.visit, visit.kiosk, desk_request.pairing, visit.subject,"
                            " desk_request.asked FROM desk_request JOIN visit ON visit.token = desk_request.visit"
                            " WHERE desk_request.state = 'waiting' AND visit.ended IS NULL AND visit.expires > ?"
                            " ORDER BY desk_request.asked, desk_request.visit",
                            {to_rfc3339(now)}));
  std::vector<DeskRequest> waiting;
  while (rows.next()) {
    CREDIT_TRY(auto request, request_of(rows));
    waiting.push_back(std::move(request));
  }
  return waiting;
}

Result<std::optional<DeskRequest>> waiting_visit(Connection& connection, const std::string& visit, Instant now) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT desk_request.visit, visit.kiosk, desk_request.pairing, visit.subject,"
                            " desk_request.asked FROM desk_request JOIN visit ON visit.token = desk_request.visit"
                            " WHERE desk_request.visit = ? AND desk_request.state = 'waiting' AND visit.ended IS NULL"
                            " AND visit.expires > ?",
                            {visit, to_rfc3339(now)}));
  if (!rows.next()) return std::nullopt;
  CREDIT_TRY(auto request, request_of(rows));
  return std::optional(std::move(request));
}

Status settle_desk(Connection& connection, const std::string& visit, bool confirmed, const std::string& account,
                   Instant now) {
  CREDIT_CHECK(connection.run(
      "UPDATE desk_request SET state = ?, account = ?, settled = ? WHERE visit = ? AND state = 'waiting'",
      {confirmed ? "confirmed" : "refused", account, to_rfc3339(now), visit}));
  return {};
}

}  // namespace credit::platform
