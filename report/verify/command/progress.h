// How far a batch is, on standard error: one line that rewrites itself on a terminal, one line every ten seconds
// elsewhere, and a summary at the end.
#pragma once
#include <chrono>

#include "report/verify/command/batch.h"

namespace credit::verify::command {

class Progress {
 public:
  Progress(bool quiet, Language language);
  void show(const BatchTotals& totals, std::optional<double> done);
  void end(const BatchTotals& totals);

 private:
  using Clock = std::chrono::steady_clock;
  std::string line(const BatchTotals& totals, std::optional<double> done) const;

  const bool quiet_, terminal_;
  const Language language_;
  const Clock::time_point begun_ = Clock::now();
  Clock::time_point shown_ = begun_;
};

}  // namespace credit::verify::command
