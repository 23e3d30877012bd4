#include "report/document/wording.h"

#include "report/document/document.h"

namespace credit::document {
namespace {

using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

// The reader saw to it that every {name} of the text is among the values.
std::string filled(std::string_view text, Values values) {
  std::string out(text);
  for (const auto& [name, value] : values) {
    const auto mark = "{" + std::string(name) + "}";
    const auto at = out.find(mark);
    CREDIT_ENSURE(at != std::string::npos);
    out.replace(at, mark.size(), value);
  }
  return out;
}

struct Sums {
  int none = 0, some = 0, records = 0, not_answered = 0, not_asked = 0;
};

Sums sums_of(const Document& document) {
  Sums sums;
  for (const int count : document.counts()) {
    if (count == Answer::count_not_answered) ++sums.not_answered;
    if (count == Answer::count_not_asked) ++sums.not_asked;
    if (count == 0) ++sums.none;
    if (count > 0) ++sums.some, sums.records += count;
  }
  return sums;
}

}  // namespace

std::string result_line(const Wording& wording, const Answer& answer) {
  switch (answer.state()) {
    case AnswerState::not_asked:
      return wording.not_asked;
    case AnswerState::not_answered:
      return wording.not_answered;
    case AnswerState::answered:
      return answer.count() == 0 ? wording.none : filled(wording.some, {{"count", std::to_string(answer.count())}});
  }
  return wording.not_answered;
}

std::string result_line(const Edition& edition, const DomainRule& domain, const Document& document,
                        const Answer& answer) {
  auto line = result_line(edition.wording, answer);
  if (answer.state() == AnswerState::answered && document.period_from < domain.from)
    line += filled(edition.wording.partial, {{"from", to_text(domain.from)}});
  return line;
}

std::string overall_line(const Edition& edition, const Document& document) {
  const auto sums = sums_of(document);
  const auto domains = static_cast<int>(document.domains.size());
  return filled(edition.wording.overall, {{"domains", std::to_string(domains)},
                                          {"asked", std::to_string(domains - sums.not_asked)},
                                          {"none", std::to_string(sums.none)},
                                          {"some", std::to_string(sums.some)},
                                          {"records", std::to_string(sums.records)},
                                          {"not_answered", std::to_string(sums.not_answered)},
                                          {"not_asked", std::to_string(sums.not_asked)}});
}

std::string scope_line(const Edition& edition, const Document& document) {
  return filled(
      edition.wording.scope,
      {{"domains", std::to_string(document.domains.size() - static_cast<std::size_t>(sums_of(document).not_asked))},
       {"from", to_text(document.period_from)},
       {"to", to_text(document.period_to)},
       {"cut_off", china_time(document.data_cut_off)},
       {"region", document.region.name}});
}

}  // namespace credit::document
