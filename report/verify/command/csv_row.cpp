#include "report/verify/command/answer.h"
#include "report/verify/command/words.h"

namespace credit::verify::command {
namespace {

// RFC 4180; one line whatever stands in it, and nothing a spreadsheet would run: names of files come from anybody.
std::string field(std::string_view value) {
  std::string text = harmless(value);
  if (!text.empty() && std::string_view("=+-@").find(text[0]) != std::string_view::npos) text.insert(0, "'");
  if (text.find_first_of(",\"' ") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

class Row {
 public:
  void add(std::string_view value) {
    line_ += first_ ? "" : ",";
    line_ += field(value);
    first_ = false;
  }
  std::string end() { return std::move(line_) + "\r\n"; }

 private:
  std::string line_;
  bool first_ = true;
};

constexpr const char* fact_names[] = {"report_number", "issuer",     "issuer_name", "issued",    "expires",
                                      "subject_name",  "subject_id", "period_from", "period_to", "edition",
                                      "purpose",       "kiosk",      "copy",        "printed",   "state",
                                      "state_since",   "counts"};

std::string counts(const seal::Claims& claims) {
  std::string text;
  for (const int count : claims.chapter_counts)
    text += (text.empty() ? "" : ";") + (count == seal::not_answered ? std::string("not_answered")
                                         : count < 0                 ? std::string("not_asked")
                                                                     : std::to_string(count));
  return text;
}

void add_facts(Row& row, const Verdict& verdict) {
  const auto& claims = *verdict.facts();
  const auto* copy = verdict.copy();
  const auto status = verdict.status();
  row.add(claims.report_number);
  row.add(claims.issuer);
  row.add(verdict.issuer()->name);
  row.add(to_rfc3339(claims.issued));
  row.add(to_rfc3339(claims.expires));
  row.add(claims.subject_name);
  row.add(claims.subject_id);
  row.add(to_text(claims.period_from));
  row.add(to_text(claims.period_to));
  row.add(claims.edition);
  row.add(claims.purpose);
  row.add(claims.kiosk);
  row.add(copy != nullptr ? std::to_string(copy->copy) : "");
  row.add(copy != nullptr ? to_rfc3339(copy->printed) : "");
  row.add(!status ? "" : status->state == trust::ReportState::withdrawn ? "withdrawn" : "superseded");
  row.add(status ? to_rfc3339(status->since) : "");
  row.add(counts(claims));
}

std::string first_failure(const Verdict& verdict) {
  for (const auto stage : all_stages())
    if (const auto& failure = verdict.stage(stage).failure) return std::string(failure->name());
  return {};
}

std::string notes_of(const Verdict& verdict) {
  std::string text;
  for (const auto& note : verdict.notes()) text += (text.empty() ? "" : ";") + std::string(note.name());
  return text;
}

}  // namespace

std::string csv_head() {
  Row row;
  for (const char* name : {"line", "input", "conclusion", "failure", "notes"}) row.add(name);
  for (const auto stage : all_stages()) row.add(name_of(stage));
  for (const char* name : fact_names) row.add(name);
  return row.end();
}

std::string csv_row(const BatchEntry& entry, const Answered& answered) {
  const auto& verdict = answered.verdict;
  Row row;
  row.add(std::to_string(entry.line));
  row.add(entry.input);
  row.add(name_of(verdict.conclusion()));
  row.add(first_failure(verdict));
  row.add(notes_of(verdict));
  for (const auto stage : all_stages()) row.add(name_of(verdict.stage(stage).answer));
  if (verdict.facts() != nullptr)
    add_facts(row, verdict);
  else
    for (std::size_t i = 0; i < std::size(fact_names); ++i) row.add("");
  return row.end();
}

std::string csv_row(const BatchEntry& entry, const Failure& failure) {
  Row row;
  row.add(std::to_string(entry.line));
  row.add(entry.input);
  row.add(name_of(Conclusion::unreadable));
  row.add(failure.name());
  row.add("");
  for (int i = 0; i < stage_count; ++i) row.add(name_of(Answer::not_reached));
  for (std::size_t i = 0; i < std::size(fact_names); ++i) row.add("");
  return row.end();
}

}  // namespace credit::verify::command
