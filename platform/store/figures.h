// What a monitoring system wants to know of the store. Nobody's data is in it: counts, times and names of sources.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct SourceFigures {
  std::string name;
  bool available = false;         // delivered, and not marked as unable to answer
  std::optional<Instant> as_of;   // of its newest delivery
  std::int64_t waiting_rows = 0;  // rejected and not settled
};

struct StoreFigures {
  std::int64_t register_rows = 0;  // its last number: rows dropped by age count too
  std::int64_t machines = 0;       // with a certificate in force and not locked
  bool issuing_stopped = false;
  std::vector<SourceFigures> sources;  // by name
};

Result<StoreFigures> store_figures(Connection& connection);

}  // namespace credit::platform
