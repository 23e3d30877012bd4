// The journal read back: its lines with kinds and facts, the chain held against them on the way.
#pragma once
#include <functional>

#include "kiosk/audit/journal.h"

namespace credit::audit {

struct Line {
  std::uint64_t number = 0;  // from 1, over all months
  Instant at{};              // by the machine's clock
  EventKind event{};
  std::vector<Fact> facts;
};

// One line without its newline, of any origin. audit_line_unreadable: no line of this journal's catalogue; says what
// is wrong with it, never what it says.
Result<Line> read_line(std::string_view text);

// Every line of every file, in order; lines taken before a fault are taken. Their number.
// audit_chain_broken names file and line, audit_line_unreadable the line's number
Result<std::size_t> each_line(const std::filesystem::path& folder, const std::function<Status(const Line&)>& take);

}  // namespace credit::audit
