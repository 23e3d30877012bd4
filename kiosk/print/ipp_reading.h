// What a printer's answers say, read without trusting their shape.
#pragma once
#include <cups/ipp.h>

#include <optional>
#include <string>
#include <vector>

#include "kiosk/print/judgement.h"

namespace credit::print {

struct JobReading {
  JobState state = JobState::waiting;
  std::optional<int> counted;
  bool document_refused = false;
};

PrinterState read_printer(ipp_t* answer, const std::vector<std::string>& ignored_reasons);
JobReading read_job(ipp_t* answer);
std::vector<int> read_jobs(ipp_t* answer, const std::string& owner);
std::optional<int> integer(ipp_t* answer, const char* name);

}  // namespace credit::print
