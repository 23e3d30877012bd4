// Many reports on all cores: one line of result an input, in the order of the source, whatever an input is; memory does
// not grow with their number.
#pragma once
#include "report/verify/command/answer.h"

namespace credit::verify::command {

struct BatchTotals {
  std::uint64_t checked = 0, skipped = 0;  // skipped: already in the output that is resumed
  std::array<std::uint64_t, 4> by_conclusion{};
  bool interrupted = false;
  int exit_status() const;
};

// SIGINT and SIGTERM end it after the inputs in work; a second one ends the program.
// input_unreadable (the source itself), output_unwritable
Result<BatchTotals> run_batch(const Options& options, const Verifier& verifier, const document::EditionShelf& editions);

}  // namespace credit::verify::command
