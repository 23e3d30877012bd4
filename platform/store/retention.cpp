#include "platform/store/retention.h"

#include "base/failures/platform.h"

namespace credit::platform {
namespace {

struct Row {
  std::int64_t sequence = 0;
  std::string chain;
};

// The last row that may go: no younger row stands before it, even where a clock went back.
Result<Row> last_old_row(Connection& connection, Instant limit) {
  const auto at = to_rfc3339(limit);
  CREDIT_TRY(auto rows,
             connection.run("SELECT sequence, chain FROM register WHERE sequence < (SELECT coalesce("
                            "(SELECT min(sequence) FROM register WHERE at >= ?), (SELECT max(sequence) FROM register)))"
                            " ORDER BY sequence DESC LIMIT 1",
                            {at}));
  return rows.next() ? Row{rows.number(0), rows.text(1)} : Row{};
}

}  // namespace

Instant months_before(Instant now, int months) {
  const auto day = std::chrono::floor<std::chrono::days>(now);
  auto date = std::chrono::year_month_day(day) - std::chrono::months(months);
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return std::chrono::sys_days(date) + (now - day);
}

Result<Dropped> drop_old_rows(Connection& connection, const seal::Signer& signer, int months, Instant now) {
  if (months < shortest_retention_months) return fail(failure::retention_too_short, std::to_string(months) + " months");
  CREDIT_TRY(auto transaction, Transaction::begin(connection));
  CREDIT_TRY(const auto old, last_old_row(connection, months_before(now, months)));
  if (old.sequence == 0) return Dropped{};
  CREDIT_TRY(auto checkpoint, next_checkpoint(connection, now));
  Dropped dropped{old.sequence + 1 - checkpoint.kept_from, {}};
  checkpoint.kept_from = old.sequence + 1;
  checkpoint.before = old.chain;
  CREDIT_TRY(dropped.checkpoint, add_checkpoint(connection, checkpoint, signer));
  CREDIT_CHECK(connection.run("DELETE FROM register WHERE sequence <= ?", {old.sequence}));
  CREDIT_CHECK(transaction.commit());
  return dropped;
}

}  // namespace credit::platform
