// Synthetic deliveries in the tables' own column layout: persons, firms and their records.
#pragma once
#include "base/clock.h"
#include "base/result.h"

#include <filesystem>

namespace credit::platform {

struct SeedPlan {
  std::filesystem::path out, tables, cards;  // cards: "" for none
  Day today{};
  int persons = 220, firms = 220;
};

// One CSV a table, named after it; tables without a record get their head only: the source has answered. Returns rows
// written.
Result<std::size_t> write_seed(const SeedPlan& plan);

}  // namespace credit::platform
