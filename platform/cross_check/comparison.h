// Two books about the same reports: a machine's own journal and the platform's query register. Whoever forges one must
// forge the other too, and they lie in different hands.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "platform/store/register.h"

namespace credit::platform {

enum class ReportFault {
  journal_only,   // the machine names a report the register never gave out
  register_only,  // given out to the machine, which does not name it: power lost, report rejected, or a journal cut
  other_machine,  // given out, but to another machine
};

struct ReportFinding {
  ReportFault fault{};
  std::string report;  // its number
  bool operator==(const ReportFinding&) const = default;
};
std::string describe(const ReportFinding& finding);

struct ReportComparison {
  std::size_t lines = 0;                // of the journal, its chain whole
  std::int64_t rows = 0;                // of the register
  std::size_t agreed = 0;               // reports both sides have
  std::size_t left_out = 0;             // one side cannot know them any more, or not yet
  std::vector<ReportFinding> findings;  // by number
};

// Left out: of the journal what is older than the register's first row, once the register was cut by age; of the
// register what is older than the journal's first line, or younger than `copied`, when the journal was copied.
// audit_chain_broken, audit_line_unreadable, store_unusable
Result<ReportComparison> compare_reports(Connection& connection, const std::string& kiosk,
                                         const std::filesystem::path& journal, std::optional<Instant> copied = {});

}  // namespace credit::platform
