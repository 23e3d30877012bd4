#include "kiosk/print/judgement.h"

#include <algorithm>

#include "base/failures/printing.h"
#include "kiosk/print/trouble.h"

namespace credit::print {
namespace {

int seen(const Evidence& e) { return std::clamp(e.counted.value_or(0), 0, e.pages); }
bool all_counted(const Evidence& e) { return e.counted && *e.counted >= e.pages; }

PrintFailed failed(const Evidence& e, Failure why) { return {std::move(why), std::min(seen(e) + 1, e.pages)}; }

// A CUPS queue in front of an IPP printer now and then calls a job completed that the printer aborted: seen of CUPS 2.4
// in about one print of ten on a busy machine.
Outcome judge_completed(const Evidence& e) {
  const bool counted = all_counted(e) || !e.model_counts;
  if (e.from_a_queue || !counted || e.printer.blocks_printing()) return Unconfirmed{seen(e)};
  return Printed{e.pages};
}

// A jam is a better word than "aborted" when the printer shows one.
Outcome judge_aborted(const Evidence& e) {
  if (all_counted(e)) return Unconfirmed{seen(e)};
  if (e.document_refused) return failed(e, {failure::print_format_refused, "job"});
  if (e.printer.reachable && e.printer.blocks_printing()) return failed(e, why_blocked(e.printer));
  return failed(e, {failure::print_aborted, {}});
}

Outcome judge_stopped(const Evidence& e) {
  if (e.given_up) return failed(e, *e.given_up);
  return Cancelled{seen(e)};
}

}  // namespace

Outcome judge(const Evidence& evidence) {
  switch (evidence.state) {
    case JobState::completed:
      return judge_completed(evidence);
    case JobState::aborted:
      return judge_aborted(evidence);
    case JobState::cancelled:
    case JobState::waiting:  // cancelled by us, and the printer is slow to say so
    case JobState::printing:
      return judge_stopped(evidence);
    case JobState::forgotten:
    case JobState::silent:
      break;
  }
  return Unconfirmed{seen(evidence)};
}

}  // namespace credit::print
