#include "report/verify/command/progress.h"

#include <unistd.h>

#include <array>
#include <cstdio>

#include "report/verify/command/words.h"

namespace credit::verify::command {

using namespace std::chrono_literals;

Progress::Progress(bool quiet, Language language)
    : quiet_(quiet), terminal_(::isatty(STDERR_FILENO) == 1), language_(language) {}

void Progress::show(const BatchTotals& totals, std::optional<double> done) {
  const auto now = Clock::now();
  if (quiet_ || now - shown_ < (terminal_ ? 200ms : 10s)) return;
  shown_ = now;
  std::fprintf(stderr, terminal_ ? "\r%s\033[K" : "%s\n", line(totals, done).c_str());
}

void Progress::end(const BatchTotals& totals) {
  if (quiet_) return;
  std::fprintf(stderr, "%s%s%s\n", terminal_ ? "\r" : "", line(totals, std::nullopt).c_str(),
               terminal_ ? "\033[K" : "");
  if (totals.interrupted) std::fprintf(stderr, "%s\n", say(Say::interrupted, language_));
}

std::string Progress::line(const BatchTotals& totals, std::optional<double> done) const {
  const auto seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
  std::array<char, 64> rate{};
  std::snprintf(rate.data(), rate.size(), "%.0f/s", seconds > 0 ? static_cast<double>(totals.checked) / seconds : 0.0);
  std::string text =
      std::string(say(Say::batch_checked, language_)) + " " + std::to_string(totals.skipped + totals.checked);
  if (done) text += " (" + std::to_string(static_cast<int>(*done * 100)) + "%)";
  for (int i = 0; i < 4; ++i)
    if (const auto count = totals.by_conclusion[static_cast<std::size_t>(i)]; count > 0)
      text += std::string(", ") + headline(static_cast<Conclusion>(i), language_) + " " + std::to_string(count);
  return text + ", " + rate.data();
}

}  // namespace credit::verify::command
