// How good what was delivered is, by table: the three figures departments are held to. Nobody's data is in them.
#pragma once
#include "platform/import/layout.h"
#include "platform/import/working_days.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct Quality {
  std::string table;
  std::int64_t rows = 0;        // delivered, those sent again too
  std::int64_t incomplete = 0;  // of them: a required cell is empty
  std::int64_t wrong = 0;       // a cell cannot be right, a code is nobody's or another's, two rows disagree
  // Of decisions first delivered in this time, where the table must be public within so many working days:
  std::int64_t decided = 0, late = 0;
};

struct DeliveredIn {
  Day from, to;  // days in China, both included
};

// By table, those alone of which something was delivered then. store_unusable
Result<std::vector<Quality>> delivered_quality(Connection& connection, const LayoutShelf& layouts, DeliveredIn time,
                                               const WorkingDays& days);

// 表, 行数, 完整率, 准确率, 及时率: CSV that office programs open; "-" where there is nothing to say.
std::string quality_list(const std::vector<Quality>& tables, const LayoutShelf& layouts);

}  // namespace credit::platform
