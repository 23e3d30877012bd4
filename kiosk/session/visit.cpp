#include "kiosk/session/visit.h"

#include <algorithm>

#include "kiosk/session/services.h"
#include "kiosk/session/visit_events.h"
#include "kiosk/session/visit_picture.h"

namespace credit::session {

using audit::EventKind;
using audit::FactKind;

Visit::Visit(Ports ports, VisitView& view) : ports_(ports), view_(view) {}
Visit::~Visit() { ports_.seconds.stop(); }

void Visit::start() {
  enter(State::clean_up);
  handle_pending();
}

// A copy in the printer stays marked on disk: the next start settles it.
void Visit::end_of_program() {
  enter(State::clean_up);
  pending_.clear();
  publish();
}

void Visit::act(VisitView::Act what) {
  touched();
  if (what != VisitView::Act::MoreTime) handle(event_of(what));
}

void Visit::ask_language(const QString& language) {
  if (const auto wanted = language_named(language)) language_ = *wanted;
  touched();
  publish();
}

void Visit::touched() {
  const auto kind = facts_of(state_).kind;
  if (kind != LimitKind::idle && kind != LimitKind::after_touch) return;
  elapsed_ = 0;
  if (kind == LimitKind::idle || language_ != Language::zh_CN) run_clock();
  show_time();
}

void Visit::device_event(const devices::Event& event) {
  card_on_reader(event);
  if (const auto* read = std::get_if<devices::CardRead>(&event)) card_read(read->card);
  scanner_event(event);
  if (std::holds_alternative<devices::CardFound>(event)) handle(Event::card_found);
  if (std::holds_alternative<devices::CardRemoved>(event)) handle(Event::card_removed);
  if (const auto* failed = std::get_if<devices::CardFailed>(&event)) card_failed(failed->failure);
}

void Visit::reader_lost(const Failure& failure) {
  card_left_behind_ = 0;  // nobody can tell any more
  handle(Event::reader_lost, failure);
}

void Visit::set_offer(std::shared_ptr<const platform_client::Offer> offer) {
  offer_ = std::move(offer);
  if (conditions().machine_in_order) handle(Event::in_order);
  publish();
}

void Visit::out_of_order(const Failure& failure) {
  const bool news = !out_of_order_ || out_of_order_->code != failure.code;
  out_of_order_ = failure;
  if (news) note(EventKind::out_of_service, {{FactKind::failure, std::string(failure.name())}});
  handle(Event::out_of_order);
  publish();
}

void Visit::in_order() {
  const bool news = out_of_order_ || journal_failure_;
  out_of_order_.reset();
  journal_failure_.reset();
  if (news) note(EventKind::in_service);
  if (conditions().machine_in_order) handle(Event::in_order);
}

// Events raised while one is handled wait their turn: an action may be answered before it returns.
void Visit::handle(Event event, std::optional<Failure> failure) {
  pending_.push_back({event, std::move(failure)});
  if (!handling_) handle_pending();
}

void Visit::handle_pending() {
  handling_ = true;
  while (!pending_.empty()) {
    Pending next = std::move(pending_.front());
    pending_.pop_front();
    if (const Row* row = find_row(state_, next.event, conditions())) take(*row, std::move(next));
  }
  handling_ = false;
  publish();
}

void Visit::take(const Row& row, Pending pending) {
  const bool was_in_visit = in_visit();
  last_event_ = pending.event;
  if (!pending.failure) pending.failure = failure_of(row.state, pending.event);
  const bool fails = facts_of(row.next).screen == VisitView::Screen::Failure;
  data_.failure = fails ? pending.failure : std::nullopt;
  if (!was_in_visit && facts_of(row.next).in_visit && row.next != State::clean_up) begin();
  register_event(pending);
  offer_desk_slip(pending);
  perform(row.action);
  enter(row.next);
  if (fails && data_.failure) note(EventKind::failure_shown, {{FactKind::failure, std::string(data_.failure->name())}});
  if (was_in_visit != in_visit() && told_in_visit_) told_in_visit_(in_visit());
}

void Visit::register_event(const Pending& pending) {
  switch (pending.event) {
    case Event::card_found:
      note(EventKind::card_read_init);
      return;
    case Event::card_failed:
    case Event::card_refused:
      note(EventKind::card_read_complete, {{FactKind::failure, std::string(pending.failure->name())}});
      return;
    case Event::decline:
      note(EventKind::consent_declined);
      return;
    default:
      return;
  }
}

void Visit::enter(State next) {
  if (!waits_for_report(state_)) waited_ = 0;
  state_ = next;
  elapsed_ = 0;
  listen_for_codes(next == State::licence);
  const auto kind = facts_of(next).kind;
  if (kind == LimitKind::hard || kind == LimitKind::idle)
    run_clock();
  else
    stop_clock();
  if (next == State::clean_up && !clean_up()) pending_.push_back({Event::time_up, {}});
  show_time();
}

void Visit::perform(Action action) {
  switch (action) {
    case Action::none:
      return;
    case Action::reset_language:
      return reset_language();
    case Action::arm_reader:
      return ports_.reader.arm();
    case Action::greet:
      return greet();
    case Action::open_visit:
      return open_visit();
    case Action::list_subjects:
      return list_subjects();
    case Action::list_kinds:
      return list_kinds();
    case Action::leave_out:
      return leave_out();
    case Action::request_report:
      return request_report();
    case Action::check_report:
      return check_report();
    case Action::compose_copy:
      return compose_copy();
    case Action::compose_next_copy:
      return compose_next_copy();
    case Action::fetch_sheet:
      return fetch_sheet();
    case Action::fetch_objections:
      return fetch_objections();
    case Action::object_to_record:
      return object_to_record();
    case Action::begin_again:
      return begin_again();
    case Action::compose_slip:
      return compose_slip();
    case Action::show_pages:
      return show_pages();
    case Action::start_print:
      return start_print();
    case Action::show_progress:
      return;
    case Action::cancel_print:
      return ports_.printer.cancel();
    case Action::abandon_print:
      return abandon_print();
    case Action::give_up_print:
      return give_up_print();
    case Action::expect_card_removal:
      return ports_.reader.expect_removal();
    case Action::send_code:
      return send_code();
    case Action::answer_code:
      return answer_code();
    case Action::ask_desk:
      return ask_desk();
    case Action::wish_licence:
      data_.wish = Wish::licence;
      return;
    case Action::redeem_licence:
      return redeem_licence();
    case Action::choose_told:
      return choose_told();
    case Action::invite_licence:
      return invite_licence();
  }
}

void Visit::run_clock() {
  clock_runs_ = true;
  ports_.seconds.start([this] { second(); });
}

void Visit::stop_clock() {
  clock_runs_ = false;
  ports_.seconds.stop();
}

void Visit::second() {
  ++elapsed_;
  if (waits_for_report(state_)) ++waited_;
  if (elapsed_ >= facts_of(state_).limit.count()) return handle(Event::time_up);
  look_for_desk();
  look_for_phone();
  show_time();
  publish();
}

void Visit::show_time() {
  const auto& facts = facts_of(state_);
  const int left = clock_runs_ ? static_cast<int>(facts.limit.count()) - elapsed_ : 0;
  view_.show_time(clock_runs_ && left <= facts.warning.count(), left);
}

void Visit::reset_language() { language_ = Language::zh_CN; }

bool Visit::note(EventKind kind, std::vector<audit::Fact> facts) {
  if (!data_.reference.empty()) facts.insert(facts.begin(), {FactKind::visit, data_.reference});
  const auto written = ports_.journal.write(kind, std::move(facts));
  if (!written) journal_failure_ = written.error();
  return written.has_value();
}

void Visit::publish() {
  view_.set_language(QString::fromLatin1(code_of(language_)));
  view_.show(make_picture({state_, data_, offer_.get(), out_of_order_ ? out_of_order_ : journal_failure_, language_,
                           waited_, preview_serial_, photo_serial_, card_left_behind_, conditions(), !scanners_.empty(),
                           day_in_china(ports_.clock.now()), ports_.clock.now()}));
}

}  // namespace credit::session
