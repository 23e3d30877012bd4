#include "platform/import/quality.h"

#include <map>

#include "platform/import/csv.h"

namespace credit::platform {
namespace {

// A decision's first row: what corrects it later is not late.
constexpr const char* first_rows_sql =
    "SELECT r.dated, count(*) FROM record r WHERE r.batch = ? AND NOT EXISTS (SELECT 1 FROM record e WHERE"
    " e.subject = r.subject AND e.source = r.source AND e.decision = r.decision AND e.id < r.id) GROUP BY r.dated";

constexpr const char* rejected_sql =
    "SELECT count(*) FILTER (WHERE incomplete = 1), count(*) FILTER (WHERE wrong = 1) FROM rejected_code WHERE batch = "
    "?";

struct Batch {
  std::int64_t id = 0, rows = 0;
  std::string table;
  Day arrived;
};

// Times are kept in UTC and sort as text; a day in China begins eight hours before it.
Result<std::vector<Batch>> batches_in(Connection& connection, DeliveredIn time) {
  const auto begin = to_rfc3339(Instant(time.from) - std::chrono::hours(8));
  const auto end = to_rfc3339(Instant(time.to) + std::chrono::hours(16));
  CREDIT_TRY(auto rows, connection.run("SELECT id, source, taken + doubled + rejected, imported FROM batch"
                                       " WHERE imported >= ? AND imported < ? ORDER BY source, id",
                                       {begin, end}));
  std::vector<Batch> found;
  while (rows.next()) {
    CREDIT_TRY(const auto imported, parse_rfc3339(rows.text(3)));
    found.push_back({rows.number(0), rows.number(2), rows.text(1), day_in_china(imported)});
  }
  return found;
}

Status add_rejected(Connection& connection, const Batch& batch, Quality& quality) {
  CREDIT_TRY(auto rows, connection.run(rejected_sql, {batch.id}));
  if (!rows.next()) return {};
  quality.incomplete += rows.number(0);
  quality.wrong += rows.number(1);
  return {};
}

Status add_late(Connection& connection, const Batch& batch, int within, const WorkingDays& days, Quality& quality) {
  CREDIT_TRY(auto rows, connection.run(first_rows_sql, {batch.id}));
  while (rows.next()) {
    CREDIT_TRY(const auto decided, parse_day(rows.text(0)));
    quality.decided += rows.number(1);
    if (batch.arrived > days.after(decided, within)) quality.late += rows.number(1);
  }
  return {};
}

// 99.995 % of the rows are not all of them: never rounded up.
std::string share(std::int64_t good, std::int64_t all) {
  if (all == 0) return "-";
  const auto hundredths = good * 10000 / all;
  const auto rest = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest + "%";
}

}  // namespace

Result<std::vector<Quality>> delivered_quality(Connection& connection, const LayoutShelf& layouts, DeliveredIn time,
                                               const WorkingDays& days) {
  CREDIT_TRY(const auto batches, batches_in(connection, time));
  std::map<std::string, Quality> tables;
  for (const auto& batch : batches) {
    const auto layout = layouts.find(batch.table);
    if (!layout) continue;  // a table this region no longer takes
    auto& quality = tables[batch.table];
    quality.table = batch.table;
    quality.rows += batch.rows;
    CREDIT_CHECK(add_rejected(connection, batch, quality));
    if ((*layout)->public_within > 0)
      CREDIT_CHECK(add_late(connection, batch, (*layout)->public_within, days, quality));
  }
  std::vector<Quality> found;
  for (auto& [table, quality] : tables) found.push_back(std::move(quality));
  return found;
}

std::string quality_list(const std::vector<Quality>& tables, const LayoutShelf& layouts) {
  std::string list = std::string(byte_order_mark) + csv_line({"表", "行数", "完整率", "准确率", "及时率"});
  for (const auto& quality : tables) {
    const auto layout = layouts.find(quality.table);
    list += csv_line({layout ? (*layout)->title : quality.table, std::to_string(quality.rows),
                      share(quality.rows - quality.incomplete, quality.rows),
                      share(quality.rows - quality.wrong, quality.rows),
                      share(quality.decided - quality.late, quality.decided)});
  }
  return list;
}

}  // namespace credit::platform
