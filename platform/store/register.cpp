#include "platform/store/register.h"

#include "platform/store/digest.h"

namespace credit::platform {
namespace {

constexpr std::string_view separator = "\x1f";

// Any text but the separator may stand in a field, so two different rows never read the same.
std::string chain_value(std::string_view before, std::int64_t sequence,
                        std::initializer_list<std::string_view> fields) {
  std::string text(before);
  text.append(separator).append(std::to_string(sequence));
  for (const auto field : fields) text.append(separator).append(field);
  return sha256_hex(text);
}

struct Last {
  std::int64_t sequence = 0;
  std::string chain;
};

Result<Last> last_row(Connection& connection) {
  CREDIT_TRY(auto rows, connection.run("SELECT sequence, chain FROM register ORDER BY sequence DESC LIMIT 1"));
  if (!rows.next()) return Last{};
  return Last{rows.number(0), rows.text(1)};
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
  }
  CREDIT_ENSURE(false);
}

std::string SubjectDigest::of(std::string_view id_number) const { return hmac_sha256_hex(key_, id_number); }

Status append(Connection& connection, const QueryEntry& entry) {
  CREDIT_TRY(const auto last, last_row(connection));
  const auto sequence = last.sequence + 1;
  const auto at = to_rfc3339(entry.at);
  const std::string action = name_of(entry.action);
  const auto chain =
      chain_value(last.chain, sequence,
                  {at, entry.kiosk, entry.machine, entry.whom, entry.why, action, entry.outcome, entry.report});
  CREDIT_CHECK(connection.run(
      "INSERT INTO register (sequence, at, kiosk, machine, whom, why, action, outcome, report, chain)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {sequence, at, entry.kiosk, entry.machine, entry.whom, entry.why, action, entry.outcome, entry.report, chain}));
  return {};
}

Result<std::int64_t> check_register(Connection& connection) {
  CREDIT_TRY(auto rows, connection.run("SELECT sequence, at, kiosk, machine, whom, why, action, outcome, report, chain"
                                       " FROM register ORDER BY sequence"));
  Last last;
  while (rows.next()) {
    const auto sequence = rows.number(0);
    if (sequence != last.sequence + 1)
      return fail(FailureCode::register_broken, "row " + std::to_string(last.sequence + 1) + " is missing");
    const auto chain = chain_value(last.chain, sequence,
                                   {rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6),
                                    rows.text(7), rows.text(8)});
    if (chain != rows.text(9))
      return fail(FailureCode::register_broken, "row " + std::to_string(sequence) + " was changed");
    last = {sequence, chain};
  }
  return last.sequence;
}

}  // namespace credit::platform
