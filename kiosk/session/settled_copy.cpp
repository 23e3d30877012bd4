#include "kiosk/session/settled_copy.h"

#include <array>
#include <charconv>

#include "kiosk/audit/lines.h"

namespace credit::session {

namespace {

using audit::FactKind;
using platform_client::OutcomeKind;
constexpr std::array<std::pair<std::string_view, OutcomeKind>, 5> words{{{"printed", OutcomeKind::printed},
                                                                         {"unconfirmed", OutcomeKind::unconfirmed},
                                                                         {"failed", OutcomeKind::failed},
                                                                         {"cancelled", OutcomeKind::cancelled},
                                                                         {"not_asked", OutcomeKind::not_asked}}};

std::string fact(const audit::Line& line, FactKind kind) {
  for (const auto& one : line.facts)
    if (one.kind == kind) return one.value;
  return {};
}

int number(const std::string& digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool ends(const audit::Line& line, const PrintMark& mark) {
  return line.event == audit::EventKind::print_complete && fact(line, FactKind::report_number) == mark.report_number &&
         number(fact(line, FactKind::copy)) == mark.copy;
}

platform_client::OutcomeReport outcome_of(const audit::Line& line, const PrintMark& mark) {
  platform_client::OutcomeReport outcome{
      mark.report_number, OutcomeKind::unconfirmed, number(fact(line, FactKind::pages)), mark.copy, {}};
  for (const auto& [word, kind] : words)
    if (word == fact(line, FactKind::outcome)) outcome.kind = kind;
  if (outcome.kind == OutcomeKind::failed) outcome.failure = fact(line, FactKind::failure);
  return outcome;
}

}  // namespace

Result<std::optional<platform_client::OutcomeReport>> settled_copy(const std::filesystem::path& journal,
                                                                   const PrintMark& mark) {
  std::optional<platform_client::OutcomeReport> found;
  const auto take = [&](const audit::Line& line) -> Status {
    if (ends(line, mark)) found = outcome_of(line, mark);
    return {};
  };
  CREDIT_CHECK(audit::each_line(journal, take));
  return found;
}

}  // namespace credit::session
