// credit-platform seed: synthetic deliveries for development, the demo and the tests.
#include "platform/seed/seed.h"

#include <cstdio>

#include "platform/main/commands.h"

namespace credit::platform {

Result<int> seed(const Options& options) {
  const auto out = options.value("out");
  if (!out) return exit_usage;
  SeedPlan plan{*out, options.value("tables").value_or("/usr/share/credit/tables"), options.value("cards").value_or(""),
                day_in_china(SystemClock().now())};
  if (const auto today = options.value("today")) {
    CREDIT_TRY(plan.today, parse_day(*today));
  }
  CREDIT_TRY(const auto rows, write_seed(plan));
  std::printf("%s: %zu synthetic rows\n", out->c_str(), rows);
  return exit_done;
}

}  // namespace credit::platform
