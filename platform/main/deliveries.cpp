// credit-platform deliveries: how complete, right and in time is what departments deliver.
#include <cstdio>

#include "base/failures/common.h"
#include "base/file.h"
#include "platform/import/quality.h"
#include "platform/main/commands.h"
#include "platform/store/store.h"

namespace credit::platform {
namespace {

Result<WorkingDays> working_days(const Options& options) {
  const auto file = options.value("calendar");
  if (!file) return WorkingDays();
  CREDIT_TRY(const auto bytes, read_file(*file, 1U << 20));
  return WorkingDays::parse(text_view(bytes));
}

Result<Day> day_of(const Options& options, const char* name, Day otherwise) {
  const auto text = options.value(name);
  return text ? parse_day(*text) : Result<Day>(otherwise);
}

}  // namespace

Result<int> tell_deliveries(const PlatformSettings& settings, const Options& options) {
  if (!options.words.empty()) return exit_usage;
  const auto today = day_in_china(SystemClock().now());
  CREDIT_TRY(const auto from, day_of(options, "from", today - std::chrono::days(30)));
  CREDIT_TRY(const auto to, day_of(options, "to", today));
  if (to < from) return fail(failure::time_malformed, "--to lies before --from");
  CREDIT_TRY(const auto days, working_days(options));
  CREDIT_TRY(const auto layouts, LayoutShelf::load(settings.tables));
  CREDIT_TRY(const auto connection, Connection::open(settings.database));
  CREDIT_CHECK(prepare_schema(*connection));
  CREDIT_TRY(const auto tables, delivered_quality(*connection, layouts, {from, to}, days));
  std::fputs(quality_list(tables, layouts).c_str(), stdout);
  return exit_done;
}

}  // namespace credit::platform
