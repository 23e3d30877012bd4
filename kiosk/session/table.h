// One visit as a table: which state, on which event, goes where, doing what. An event without a row in a state is
// ignored there; the walk in tests/unit/session proves that no ignored pair does harm.
#pragma once
#include <chrono>
#include <optional>
#include <span>

#include "kiosk/session/visit_view.h"

namespace credit::session {

enum class State {
  clean_up,        // nothing personal is left behind; every way to attract leads through here
  attract,         // waiting for somebody
  out_of_service,  // waiting for the machine to be cured
  place_card,
  reading,
  consent,     // from here on a person is known
  opening,     // the platform is told who is here, and tells whom he may ask about
  check_ways,  // the card's holder shows that he stands here: by which way
  check_code,  // by a code to his phone
  check_desk,  // by the staff's word
  whom,        // he chooses; passed without a screen where there is nothing to choose
  services,    // beside the report; passed without a screen where there is only one
  kind,        // of report; passed without a screen where there is one alone
  choose,      // what for, and how far back
  dates,       // first and last day, where the visitor wants his own
  domains,     // of a report by domains
  issuing,     // the platform gathers and seals
  checking,    // seal and document are verified
  composing,   // countersigned, laid out, signed
  preview,
  printing,
  cancelling,  // the printer was asked to stop; the person waits for the answer
  take_paper,
  unanswered,         // domains did not answer: ask again, leave them out, or stop
  recomposing,        // the next copy of the same report
  opening_trouble,    // the person can ask again
  check_trouble,      // the person can try again, or another way
  card_trouble,       // the person can try the card again
  platform_trouble,   // the person can ask again
  print_trouble,      // the person can ask for another copy
  refusal,            // nothing but to end
  stopping,           // the person has gone, the printer has not answered yet
  fetching,           // the platform is asked for a service's sheet
  sheet,              // what it answered, entry by entry
  reasons,            // why the person objects to an entry
  objecting,          // the platform is told
  receipt,            // and has taken it in
  sheet_trouble,      // the person can ask again
  objection_trouble,  // likewise: the same key makes no second objection
  licence,            // an agent shows his phone; only here the scanner is listened to
  licence_checking,   // the platform is asked what the code lets him do
  licence_trouble,    // he can show another, or go on with whom he may ask about already
  invitation,         // the other way: the machine shows a code, the agent's phone reads it and confirms there
  invitation_trouble  // likewise
};
inline constexpr int state_count = 44;

enum class Event {
  time_up,
  // fingers
  begin,
  agree,
  decline,
  subject_chosen,
  nothing_to_ask,  // the state is passed: no screen
  other_subject,   // the person wants to ask about another one
  kind_chosen,
  dates_wanted,
  domains_wanted,
  leave_out,
  chosen,
  print,
  print_again,
  try_again,
  cancel,
  finish,
  paper_taken,
  report_wanted,  // of the services
  sheet_wanted,   // likewise, or from a report: to object to a record of it
  entry_picked,   // to object to
  reason_given,
  back,     // to the choice before
  another,  // service
  // the reader
  card_found,
  card_read,
  card_failed,
  card_refused,
  card_removed,
  same_card,
  other_card,
  reader_lost,
  // the platform
  visit_opened,
  report_issued,
  domains_silent,
  platform_failed,
  platform_refused,
  sheet_read,
  objection_taken,
  // the report
  report_verified,
  report_rejected,
  composed,
  compose_failed,
  // the printer
  page_out,
  printed,
  unconfirmed,
  print_failed,
  print_cancelled,
  // the machine
  out_of_order,
  in_order,
  // the person check
  check_due,  // this machine or the platform wants one first
  by_code,
  by_desk,
  other_way,
  send_again,
  code_typed,
  code_sent,
  code_refused,  // wrong, or no longer good; the pad stays
  desk_asked,
  check_passed,
  check_failed,
  // agents
  licence_wanted,
  code_scanned,
  scan_failed,
  licence_taken,  // it lets him ask about one more
  invitation_wanted,
  invited,  // there is a code to show
  // the desk
  no_chip,  // the card is one that no reader reads
};
inline constexpr int event_count = 68;

enum class Guard {
  none,
  machine_in_order,
  copies_left,
  slip_at_hand,
  several_subjects,
  several_services,
  several_kinds,
  some_left,
  report_open,
  may_object,
  check_due,
  report_wished,
  sheet_wished,
  objection_wished,
  agents_served,
  agent_unchecked,
  licence_wished
};

enum class Action {
  none,
  reset_language,
  arm_reader,
  greet,          // the card becomes the visitor
  open_visit,     // the consent is written down, then the platform is told who is here
  list_subjects,  // what the platform told; one alone is chosen already
  list_kinds,     // of report, for this subject; one alone is chosen already
  leave_out,      // the silent domains, by name; then the report is requested
  request_report,
  check_report,
  compose_copy,       // this machine, this moment, this copy
  compose_next_copy,  // of the same paper; a report keeps its number
  fetch_sheet,
  fetch_objections,  // to the records of the report just shown
  object_to_record,
  begin_again,   // the last service is forgotten, the person is not
  compose_slip,  // the slip at hand: no report, and not sealed
  show_pages,
  start_print,
  show_progress,
  cancel_print,
  abandon_print,  // cancels, and forgets the person at once
  give_up_print,  // no answer from the printer: the outcome is unconfirmed
  expect_card_removal,
  send_code,
  answer_code,
  ask_desk,
  wish_licence,    // after the check, the licence
  redeem_licence,  // the code goes to the platform, and is kept no longer
  choose_told,     // whom the licence was for
  invite_licence,  // the platform is asked for a code that the phone reads
};

struct Row {
  State state;
  Event event;
  State next;  // the state itself: it begins again, and so does its time
  Action action = Action::none;
  Guard guard = Guard::none;  // the first row that fits is taken
};

enum class LimitKind {
  none,         // rests here; fingers and the machine's condition lead on
  hard,         // nothing lengthens it
  idle,         // a finger on the glass starts it again
  after_touch,  // idle, but it only runs once somebody touched something
};

struct StateFacts {
  State state;
  VisitView::Screen screen;
  LimitKind kind;
  std::chrono::seconds limit;
  std::chrono::seconds warning;  // the last seconds, with "more time"; 0: without a warning
  bool in_visit;                 // no update may begin
  bool person_known;             // a second, different card ends the visit
};

// Cancel is offered when the waiting has lasted this long.
inline constexpr std::chrono::seconds cancel_offered_after{10};
inline constexpr int copies_allowed = 3;

std::span<const Row> rows();
const StateFacts& facts_of(State state);
const char* name_of(State state);
const char* name_of(Event event);

struct Conditions {
  bool machine_in_order = true;
  bool copies_left = true;  // of the paper being printed
  bool slip_at_hand = false;
  bool several_subjects = true;
  bool several_services = false;
  bool several_kinds = true;
  bool some_left = true;     // some domain is asked for that did answer
  bool report_open = false;  // there are pages to go back to
  bool may_object = false;   // to a record of the report at hand
  bool check_due = false;    // the card's holder has to show that he stands here, and has not
  bool report_wished = false, sheet_wished = false, objection_wished = false;  // when the check came between
  bool agents_served = true;
  bool agent_unchecked = false;  // and who asks about others has to be checked first, and was not
  bool licence_wished = false;   // when the check came between
};
bool holds(Guard guard, const Conditions& conditions);
const Row* find_row(State state, Event event, const Conditions& conditions);

}  // namespace credit::session
