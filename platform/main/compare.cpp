// credit-platform audit compare: a machine's journal against the query register.
#include <cstdio>

#include "base/failures/audit.h"
#include "platform/cross_check/comparison.h"
#include "platform/main/commands.h"
#include "platform/store/store.h"

namespace credit::platform {
namespace {

Result<std::optional<Instant>> copied_at(const Options& options) {
  const auto text = options.value("as-of");
  if (!text) return std::optional<Instant>();
  CREDIT_TRY(const Instant at, parse_rfc3339(*text));
  return std::optional<Instant>(at);
}

}  // namespace

Result<int> compare_journal(const PlatformSettings& settings, const Options& options) {
  const auto id = options.value("id");
  const auto folder = options.value("journal");
  if (!id || !folder) return exit_usage;
  CREDIT_TRY(const auto copied, copied_at(options));
  CREDIT_TRY(const auto connection, Connection::open(settings.database));
  CREDIT_CHECK(prepare_schema(*connection));
  CREDIT_TRY(const auto made, compare_reports(*connection, *id, *folder, copied));
  for (const auto& finding : made.findings) std::fprintf(stderr, "%s\n", describe(finding).c_str());
  std::printf("%s: %zu journal lines, %lld register rows; %zu reports in both, %zu left out, %zu differ\n", id->c_str(),
              made.lines, static_cast<long long>(made.rows), made.agreed, made.left_out, made.findings.size());
  if (made.findings.empty()) return exit_done;
  return fail(failure::reports_disagree, std::to_string(made.findings.size()) + " reports");
}

}  // namespace credit::platform
