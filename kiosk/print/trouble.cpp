#include "kiosk/print/trouble.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/failures/printing.h"

namespace credit::print {
namespace {

struct Row {
  std::string_view prefix;
  Trouble trouble;
};
constexpr Row rows[] = {
    {"media-empty", Trouble::paper_out},
    {"media-needed", Trouble::paper_out},
    {"media-low", Trouble::paper_low},
    {"media-jam", Trouble::jam},
    {"cover-open", Trouble::cover_open},
    {"door-open", Trouble::cover_open},
    {"interlock-open", Trouble::cover_open},
    {"input-tray-missing", Trouble::paper_out},
    {"toner-empty", Trouble::toner_out},
    {"marker-supply-empty", Trouble::toner_out},
    {"toner-low", Trouble::toner_low},
    {"marker-supply-low", Trouble::toner_low},
    {"output-area-full", Trouble::output_full},
    {"output-tray-missing", Trouble::output_full},
    {"paused", Trouble::paused},
    {"moving-to-paused", Trouble::paused},
    {"hold-new-jobs", Trouble::paused},
    {"offline", Trouble::offline},
    {"shutdown", Trouble::offline},
};

// A reason nobody has heard of stops us only when the printer itself calls it an error.
std::optional<Trouble> read_reason(std::string_view reason) {
  const auto row =
      std::find_if(std::begin(rows), std::end(rows), [&](const Row& r) { return reason.starts_with(r.prefix); });
  if (row != std::end(rows)) return row->trouble;
  if (reason.ends_with("-error")) return Trouble::other;
  return {};
}

FailureCode code_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::paper_out:
      return failure::paper_out;
    case Trouble::jam:
      return failure::paper_jam;
    case Trouble::cover_open:
      return failure::cover_open;
    case Trouble::toner_out:
      return failure::toner_out;
    case Trouble::output_full:
      return failure::output_full;
    case Trouble::paused:
      return failure::printer_paused;
    case Trouble::offline:
      return failure::printer_off;
    case Trouble::paper_low:
    case Trouble::toner_low:
    case Trouble::other:
      break;
  }
  return failure::printer_trouble;
}

}  // namespace

std::vector<Trouble> read_reasons(const std::vector<std::string>& reasons, const std::vector<std::string>& ignored) {
  std::vector<Trouble> troubles;
  for (const auto& reason : reasons) {
    if (std::find(ignored.begin(), ignored.end(), reason) != ignored.end()) continue;
    const auto trouble = read_reason(reason);
    if (trouble && std::find(troubles.begin(), troubles.end(), *trouble) == troubles.end())
      troubles.push_back(*trouble);
  }
  return troubles;
}

bool blocks(Trouble trouble) { return trouble != Trouble::paper_low && trouble != Trouble::toner_low; }

std::vector<Trouble> blocking_only(const std::vector<Trouble>& troubles) {
  std::vector<Trouble> result;
  std::copy_if(troubles.begin(), troubles.end(), std::back_inserter(result), blocks);
  return result;
}

Failure why_blocked(const PrinterState& state) {
  CREDIT_ENSURE(state.blocks_printing());
  if (!state.reachable) return {failure::printer_off, {}};
  const auto trouble = std::find_if(state.troubles.begin(), state.troubles.end(), blocks);
  if (trouble == state.troubles.end()) return {failure::printer_paused, "not accepting jobs"};
  return {code_of(*trouble), {}};
}

bool PrinterState::blocks_printing() const {
  return !reachable || !accepting || std::any_of(troubles.begin(), troubles.end(), blocks);
}

}  // namespace credit::print
