#include "kiosk/print/ipp_reading.h"

#include <algorithm>
#include <string_view>

#include "kiosk/print/trouble.h"

namespace credit::print {
namespace {

std::vector<std::string> keywords(ipp_t* message, const char* name) {
  std::vector<std::string> result;
  ipp_attribute_t* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
  for (int i = 0; attribute && i < ippGetCount(attribute); ++i)
    if (const char* text = ippGetString(attribute, i, nullptr)) result.emplace_back(text);
  return result;
}

std::vector<int> integers(ipp_t* message, const char* name) {
  std::vector<int> result;
  ipp_attribute_t* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
  const ipp_tag_t tag = ippGetValueTag(attribute);
  if (tag != IPP_TAG_INTEGER && tag != IPP_TAG_ENUM) return result;
  for (int i = 0; i < ippGetCount(attribute); ++i) result.push_back(ippGetInteger(attribute, i));
  return result;
}

// Negative levels mean "unknown" (PWG 5100.13); waste boxes count the other way round.
std::optional<int> lowest_toner(ipp_t* message) {
  const auto levels = integers(message, "marker-levels");
  const auto types = keywords(message, "marker-types");
  std::optional<int> lowest;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const bool waste = i < types.size() && types[i].starts_with("waste");
    if (levels[i] >= 0 && !waste) lowest = std::min(lowest.value_or(100), levels[i]);
  }
  return lowest;
}

JobState read_state(int state) {
  switch (state) {
    case IPP_JSTATE_PENDING:
    case IPP_JSTATE_HELD:
      return JobState::waiting;
    case IPP_JSTATE_CANCELED:
      return JobState::cancelled;
    case IPP_JSTATE_ABORTED:
      return JobState::aborted;
    case IPP_JSTATE_COMPLETED:
      return JobState::completed;
    default:
      return JobState::printing;
  }
}

}  // namespace

std::optional<int> integer(ipp_t* message, const char* name) {
  const auto values = integers(message, name);
  return values.empty() ? std::nullopt : std::optional(values.front());
}

PrinterState read_printer(ipp_t* message, const std::vector<std::string>& ignored) {
  PrinterState state;
  state.reachable = true;
  ipp_attribute_t* accepting = ippFindAttribute(message, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
  state.accepting = accepting && ippGetBoolean(accepting, 0);
  state.troubles = read_reasons(keywords(message, "printer-state-reasons"), ignored);
  state.toner_percent = lowest_toner(message);
  const bool stopped = integer(message, "printer-state") == IPP_PSTATE_STOPPED;
  if (stopped && blocking_only(state.troubles).empty()) state.troubles.push_back(Trouble::other);
  return state;
}

JobReading read_job(ipp_t* message) {
  JobReading reading;
  reading.state = read_state(integer(message, "job-state").value_or(IPP_JSTATE_PROCESSING));
  reading.counted = integer(message, "job-impressions-completed");
  const auto reasons = keywords(message, "job-state-reasons");
  reading.document_refused = std::any_of(reasons.begin(), reasons.end(), [](const std::string& reason) {
    return reason == "document-format-error" || reason == "unsupported-document-format" ||
           reason == "document-unprintable-error";
  });
  return reading;
}

// One group of attributes per job, a nameless one between them; some printers ignore my-jobs, so the owner is compared.
std::vector<int> read_jobs(ipp_t* message, const std::string& owner) {
  std::vector<int> jobs;
  int id = 0;
  bool owned = false;
  for (ipp_attribute_t* at = ippFirstAttribute(message);; at = ippNextAttribute(message)) {
    const char* const name = at ? ippGetName(at) : nullptr;
    if (!name) {
      if (id > 0 && owned) jobs.push_back(id);
      id = 0;
      owned = false;
      if (!at) return jobs;
      continue;
    }
    const char* const text = ippGetString(at, 0, nullptr);
    if (std::string_view(name) == "job-id") id = ippGetInteger(at, 0);
    if (std::string_view(name) == "job-originating-user-name") owned = text && owner == text;
  }
}

}  // namespace credit::print
