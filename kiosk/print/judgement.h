// The truth about one print, from what was seen of job and printer. Pure.
#pragma once
#include <optional>

#include "kiosk/print/printer.h"

namespace credit::print {

enum class JobState {
  waiting,   // pending or held
  printing,  // processing, or stopped until somebody helps
  completed,
  aborted,
  cancelled,
  forgotten,  // the printer knows no such job any more
  silent      // the printer no longer answers
};
inline bool is_over(JobState state) { return state != JobState::waiting && state != JobState::printing; }

struct Evidence {
  JobState state = JobState::silent;
  int pages = 0;                    // that were to come
  std::optional<int> counted;       // by the printer
  bool model_counts = true;         // PrinterSettings::counts_pages
  bool from_a_queue = false;        // a scheduler answered, not the printer: proves nothing about paper
  bool document_refused = false;    // the job's reasons blame the document
  PrinterState printer;             // asked after the job's end
  std::optional<Failure> given_up;  // why we stopped the job ourselves, if we did and the visitor did not
};

Outcome judge(const Evidence& evidence);

}  // namespace credit::print
