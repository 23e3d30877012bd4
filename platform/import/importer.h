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
  std::vector<Failure> failures;  // all that is wrong with it, at least one
  std::string decision;
};

// Says nothing new: the same decision, word for word.
struct DoubledRow {
  std::size_t line = 0;
  std::size_t same_as = 0;  // the line of this file that says it; 0: the store knew it before
  std::string decision;
};

struct ImportReport {
  std::int64_t taken = 0;      // new
  std::int64_t corrected = 0;  // the same decision, now with other content: the earlier one is kept, not used
  std::vector<DoubledRow> doubled;
  std::vector<RejectedRow> rejected;
};

// CSV or XLSX, by its first bytes. csv_malformed, sheet_malformed, import_head_wrong, store_unusable: nothing was
// imported.
Result<ImportReport> import_delivery(Connection& connection, const TableLayout& layout, const Delivery& delivery,
                                     Instant now);

// CSV for those who delivered, a line for each thing wrong, then the doubled rows:
// 结果 (退回, 文件内重复, 平台已有), 文件, 行号, 列, 问题, 错误代码, 决定文书号. Nothing else of a row is in it.
std::string error_list_head();
std::string error_list(const std::string& file, const ImportReport& report);

}  // namespace credit::platform
