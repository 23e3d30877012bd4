#include "kiosk/session/visit_events.h"

#include "base/failures/card.h"
#include "base/failures/desk-wait.h"
#include "base/failures/platform-link.h"
#include "base/failures/visit.h"
#include "base/result.h"

namespace credit::session {

Event event_of(VisitView::Act act) {
  switch (act) {
    case VisitView::Act::Begin:
      return Event::begin;
    case VisitView::Act::Agree:
      return Event::agree;
    case VisitView::Act::Decline:
      return Event::decline;
    case VisitView::Act::Print:
      return Event::print;
    case VisitView::Act::PrintAgain:
      return Event::print_again;
    case VisitView::Act::TryAgain:
      return Event::try_again;
    case VisitView::Act::Cancel:
      return Event::cancel;
    case VisitView::Act::Finish:
      return Event::finish;
    case VisitView::Act::PaperTaken:
      return Event::paper_taken;
    case VisitView::Act::OtherSubject:
      return Event::other_subject;
    case VisitView::Act::Object:
      return Event::sheet_wanted;
    case VisitView::Act::Back:
      return Event::back;
    case VisitView::Act::Another:
      return Event::another;
    case VisitView::Act::LeaveOut:
      return Event::leave_out;
    case VisitView::Act::ByCode:
      return Event::by_code;
    case VisitView::Act::ByDesk:
      return Event::by_desk;
    case VisitView::Act::OtherWay:
      return Event::other_way;
    case VisitView::Act::SendAgain:
      return Event::send_again;
    case VisitView::Act::ShowLicence:
      return Event::licence_wanted;
    case VisitView::Act::ShowInvitation:
      return Event::invitation_wanted;
    case VisitView::Act::NoChip:
      return Event::no_chip;
    case VisitView::Act::MoreTime:
      break;
  }
  CREDIT_ENSURE(false && "more time is no event");
}

bool waits_for_report(State state) {
  return state == State::issuing || state == State::checking || state == State::composing;
}

namespace {

std::optional<Failure> failure_of_time(State state) {
  switch (state) {
    case State::reading:
      return Failure{failure::card_read_timeout, "no answer from the card in time"};
    case State::opening:
      return Failure{failure::platform_timeout, "no visit in time"};
    case State::check_desk:
      return Failure{failure::desk_did_not_come, {}};
    case State::issuing:
      return Failure{failure::platform_timeout, "no report in time"};
    case State::fetching:
    case State::objecting:
      return Failure{failure::platform_timeout, "no sheet in time"};
    case State::licence_checking:
      return Failure{failure::platform_timeout, "no word of the licence in time"};
    case State::checking:
      return Failure{failure::report_not_composed, "the check took too long"};
    case State::composing:
    case State::recomposing:
      return Failure{failure::report_not_composed, "the pages took too long"};
    case State::cancelling:
      return Failure{failure::paper_unconfirmed, "the printer did not answer the cancel"};
    default:
      return {};
  }
}

}  // namespace

std::optional<Failure> failure_of(State state, Event event) {
  if (event == Event::time_up) return failure_of_time(state);
  if (event == Event::no_chip) return Failure{failure::card_without_chip, {}};
  return {};
}

}  // namespace credit::session
