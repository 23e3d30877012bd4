#include "platform/licence/reference_exchange.h"

#include "base/failures/licence.h"
#include "base/identity.h"
#include "platform/licence/grant_book.h"
#include "platform/store/digest.h"

namespace credit::platform::licence {
namespace {

constexpr const char* code_start = "EL1";        // so that every code holds letters and digits
constexpr const char* enterprise_start = "EC1";  // of the lifelong codes

// Nothing of it is kept as it was shown: only digests.
constexpr const char* code_table_sql =
    "CREATE TABLE IF NOT EXISTS shown_code (code TEXT PRIMARY KEY, agent_grant TEXT NOT NULL, expires TEXT NOT NULL, "
    "used INTEGER NOT NULL)";
constexpr const char* invitation_table_sql =
    "CREATE TABLE IF NOT EXISTS invitation (text TEXT PRIMARY KEY, expires TEXT NOT NULL, agent_grant TEXT NOT NULL, "
    "collected INTEGER NOT NULL)";

// A connection belongs to the thread that opened it: each call has its own.
Result<std::unique_ptr<Connection>> open(const std::filesystem::path& store) {
  auto connection = Connection::open(store);
  if (!connection) return fail(failure::licence_exchange_unavailable, connection.error().describe());
  for (const char* sql : {grant_table_sql, code_table_sql, invitation_table_sql})
    if (const auto made = (*connection)->execute(sql); !made)
      return fail(failure::licence_exchange_unavailable, made.error().describe());
  return connection;
}

bool over(const std::string& expires, Instant now) {
  const auto end = parse_rfc3339(expires);
  return !end || *end < now;
}

}  // namespace

Result<std::string> ReferenceExchange::give(const Grant& grant) {
  CREDIT_TRY(const auto connection, open(store_));
  CREDIT_TRY(auto transaction, Transaction::begin(*connection));
  CREDIT_TRY(const auto id, add_grant(*connection, grant));
  CREDIT_CHECK(transaction.commit());
  return id;
}

Status ReferenceExchange::withdraw(const std::string& id) {
  CREDIT_TRY(const auto connection, open(store_));
  return withdraw_grant(*connection, id);
}

Result<std::string> ReferenceExchange::show_code(const std::string& id, Instant now) {
  CREDIT_TRY(const auto connection, open(store_));
  CREDIT_CHECK(find_grant(*connection, id));
  const auto code = code_start + to_hex(random_bytes(16));
  CREDIT_CHECK(connection->run("INSERT INTO shown_code (code, agent_grant, expires, used) VALUES (?, ?, ?, 0)",
                               {sha256_hex(code), id, to_rfc3339(now + code_lasts)}));
  return code;
}

std::string ReferenceExchange::enterprise_code(const std::string& uscc) {
  return enterprise_start + sha256_hex(uscc).substr(0, 32);
}

// Used first and judged afterwards: of two who come with the same code at once, one gets it.
Result<Grant> ReferenceExchange::redeem(const Personal<std::string>& code, Instant now) {
  if (code.expose().starts_with(enterprise_start)) return fail(failure::licence_code_identifies_only);
  CREDIT_TRY(const auto connection, open(store_));
  const auto digest = sha256_hex(code.expose());
  CREDIT_TRY(const auto used, connection->run("UPDATE shown_code SET used = 1 WHERE code = ? AND used = 0", {digest}));
  if (used.changed() == 0) return fail(failure::licence_code_unknown);
  CREDIT_TRY(auto rows, connection->run("SELECT agent_grant, expires FROM shown_code WHERE code = ?", {digest}));
  if (!rows.next()) return fail(failure::licence_code_unknown);
  if (over(rows.text(1), now)) return fail(failure::licence_code_expired);
  return find_grant(*connection, rows.text(0));
}

Result<Invitation> ReferenceExchange::invite(Instant now) {
  CREDIT_TRY(const auto connection, open(store_));
  const Invitation invitation{"qrcode_id=" + to_hex(random_bytes(16)) + "&interfaceCode=0002", now + code_lasts};
  CREDIT_CHECK(connection->run("INSERT INTO invitation (text, expires, agent_grant, collected) VALUES (?, ?, '', 0)",
                               {sha256_hex(invitation.text), to_rfc3339(invitation.expires)}));
  return invitation;
}

Status ReferenceExchange::confirm(const std::string& invitation, const std::string& id, Instant now) {
  CREDIT_TRY(const auto connection, open(store_));
  CREDIT_CHECK(find_grant(*connection, id));
  CREDIT_TRY(
      const auto done,
      connection->run("UPDATE invitation SET agent_grant = ? WHERE text = ? AND agent_grant = '' AND expires >= ?",
                      {id, sha256_hex(invitation), to_rfc3339(now)}));
  if (done.changed() == 0) return fail(failure::licence_invitation_expired);
  return {};
}

Result<std::optional<Grant>> ReferenceExchange::collect(const std::string& invitation, Instant now) {
  CREDIT_TRY(const auto connection, open(store_));
  const auto digest = sha256_hex(invitation);
  CREDIT_TRY(auto rows,
             connection->run("SELECT agent_grant, expires FROM invitation WHERE text = ? AND collected = 0", {digest}));
  if (!rows.next() || over(rows.text(1), now)) return fail(failure::licence_invitation_expired);
  const auto id = rows.text(0);
  if (id.empty()) return std::nullopt;
  CREDIT_TRY(const auto taken,
             connection->run("UPDATE invitation SET collected = 1 WHERE text = ? AND collected = 0", {digest}));
  if (taken.changed() == 0) return fail(failure::licence_invitation_expired);
  CREDIT_TRY(auto grant, find_grant(*connection, id));
  return std::optional(std::move(grant));
}

Result<Grant> ReferenceExchange::look_up(const std::string& id) {
  CREDIT_TRY(const auto connection, open(store_));
  return find_grant(*connection, id);
}

}  // namespace credit::platform::licence
