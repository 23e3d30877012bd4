// The part of the visit that deals with the report: check, pages, paper.
#include "base/failures/visit.h"
#include "kiosk/session/visit.h"
#include "kiosk/session/visit_choices.h"

namespace credit::session {

using audit::EventKind;
using audit::FactKind;

namespace {

bool is_about(const document::Subject& subject, const VisitData& data) {
  const auto& asked = *data.subject();
  if (asked.standing == platform_client::Standing::self)
    return subject.kind == document::SubjectKind::natural_person && subject.name == data.name.expose() &&
           subject.id_shown == document::mask_id_paper(data.number.expose());
  return subject.kind == document::SubjectKind::organisation && subject.name == asked.name.expose() &&
         subject.id_shown == asked.code.expose();
}

// A genuine report of somebody else, or for something else, is not this visitor's report.
std::optional<Failure> not_as_asked(const document::Document& document, const VisitData& data) {
  if (!is_about(document.subject, data)) return Failure{failure::report_not_as_asked, "another subject"};
  if (document.edition != data.edition->key) return Failure{failure::report_not_as_asked, "another kind of report"};
  if (document.purpose.code != data.purpose) return Failure{failure::report_not_as_asked, "another purpose"};
  if (data.years == 0 && (document.period_from != data.from || document.period_to != data.to))
    return Failure{failure::report_not_as_asked, "other dates"};
  if (!domains_as_asked(document, data)) return Failure{failure::report_not_as_asked, "other domains"};
  return {};
}

struct Settled {
  Event event;
  platform_client::OutcomeKind kind;
  const char* word;  // as the journal writes it
  int pages;         // that came out, as far as known
  std::optional<Failure> failure;
};

struct Settle {
  Settled operator()(const print::Printed& printed) const {
    return {Event::printed, platform_client::OutcomeKind::printed, "printed", printed.pages, {}};
  }
  Settled operator()(const print::Unconfirmed& unconfirmed) const {
    return {Event::unconfirmed, platform_client::OutcomeKind::unconfirmed, "unconfirmed", unconfirmed.pages_seen,
            Failure{failure::paper_unconfirmed, {}}};
  }
  Settled operator()(const print::PrintFailed& failed) const {
    return {Event::print_failed, platform_client::OutcomeKind::failed, "failed", std::max(failed.page - 1, 0),
            failed.failure};
  }
  Settled operator()(const print::Cancelled& cancelled) const {
    return {Event::print_cancelled, platform_client::OutcomeKind::cancelled, "cancelled", cancelled.pages_seen,
            Failure{failure::printing_cancelled, {}}};
  }
};

}  // namespace

void Visit::check_report() { ports_.maker.check(std::move(data_.issued), mine(&Visit::report_checked)); }

void Visit::report_checked(Result<std::shared_ptr<const CheckedReport>> checked) {
  std::optional<Failure> wrong;
  if (!checked)
    wrong = checked.error();
  else
    wrong = not_as_asked((*checked)->document, data_);
  if (wrong) {
    note(EventKind::report_refused, {{FactKind::failure, std::string(wrong->name())}});
    return handle(Event::report_rejected, wrong);
  }
  data_.report = std::move(*checked);
  data_.report_number = data_.report->document.report_number;
  const std::vector<audit::Fact> number{{FactKind::report_number, data_.report_number}};
  if (!note(EventKind::report_request_complete, number) || !note(EventKind::report_verified, number))
    return handle(Event::report_rejected, journal_failure_);
  handle(Event::report_verified);
}

void Visit::compose_copy() {
  data_.paper = Paper::report;
  ++data_.copy;
  data_.pages_done = 0;
  data_.troubles.clear();
  ports_.maker.compose(data_.report, data_.copy, ports_.clock.now(), mine(&Visit::report_composed));
}

void Visit::report_composed(Result<ComposedReport> composed) {
  if (!composed) return handle(Event::compose_failed, composed.error());
  data_.composed = std::move(*composed);
  handle(Event::composed);
}

void Visit::show_pages() {
  data_.paper = Paper::report;
  preview_serial_ = ports_.pages.show(data_.composed.book);
  note(EventKind::preview_shown, {{FactKind::pages, std::to_string(data_.composed.pages)}});
}

// In the journal and on disk before the first byte goes to the printer: a power cut finds both.
void Visit::start_print() {
  const bool report = data_.paper == Paper::report;
  const auto marked =
      ports_.marker.set({report ? data_.report_number : std::string(), data_.copy_on_paper(), data_.token.token});
  if (!marked) return handle(Event::print_failed, marked.error());
  auto facts = paper_facts();
  facts.push_back({FactKind::pages, std::to_string(data_.on_paper().pages)});
  if (!note(report ? EventKind::print_init : EventKind::slip_init, std::move(facts)))
    return handle(Event::print_failed, journal_failure_);
  if (report) data_.printed_once = true;
  print_ticket_ = std::make_shared<int>(0);
  const std::weak_ptr<int> ticket = print_ticket_;
  ports_.printer.print(
      {data_.on_paper().pdf.expose(), data_.on_paper().pages, report ? data_.report_number : data_.slip.kind},
      [this, ticket](const print::Progress& now) {
        if (!ticket.expired()) progress(now);
      },
      [this, ticket](const print::Outcome& outcome) {
        if (!ticket.expired()) settled(outcome);
      });
}

void Visit::progress(const print::Progress& now) {
  const bool another_page = now.pages_done > data_.pages_done;
  data_.pages_done = now.pages_done;
  data_.troubles = now.troubles;
  if (another_page) return handle(Event::page_out);
  publish();
}

void Visit::settled(const print::Outcome& outcome) {
  print_ticket_.reset();
  record(outcome);
  const auto what = std::visit(Settle{}, outcome);
  handle(what.event, what.failure);
}

// Said once for each copy sent to the printer: to the journal, and to the platform where it is a report. The mark on
// disk goes when the platform has answered: a power cut before that leaves it to the next start.
void Visit::record(const print::Outcome& outcome) {
  const auto what = std::visit(Settle{}, outcome);
  const bool report = data_.paper == Paper::report;
  auto facts = paper_facts();
  facts.push_back({FactKind::outcome, what.word});
  facts.push_back({FactKind::pages, std::to_string(what.pages)});
  const std::string failure(what.failure ? what.failure->name() : std::string_view{});
  if (what.failure) facts.push_back({FactKind::failure, failure});
  note(report ? EventKind::print_complete : EventKind::slip_complete, std::move(facts));
  if (report && !data_.token.token.empty())
    return tell(what.kind, what.pages, what.kind == platform_client::OutcomeKind::failed ? failure : std::string{});
  if (const auto cleared = ports_.marker.clear(); !cleared) journal_failure_ = cleared.error();
}

void Visit::tell(platform_client::OutcomeKind kind, int pages, const std::string& failure) {
  if (data_.token.token.empty()) return;
  const int copy = std::max(data_.copy, 1);
  const PrintMark mark{data_.report_number, copy, data_.token.token};
  ports_.platform.tell_outcome(data_.token, {data_.report_number, kind, pages, copy, failure},
                               [&marker = ports_.marker, mark](const Result<bool>& told) {
                                 if (told) marker.clear(mark);
                               });
}

// The person has gone and somebody else stands there: all that stays is what the outcome needs.
void Visit::abandon_print() {
  VisitData rest;
  rest.reference = data_.reference;
  rest.token = data_.token;
  rest.report_number = data_.report_number;
  rest.copy = data_.copy;
  rest.printed_once = data_.printed_once;
  rest.paper = data_.paper;
  rest.slip_copy = data_.slip_copy;
  rest.slip.kind = data_.slip.kind;
  ports_.pages.wipe();
  preview_serial_ = 0;
  data_ = std::move(rest);
  ports_.printer.cancel();
}

void Visit::give_up_print() {
  if (!print_ticket_) return;
  print_ticket_.reset();
  record(print::Unconfirmed{data_.pages_done});
}

}  // namespace credit::session
