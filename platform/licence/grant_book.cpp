#include "platform/licence/grant_book.h"

#include "base/failures/licence.h"
#include "base/identity.h"
#include "platform/store/digest.h"

namespace credit::platform::licence {
namespace {

constexpr const char* everything = "everything";
constexpr const char* columns_by_id =
    "SELECT id, uscc, agent_name, agent_number, scope, items, valid_from, valid_to, withdrawn FROM agent_grant WHERE "
    "id = ?";
constexpr const char* columns_by_agent =
    "SELECT id, uscc, agent_name, agent_number, scope, items, valid_from, valid_to, withdrawn FROM agent_grant "
    "WHERE agent_number = ? ORDER BY id";

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : ",") + item;
  return text;
}

std::vector<std::string> parted(const std::string& text) {
  std::vector<std::string> items;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(',', at), text.size());
    items.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return items;
}

Result<Grant> read(const Rows& rows) {
  const auto from = parse_day(rows.text(6)), to = parse_day(rows.text(7));
  if (!from || !to) return fail(failure::grant_unknown, "dates");
  return Grant{rows.text(0),
               rows.text(1),
               Personal(rows.text(2)),
               Personal(rows.text(3)),
               rows.text(4) == everything ? Scope::everything : Scope::certain_items,
               parted(rows.text(5)),
               *from,
               *to,
               rows.number(8) != 0};
}

}  // namespace

Result<std::string> add_grant(Connection& connection, Grant grant) {
  CREDIT_TRY(auto beside, connection.run("SELECT COUNT(*) FROM agent_grant WHERE uscc = ? AND withdrawn = 0 "
                                         "AND valid_from <= ? AND valid_to >= ?",
                                         {grant.uscc, to_text(grant.to), to_text(grant.from)}));
  if (beside.next() && beside.number(0) >= agents_at_once) return fail(failure::too_many_agents);
  grant.id = to_hex(random_bytes(12));
  CREDIT_CHECK(connection.run(
      "INSERT INTO agent_grant (id, uscc, agent_name, agent_number, scope, items, valid_from, valid_to, withdrawn) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
      {grant.id, grant.uscc, grant.agent_name.expose(), grant.agent_number.expose(),
       grant.scope == Scope::everything ? everything : "certain_items", joined(grant.items), to_text(grant.from),
       to_text(grant.to)}));
  return grant.id;
}

Status withdraw_grant(Connection& connection, const std::string& id) {
  CREDIT_TRY(const auto done, connection.run("UPDATE agent_grant SET withdrawn = 1 WHERE id = ?", {id}));
  if (done.changed() == 0) return fail(failure::grant_unknown);
  return {};
}

Result<Grant> find_grant(Connection& connection, const std::string& id) {
  CREDIT_TRY(auto rows, connection.run(columns_by_id, {id}));
  if (!rows.next()) return fail(failure::grant_unknown);
  return read(rows);
}

Result<std::vector<Grant>> grants_to(Connection& connection, const std::string& agent_number) {
  CREDIT_TRY(auto rows, connection.run(columns_by_agent, {agent_number}));
  std::vector<Grant> grants;
  while (rows.next()) {
    CREDIT_TRY(auto grant, read(rows));
    grants.push_back(std::move(grant));
  }
  return grants;
}

}  // namespace credit::platform::licence
