// The part of the visit that deals with what is asked for: kind of report, purpose, span, domains; and what becomes of
// domains that do not answer.
#include "kiosk/session/visit_choices.h"

#include <algorithm>

#include "base/failures/platform-link.h"
#include "kiosk/session/services.h"
#include "kiosk/session/visit.h"

namespace credit::session {

namespace {

bool among(const std::vector<std::string>& codes, const std::string& code) {
  return std::ranges::find(codes, code) != codes.end();
}

}  // namespace

std::vector<const platform_client::OfferedEdition*> kinds_of(const VisitData& data) {
  std::vector<const platform_client::OfferedEdition*> kinds;
  if (data.offer == nullptr || data.edition == nullptr) return kinds;
  for (const auto& edition : data.offer->editions)
    if (edition.is_for(data.subject()->kind)) kinds.push_back(&edition);
  return kinds;
}

bool agents_served(const VisitData& data) { return data.offer && data.offer->electronic_licence; }
// A licence may name another one yet.
bool several_subjects(const VisitData& data) { return data.subjects.size() > 1 || agents_served(data); }
bool several_kinds(const VisitData& data) { return kinds_of(data).size() > 1; }
bool some_left(const VisitData& data) {
  return std::ranges::any_of(
      data.domains, [&](const std::string& code) { return !among(data.silent, code) && !among(data.left_out, code); });
}

Day earliest_day(const platform_client::OfferedEdition& edition, Day today) {
  return document::first_day(today, edition.own_dates_years);
}

bool domains_as_asked(const document::Document& document, const VisitData& data) {
  std::size_t asked = 0;
  for (const auto& domain : document.domains) {
    const auto state = domain.answer.state();
    if (!among(data.domains, domain.code)) {
      if (state != document::AnswerState::not_asked) return false;
      continue;
    }
    ++asked;
    const bool done_without = state == document::AnswerState::not_asked && among(data.left_out, domain.code);
    if (state != document::AnswerState::answered && !done_without) return false;
  }
  return asked == data.domains.size();
}

Conditions Visit::conditions() const {
  const bool report_open = data_.report && !data_.composed.pdf.empty() && !data_.printed_once;
  return {!out_of_order_ && !journal_failure_ && offer_ != nullptr,
          data_.copy_on_paper() < copies_allowed,
          !data_.slip.paper.empty(),
          several_subjects(data_),
          services_for(data_).size() > 1,
          several_kinds(data_),
          some_left(data_),
          report_open,
          report_open && offers(data_, objection_service),
          data_.check_due(),
          data_.wish == Wish::report,
          data_.wish == Wish::sheet,
          data_.wish == Wish::objection,
          agents_served(data_),
          agents_served(data_) && data_.agent_unchecked(),
          data_.wish == Wish::licence};
}

// The edition is the first for this subject until the visitor says otherwise.
void Visit::list_kinds() {
  if (!several_kinds(data_)) handle(Event::nothing_to_ask);
}

void Visit::choose_kind(const QString& key) {
  touched();
  if (state_ != State::kind) return;
  const auto kinds = kinds_of(data_);
  const auto found = std::ranges::find(kinds, key.toStdString(), [](const auto* kind) { return kind->key; });
  if (found == kinds.end()) return;
  data_.edition = *found;
  handle(Event::kind_chosen);
}

void Visit::choose(const QString& purpose, int years) {
  touched();
  if (state_ != State::choose) return;
  const auto& edition = *data_.edition;
  const bool own_dates = years == 0 && edition.own_dates_years > 0;
  const auto code = purpose.toStdString();
  if (!among(edition.purposes, code)) return;
  if (!own_dates && std::ranges::find(edition.years, years) == edition.years.end()) return;
  data_.purpose = code;
  data_.years = years;
  data_.domains.clear();
  if (own_dates) return handle(Event::dates_wanted);
  handle(edition.domains.empty() ? Event::chosen : Event::domains_wanted);
}

void Visit::choose_dates(const QString& from, const QString& to) {
  touched();
  if (state_ != State::dates) return;
  const auto first = parse_day(from.toStdString()), last = parse_day(to.toStdString());
  const Day today = day_in_china(ports_.clock.now());
  if (!first || !last || *first > *last || *last > today || *first < earliest_day(*data_.edition, today)) return;
  data_.from = *first;
  data_.to = *last;
  handle(data_.edition->domains.empty() ? Event::chosen : Event::domains_wanted);
}

// In the order of the edition, each once.
void Visit::choose_domains(const QStringList& codes) {
  touched();
  if (state_ != State::domains) return;
  std::vector<std::string> chosen;
  for (const auto& domain : data_.edition->domains)
    if (codes.contains(QString::fromStdString(domain.code))) chosen.push_back(domain.code);
  if (chosen.empty()) return;
  data_.domains = std::move(chosen);
  handle(Event::chosen);
}

// Nothing was issued. A platform that names what nobody asked about is not believed.
void Visit::domains_silent(const std::vector<std::string>& domains) {
  const bool ours = std::ranges::all_of(
      domains, [&](const std::string& code) { return among(data_.domains, code) && !among(data_.left_out, code); });
  if (!ours) return platform_said_no(Failure{failure::platform_answer_malformed, "domains nobody asked about"});
  data_.silent = domains;
  handle(Event::domains_silent);
}

// Another request, so another key: the one before was not answered with a report.
void Visit::leave_out() {
  data_.left_out.insert(data_.left_out.end(), data_.silent.begin(), data_.silent.end());
  data_.silent.clear();
  data_.idempotency_key.clear();
  request_report();
}

}  // namespace credit::session
