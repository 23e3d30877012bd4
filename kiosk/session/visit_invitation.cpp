// The part of the visit in which the agent's phone reads the machine: the platform gives a code to show, and is asked
// every two seconds whether the phone has confirmed. It judges what came of it; nothing is known here before.
#include <algorithm>
#include <array>

#include "base/failures/licence.h"
#include "base/failures/platform-link.h"
#include "base/failures/platform.h"
#include "kiosk/session/visit.h"

namespace credit::session {

using audit::EventKind;
using audit::FactKind;

namespace {

constexpr int look_every = 2;     // seconds
constexpr int looks_in_vain = 5;  // in a row, before the visitor is told that nobody answers

// The next question, two seconds away, may well be answered.
bool may_pass(FailureCode code) {
  constexpr std::array passing{failure::platform_busy,        failure::platform_internal,
                               failure::platform_unreachable, failure::platform_unavailable,
                               failure::platform_timeout,     failure::licence_exchange_unavailable};
  return std::ranges::find(passing, code) != passing.end();
}

}  // namespace

void Visit::invite_licence() {
  data_.invitation = {};
  if (redeeming_ || opening_) return;  // asked for when that was answered
  if (data_.token.token.empty()) return open_visit();
  if (data_.agent_unchecked()) {
    data_.wish = Wish::licence;
    return handle(Event::check_due);
  }
  if (!note(EventKind::licence_init, {{FactKind::way, "invitation"}}))
    return handle(Event::platform_refused, journal_failure_);
  redeeming_ = true;
  ports_.platform.invite_licence(data_.token, mine(&Visit::invited));
}

void Visit::invited(Result<platform_client::LicenceInvitation> made) {
  redeeming_ = false;
  if (!data_.person_known()) return;
  auto symbol = made ? seal::make_text_qr(made->text) : tl::unexpected(made.error());
  if (!symbol) return licence_told(tl::unexpected(symbol.error()));
  data_.invitation = {std::move(*symbol), made->expires, 0};
  handle(Event::invited);
}

// Every second. What could not be asked for while another question was under way is asked for now.
void Visit::look_for_phone() {
  if (redeeming_ || opening_) return;
  if (state_ == State::licence_checking && !data_.licence_code.empty()) return redeem_licence();
  if (state_ != State::invitation) return;
  if (data_.invitation.symbol.size == 0) return invite_licence();
  if (elapsed_ % look_every != 0) return;
  redeeming_ = true;
  ports_.platform.collect_licence(data_.token, mine(&Visit::collected));
}

void Visit::collected(Result<std::optional<platform_client::VisitSubject>> collected) {
  redeeming_ = false;
  auto& shown = data_.invitation;
  if (collected) {
    shown.looks_in_vain = 0;
    if (*collected) licence_told(std::move(**collected));
    return;
  }
  if (may_pass(collected.error().code) && ++shown.looks_in_vain < looks_in_vain) return;
  licence_told(tl::unexpected(collected.error()));
}

}  // namespace credit::session
