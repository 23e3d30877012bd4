#include "platform/store/organisations.h"

#include <nlohmann/json.hpp>

namespace credit::platform {
namespace {

constexpr const char* represented_sql =
    "SELECT uscc, name, fields FROM organisation WHERE representative_id = ? AND representative_id <> ''"
    " AND NOT EXISTS (SELECT 1 FROM rejected_row WHERE rejected_row.subject = organisation.uscc"
    " AND rejected_row.settled IS NULL"
    " AND rejected_row.source = (SELECT source FROM batch WHERE batch.id = organisation.batch)) ORDER BY uscc";

bool names(const std::string& fields, const Personal<std::string>& name) {
  const auto json = nlohmann::json::parse(fields, nullptr, false);
  const auto representative = json.is_object() ? json.value("representative", std::string()) : std::string();
  return representative.empty() || representative == name.expose();
}

}  // namespace

const char* name_of(Standing standing) {
  switch (standing) {
    case Standing::self:
      return "self";
    case Standing::legal_representative:
      return "legal_representative";
    case Standing::agent:
      return "agent";
  }
  CREDIT_ENSURE(false);
}

Result<std::vector<Organisation>> represented_by(Connection& connection, const Person& person) {
  CREDIT_TRY(auto rows, connection.run(represented_sql, {person.id_number.expose()}));
  std::vector<Organisation> found;
  while (rows.next())
    if (names(rows.text(2), person.name)) found.push_back({rows.text(0), rows.text(1), Personal(rows.text(2))});
  return found;
}

Result<std::optional<Organisation>> find_organisation(Connection& connection, const std::string& uscc) {
  CREDIT_TRY(auto rows, connection.run("SELECT uscc, name, fields FROM organisation WHERE uscc = ?", {uscc}));
  if (!rows.next()) return std::nullopt;
  return Organisation{rows.text(0), rows.text(1), Personal(rows.text(2))};
}

Status tell_subjects(Connection& connection, const std::string& visit, const std::vector<Organisation>& subjects) {
  for (const auto& subject : subjects)
    CREDIT_CHECK(connection.run("INSERT INTO visit_subject (visit, uscc) VALUES (?, ?)", {visit, subject.uscc}));
  return {};
}

Result<bool> was_told(Connection& connection, const std::string& visit, const std::string& uscc) {
  CREDIT_TRY(auto rows, connection.run("SELECT 1 FROM visit_subject WHERE visit = ? AND uscc = ?", {visit, uscc}));
  return rows.next();
}

}  // namespace credit::platform
