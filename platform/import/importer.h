// A delivered file into the store: good rows in one transaction, bad rows listed, nothing lost and nothing half done.
#pragma once
#include "base/clock.h"
#include "platform/import/layout.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct Delivery {
  std::string file;  // its name, for the batch
  Bytes bytes;
  Instant as_of{};  // it holds everything decided up to then
};

struct RejectedRow {
  std::size_t line = 0;
  Failure failure;
};

struct ImportReport {
  std::int64_t taken = 0;      // new
  std::int64_t corrected = 0;  // the same decision, now with other content: the earlier one is kept, not used
  std::int64_t doubled = 0;    // already there, word for word
  std::vector<RejectedRow> rejected;
};

// csv_malformed, import_head_wrong, store_unusable: nothing was imported.
Result<ImportReport> import_delivery(Connection& connection, const TableLayout& layout, const Delivery& delivery,
                                     Instant now);

// CSV for those who delivered: 行号, 错误代码, 说明, 位置
std::string rejected_list(const ImportReport& report);

}  // namespace credit::platform
