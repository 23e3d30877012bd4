#include "platform/store/register.h"

#include "platform/store/digest.h"

namespace credit::platform {
namespace {

void add_field(std::string& text, std::string_view field) {
  text.append(std::to_string(field.size())).append(":").append(field);
}

constexpr std::size_t asker_field = 3;
static_assert(std::string_view(register_fields[asker_field]) == "asker");

RegisterRow row_of(const Rows& rows) {
  RegisterRow row;
  row.sequence = rows.number(0);
  for (std::size_t i = 0; i < row.fields.size(); ++i) row.fields[i] = rows.text(static_cast<int>(i) + 1);
  row.chain = rows.text(static_cast<int>(row.fields.size()) + 1);
  return row;
}

}  // namespace

const char* name_of(QueryAction action) {
  switch (action) {
    case QueryAction::visit:
      return "visit";
    case QueryAction::report:
      return "report";
    case QueryAction::outcome:
      return "outcome";
    case QueryAction::check:
      return "check";
    case QueryAction::repair:
      return "repair";
    case QueryAction::commitments:
      return "commitments";
    case QueryAction::evaluation:
      return "evaluation";
    case QueryAction::inquiries:
      return "inquiries";
    case QueryAction::objections:
      return "objections";
    case QueryAction::objection:
      return "objection";
    case QueryAction::licence:
      return "licence";
    case QueryAction::person:
      return "person";
  }
  CREDIT_ENSURE(false);
}

const char* name_of(Authorisation authorisation) {
  switch (authorisation) {
    case Authorisation::none:
      return "none";
    case Authorisation::own_card:
      return "own_card";
    case Authorisation::legal_representative:
      return "legal_representative";
    case Authorisation::agent:
      return "agent";
    case Authorisation::holds_paper:
      return "holds_paper";
  }
  CREDIT_ENSURE(false);
}

std::string SubjectDigest::of(std::string_view number) const { return hmac_sha256_hex(key_, number); }

std::string chain_value(std::string_view before, const RegisterRow& row) {
  std::string text;
  add_field(text, before);
  add_field(text, std::to_string(row.sequence));
  for (std::size_t i = 0; i < row.fields.size(); ++i)
    if (i != asker_field || !row.fields[i].empty()) add_field(text, row.fields[i]);
  return sha256_hex(text);
}

Result<RegisterRow> last_row(Connection& connection) {
  CREDIT_TRY(auto rows, connection.run("SELECT sequence, at, kiosk, machine, asker, whom, why, authorisation, consent,"
                                       " consent_sha256, action, outcome, report, chain FROM register"
                                       " ORDER BY sequence DESC LIMIT 1"));
  return rows.next() ? row_of(rows) : RegisterRow{};
}

Status append(Connection& connection, const QueryEntry& entry) {
  CREDIT_TRY(const auto last, last_row(connection));
  RegisterRow row{last.sequence + 1,
                  {to_rfc3339(entry.at), entry.kiosk, entry.machine, entry.asker, entry.whom, entry.why,
                   name_of(entry.authorisation), entry.consent.version, entry.consent.sha256, name_of(entry.action),
                   entry.outcome, entry.report},
                  {}};
  row.chain = chain_value(last.chain, row);
  const auto& field = row.fields;
  CREDIT_CHECK(
      connection.run("INSERT INTO register (sequence, at, kiosk, machine, asker, whom, why, authorisation, consent, "
                     "consent_sha256, action,"
                     " outcome, report, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     {row.sequence, field[0], field[1], field[2], field[3], field[4], field[5], field[6], field[7],
                      field[8], field[9], field[10], field[11], row.chain}));
  return {};
}

// By pieces: a register of years does not fit into memory, and PostgreSQL hands over a whole result.
Status each_row(Connection& connection, const std::function<Status(const RegisterRow&)>& take) {
  constexpr std::int64_t piece = 10000;
  std::vector<RegisterRow> part;
  do {
    CREDIT_TRY(auto rows,
               connection.run("SELECT sequence, at, kiosk, machine, asker, whom, why, authorisation, consent,"
                              " consent_sha256, action, outcome, report, chain FROM register"
                              " WHERE sequence > ? ORDER BY sequence LIMIT ?",
                              {part.empty() ? std::int64_t{0} : part.back().sequence, piece}));
    part.clear();
    while (rows.next()) part.push_back(row_of(rows));
    for (const auto& row : part) CREDIT_CHECK(take(row));
  } while (!part.empty());
  return {};
}

}  // namespace credit::platform
