// The part of the visit that asks whether the card's holder stands here: a code to the phone, or the staff's word.
// Tries are counted by the platform; what was typed leaves this machine at once and stays nowhere.
#include <algorithm>
#include <array>

#include "base/failures/desk-wait.h"
#include "base/failures/person-check.h"
#include "base/failures/platform-link.h"
#include "base/failures/platform.h"
#include "kiosk/session/visit.h"

namespace credit::session {

using audit::EventKind;
using audit::FactKind;

namespace {

constexpr int look_every = 2;  // seconds
constexpr const char* by_phone = "phone_code";
constexpr const char* at_desk = "desk";

bool six_digits(const QString& code) {
  return code.size() == 6 &&
         std::all_of(code.begin(), code.end(), [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

template <std::size_t n>
bool among(const std::array<FailureCode, n>& codes, FailureCode code) {
  return std::ranges::find(codes, code) != codes.end();
}

// Another way, or the same a moment later, may well succeed.
bool leaves_a_way(FailureCode code) {
  constexpr std::array codes{failure::check_way_closed,     failure::code_too_often,    failure::code_not_sent,
                             failure::platform_busy,        failure::platform_internal, failure::platform_unreachable,
                             failure::platform_unavailable, failure::platform_timeout};
  return among(codes, code);
}

Wish wish_in(State state) {
  switch (state) {
    case State::issuing:
      return Wish::report;
    case State::fetching:
      return Wish::sheet;
    case State::objecting:
      return Wish::objection;
    case State::licence_checking:
    case State::invitation:
      return Wish::licence;
    default:
      return Wish::none;
  }
}

}  // namespace

void Visit::type_code(const QString& code) {
  touched();
  if (state_ != State::check_code || !six_digits(code)) return;
  data_.check.typed = Personal(code.toStdString());
  handle(Event::code_typed);
}

// What a check stands before waits until it is passed; the machine does not even ask the platform for it.
bool Visit::waits_for_check(Wish wish) {
  data_.wish = data_.check_due() ? wish : Wish::none;
  if (data_.check_due()) handle(Event::check_due);
  return data_.check_due();
}

// The platform has the last word on who is checked. A visit that was told of no ways is opened anew to hear of them.
void Visit::check_missing(const Failure& failure) {
  if (data_.token.ways.empty()) {
    data_.token = {};
    return handle(Event::platform_failed, failure);
  }
  const auto wish = wish_in(state_);
  if (wish == Wish::none) return;  // nobody waits for it any longer
  data_.check = {};
  data_.token.check_due = true;
  data_.wish = wish;
  handle(Event::check_due);
}

// A code that is out stays the code until another may be asked for.
void Visit::send_code() {
  const auto& check = data_.check;
  const bool too_early = ports_.clock.now() < check.sent + std::chrono::seconds(check.again_after);
  if (checking_ > 0 || (!check.phone.empty() && too_early)) return;
  data_.check.refused.reset();
  note(EventKind::person_check_asked, {{FactKind::way, by_phone}});
  ++checking_;
  ports_.platform.send_code(data_.token, mine(&Visit::code_sent));
}

void Visit::code_sent(Result<platform_client::CodeSent> sent) {
  --checking_;
  if (!sent) return check_said_no(sent.error());
  data_.check.phone = sent->phone;
  data_.check.sent = ports_.clock.now();
  data_.check.again_after = sent->again_after;
  data_.check.tries_left = sent->tries;
  handle(Event::code_sent);
}

void Visit::answer_code() {
  const auto typed = std::move(data_.check.typed);
  data_.check.typed.clear();
  if (checking_ > 0 || data_.check.phone.empty()) return;
  data_.check.refused.reset();
  ++checking_;
  ports_.platform.answer_code(data_.token, typed, mine(&Visit::code_answered));
}

void Visit::code_answered(Result<bool> passed) {
  --checking_;
  if (!passed) return check_said_no(passed.error());
  check_passed(by_phone);
}

void Visit::ask_desk() {
  if (checking_ > 0) return;
  data_.check.pairing.clear();
  note(EventKind::person_check_asked, {{FactKind::way, at_desk}});
  ++checking_;
  ports_.platform.ask_desk(data_.token, mine(&Visit::desk_asked));
}

void Visit::desk_asked(Result<std::string> pairing) {
  --checking_;
  if (!pairing) return check_said_no(pairing.error());
  data_.check.pairing = std::move(*pairing);
  handle(Event::desk_asked);
}

// Every second. What could not be asked for while another question was under way is asked for now.
void Visit::look_for_desk() {
  if (state_ == State::check_code && data_.check.phone.empty()) return send_code();
  if (state_ != State::check_desk || elapsed_ % look_every != 0 || checking_ > 0) return;
  if (data_.check.pairing.empty()) return ask_desk();  // another question was under way when this state began
  ++checking_;
  ports_.platform.check_state(data_.token, mine(&Visit::desk_looked));
}

// One question without an answer is no matter: the next is two seconds away.
void Visit::desk_looked(Result<platform_client::CheckState> state) {
  --checking_;
  if (!state) {
    if (!leaves_a_way(state.error().code)) check_said_no(state.error());
    return;
  }
  if (state->passed) return check_passed(at_desk);
  if (state->refused && state_ == State::check_desk) check_said_no({failure::desk_did_not_confirm, {}});
}

void Visit::check_passed(const char* way) {
  note(EventKind::person_check_passed, {{FactKind::way, way}});
  data_.check = {};
  data_.check.passed = true;
  handle(Event::check_passed);
}

void Visit::check_said_no(const Failure& failure) {
  note(EventKind::person_check_refused, {{FactKind::failure, std::string(failure.name())}});
  const bool wrong = failure.code == failure::code_wrong || failure.code == failure::code_used_up;
  if (wrong) {
    data_.check.refused = failure;
    data_.check.tries_left = failure.code == failure::code_wrong ? std::max(0, data_.check.tries_left - 1) : 0;
    return handle(Event::code_refused);
  }
  const bool stays = leaves_a_way(failure.code) || failure.code == failure::desk_did_not_confirm;
  handle(stays ? Event::check_failed : Event::platform_refused, failure);
}

}  // namespace credit::session
