// The part of the visit that deals with the person: card, consent, the platform's answers, and forgetting.
#include <algorithm>
#include <array>

#include "base/failures/card.h"
#include "base/failures/person-check.h"
#include "base/failures/platform-link.h"
#include "base/failures/platform.h"
#include "base/failures/reports.h"
#include "base/failures/visit.h"
#include "kiosk/session/random_mark.h"
#include "kiosk/session/visit.h"
#include "kiosk/session/visit_picture.h"

namespace credit::session {

using audit::EventKind;
using audit::FactKind;

namespace {

// Of full civil capacity from the eighteenth birthday on (Civil Code, article 17); born on 29 February: 1 March.
bool of_age(Day birth, Day today) {
  const std::chrono::year_month_day born{birth};
  const Day eighteenth{std::chrono::sys_days{(born.year() + std::chrono::years{18}) / born.month() / born.day()}};
  return today >= eighteenth;
}

// The same request may well succeed a moment later.
bool passes_by_itself(FailureCode code) {
  constexpr std::array passing{failure::platform_busy, failure::platform_internal, failure::platform_unreachable,
                               failure::platform_timeout, failure::platform_unavailable};
  return std::ranges::find(passing, code) != passing.end();
}

}  // namespace

void Visit::begin() {
  data_.reference = random_mark();
  began_ = ports_.clock.now();
  note(EventKind::visit_begin);
}

// Whatever the reader says next of a card ends the old one's stay: another was found, or this one was lifted.
void Visit::card_on_reader(const devices::Event& event) {
  if (const auto* left = std::get_if<devices::CardLeftBehind>(&event)) {
    if (card_left_behind_ == 0) note(EventKind::card_left_behind);
    card_left_behind_ = static_cast<int>(left->times);
    return publish();
  }
  if (const auto* photo = std::get_if<devices::CardPhoto>(&event)) {
    if (!data_.person_known()) return;
    photo_serial_ = ports_.photo.show(*photo);
    return publish();
  }
  const bool ends_it = std::holds_alternative<devices::CardFound>(event) ||
                       std::holds_alternative<devices::CardRead>(event) ||
                       std::holds_alternative<devices::CardRemoved>(event);
  if (card_left_behind_ == 0 || !ends_it) return;
  card_left_behind_ = 0;
  publish();
}

void Visit::card_read(const idcard::IdCard& card) {
  if (data_.person_known()) return handle(card.number.same_as(data_.number) ? Event::same_card : Event::other_card);
  // The platform knows people by the number of 18 characters, which this card does not bear.
  if (card.kind == idcard::CardKind::foreigner_2017)
    return handle(Event::card_refused, Failure{failure::card_kind_unsupported, {}});
  const Day today = day_in_china(ports_.clock.now());
  if (card.expired_on(today)) return handle(Event::card_refused, Failure{failure::card_expired, {}});
  if (!of_age(card.birth, today)) return handle(Event::card_refused, Failure{failure::person_under_age, {}});
  card_ = &card;
  handle(Event::card_read);
  card_ = nullptr;
}

// Put down once more and not read once more: its chip is dead, or it has none. The desk can look at it.
void Visit::card_failed(const Failure& failure) {
  const bool again = ++data_.failed_reads > 1 && words_of(failure.code).who == WhoCanAct::citizen;
  handle(Event::card_failed, again ? Failure{failure::card_unreadable, std::string(failure.name())} : failure);
}

void Visit::greet() {
  CREDIT_ENSURE(card_ != nullptr && offer_ != nullptr);
  data_.name = card_->name;
  data_.number = card_->number;
  data_.shown_name = Personal<std::string>(document::mask_name(card_->name.expose()));
  data_.shown_number = Personal<std::string>(document::mask_id_seal(card_->number.expose()));
  data_.card_read = ports_.clock.now();
  data_.offer = offer_;
  data_.slip = {};  // of a card that could not be read before
  note(EventKind::card_read_complete);
}

// The consent is in the journal before anything about the person leaves this machine.
void Visit::open_visit() {
  if (!data_.consented) {
    const auto& text = data_.offer->consent;
    data_.consented = ports_.clock.now();
    data_.consent_language = language_;
    if (!note(EventKind::consent_given, {{FactKind::consent_version, text.version},
                                         {FactKind::consent_digest, text.sha256},
                                         {FactKind::language, code_of(language_)}}))
      return handle(Event::platform_refused, journal_failure_);
  }
  if (!data_.token.token.empty()) return handle(Event::visit_opened);  // answered after the time was up
  if (opening_) return;                                                // asked for already: the answer is on its way
  opening_ = true;
  ports_.platform.open_visit({data_.name, data_.number, data_.card_read}, mine(&Visit::visit_opened));
}

void Visit::visit_opened(Result<platform_client::VisitToken> token) {
  opening_ = false;
  if (!token) return platform_said_no(token.error());
  data_.token = std::move(*token);
  data_.check = {};  // of the visit before, where there was one
  handle(Event::visit_opened);
}

void Visit::request_report() {
  if (issuing_ || opening_) return;
  if (data_.token.token.empty()) return open_visit();
  if (waits_for_check(Wish::report)) return;
  if (data_.idempotency_key.empty()) data_.idempotency_key = random_mark();
  const auto& consent = data_.offer->consent;
  const auto& edition = data_.edition->key;
  if (!note(EventKind::report_request_init, {{FactKind::edition, edition},
                                             {FactKind::purpose, data_.purpose},
                                             {FactKind::years, std::to_string(data_.years)}}))
    return handle(Event::platform_refused, journal_failure_);
  issuing_ = true;
  ports_.platform.issue(data_.token,
                        {data_.subject()->code, edition, data_.purpose, data_.years, consent.version, consent.sha256,
                         data_.consent_language, *data_.consented, data_.idempotency_key, data_.from, data_.to,
                         data_.domains, data_.left_out},
                        mine(&Visit::report_issued));
}

void Visit::report_issued(Result<platform_client::IssuedReport> issued) {
  issuing_ = false;
  if (!issued) {
    note(EventKind::report_request_complete, {{FactKind::failure, std::string(issued.error().name())}});
    return platform_said_no(issued.error());
  }
  if (!issued->not_answered.empty()) {
    note(EventKind::report_request_complete, {{FactKind::failure, words_of(failure::domains_not_answered).code}});
    return domains_silent(issued->not_answered);
  }
  data_.issued = std::move(*issued);
  handle(Event::report_issued);
}

// An ended visit is opened again when the person asks again; the key stays, so nothing is issued twice.
void Visit::platform_said_no(const Failure& failure) {
  if (failure.code == failure::person_check_missing) return check_missing(failure);
  const bool ended = failure.code == failure::visit_ended || failure.code == failure::visit_unknown;
  if (ended) data_.token = {};
  handle(ended || passes_by_itself(failure.code) ? Event::platform_failed : Event::platform_refused, failure);
}

// Where nobody was, nobody reads a farewell: the state ends at once.
bool Visit::clean_up() {
  const bool somebody = !data_.reference.empty();
  if (somebody) note(EventKind::clean_up_init);
  ports_.reader.disarm();
  ports_.maker.forget();
  if (opening_ || issuing_ || fetching_ || redeeming_ || checking_ > 0) ports_.platform.cancel_all();
  if (!data_.report_number.empty() && !data_.printed_once) tell(platform_client::OutcomeKind::not_asked, 0, {});
  if (!data_.token.token.empty()) ports_.platform.close_visit(data_.token, [](Result<bool>) {});
  const auto reference = data_.reference;
  wipe();
  if (somebody) end(reference);
  return somebody;
}

void Visit::end(const std::string& reference) {
  data_.reference = reference;
  note(EventKind::clean_up_complete);
  const auto lasted = ports_.clock.now() - began_;
  note(EventKind::visit_end, {{FactKind::reason, name_of(last_event_)},
                              {FactKind::duration, std::to_string(std::chrono::milliseconds(lasted).count()) + "ms"}});
  data_.reference.clear();
}

void Visit::wipe() {
  ticket_ = std::make_shared<int>(0);
  print_ticket_.reset();
  opening_ = issuing_ = fetching_ = redeeming_ = false;
  checking_ = 0;
  ports_.pages.wipe();
  ports_.photo.wipe();
  preview_serial_ = photo_serial_ = 0;
  data_ = VisitData{};
  reset_language();
}

}  // namespace credit::session
