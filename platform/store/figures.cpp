#include "platform/store/figures.h"

#include "platform/store/emergency.h"
#include "platform/store/register.h"

namespace credit::platform {
namespace {

constexpr const char* sources_sql =
    "SELECT name, unavailable, (SELECT max(as_of) FROM batch WHERE batch.source = source.name),"
    " (SELECT count(*) FROM rejected_row WHERE rejected_row.source = source.name AND settled IS NULL)"
    " FROM source ORDER BY name";

constexpr const char* machines_sql =
    "SELECT count(DISTINCT id) FROM kiosk WHERE revoked IS NULL AND id NOT IN (SELECT kiosk FROM locked_kiosk)";

Result<std::vector<SourceFigures>> sources(Connection& connection) {
  CREDIT_TRY(auto rows, connection.run(sources_sql));
  std::vector<SourceFigures> found;
  while (rows.next()) {
    SourceFigures source{rows.text(0), false, {}, rows.number(3)};
    if (!rows.null(2)) {
      CREDIT_TRY(source.as_of, parse_rfc3339(rows.text(2)));
    }
    source.available = source.as_of && rows.number(1) == 0;
    found.push_back(std::move(source));
  }
  return found;
}

}  // namespace

Result<StoreFigures> store_figures(Connection& connection) {
  StoreFigures figures;
  CREDIT_TRY(const auto last, last_row(connection));
  figures.register_rows = last.sequence;
  CREDIT_TRY(figures.issuing_stopped, issuing_stopped(connection));
  CREDIT_TRY(figures.sources, sources(connection));
  CREDIT_TRY(auto rows, connection.run(machines_sql));
  if (rows.next()) figures.machines = rows.number(0);
  return figures;
}

}  // namespace credit::platform
