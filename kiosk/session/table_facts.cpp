// What each state is: its screen, its time, who is there; and the names of states and events.
#include <array>

#include "kiosk/session/table.h"

namespace credit::session {

namespace {

using S = State;
using Screen = VisitView::Screen;
using K = LimitKind;
using std::chrono::seconds;

// clang-format off
constexpr std::array<StateFacts, state_count> states{{
    //  state              screen                limit           seconds     warning      in visit  person known
    {S::clean_up,         Screen::Closing,      K::hard,        seconds{3},   seconds{0},  true,  false},
    {S::attract,          Screen::Attract,      K::after_touch, seconds{60},  seconds{0},  false, false},
    {S::out_of_service,   Screen::OutOfService, K::none,        seconds{0},   seconds{0},  false, false},
    {S::place_card,       Screen::PlaceCard,    K::idle,        seconds{60},  seconds{15}, true,  false},
    {S::reading,          Screen::Reading,      K::hard,        seconds{15},  seconds{0},  true,  false},
    {S::consent,          Screen::Consent,      K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::opening,          Screen::Opening,      K::hard,        seconds{15},  seconds{0},  true,  true},
    {S::check_ways,       Screen::CheckWays,    K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::check_code,       Screen::CheckCode,    K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::check_desk,       Screen::CheckDesk,    K::hard,        seconds{180}, seconds{0},  true,  true},
    {S::whom,             Screen::Whom,         K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::services,         Screen::Services,     K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::kind,             Screen::Kind,         K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::choose,           Screen::Choose,       K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::dates,            Screen::Dates,        K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::domains,          Screen::Domains,      K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::issuing,          Screen::Issuing,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::checking,         Screen::Issuing,      K::hard,        seconds{10},  seconds{0},  true,  true},
    {S::composing,        Screen::Issuing,      K::hard,        seconds{20},  seconds{0},  true,  true},
    {S::preview,          Screen::Preview,      K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::printing,         Screen::Printing,     K::hard,        seconds{210}, seconds{0},  true,  true},
    {S::cancelling,       Screen::Printing,     K::hard,        seconds{15},  seconds{0},  true,  true},
    {S::take_paper,       Screen::TakePaper,    K::hard,        seconds{20},  seconds{0},  true,  true},
    {S::unanswered,       Screen::Unanswered,   K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::recomposing,      Screen::Printing,     K::hard,        seconds{20},  seconds{0},  true,  true},
    {S::opening_trouble,  Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::check_trouble,    Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::card_trouble,     Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  false},
    {S::platform_trouble, Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::print_trouble,    Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::refusal,          Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::stopping,         Screen::Closing,      K::hard,        seconds{10},  seconds{0},  true,  false},
    {S::fetching,         Screen::Fetching,     K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::sheet,            Screen::Sheet,        K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::reasons,          Screen::Reasons,      K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::objecting,        Screen::Fetching,     K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::receipt,          Screen::Sheet,        K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::sheet_trouble,    Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::objection_trouble, Screen::Failure,     K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::licence,          Screen::Licence,      K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::licence_checking, Screen::LicenceChecking, K::hard,     seconds{20},  seconds{0},  true,  true},
    {S::licence_trouble,  Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::invitation,       Screen::Invitation,   K::idle,        seconds{180}, seconds{15}, true,  true},
    {S::invitation_trouble, Screen::Failure,    K::hard,        seconds{30},  seconds{0},  true,  true},
}};

constexpr const char* state_names[state_count] = {
    "clean_up", "attract", "out_of_service", "place_card", "reading", "consent", "opening", "check_ways",
    "check_code", "check_desk", "whom", "services",
    "kind", "choose", "dates", "domains", "issuing", "checking", "composing", "preview", "printing", "cancelling",
    "take_paper", "unanswered", "recomposing", "opening_trouble", "check_trouble", "card_trouble", "platform_trouble", "print_trouble",
    "refusal", "stopping", "fetching", "sheet", "reasons", "objecting", "receipt", "sheet_trouble",
    "objection_trouble", "licence", "licence_checking", "licence_trouble", "invitation",
    "invitation_trouble"};
constexpr const char* event_names[event_count] = {
    "time_up", "begin", "agree", "decline", "subject_chosen", "nothing_to_ask", "other_subject", "kind_chosen",
    "dates_wanted", "domains_wanted", "leave_out", "chosen", "print", "print_again", "try_again", "cancel", "finish",
    "paper_taken", "report_wanted", "sheet_wanted", "entry_picked", "reason_given", "back", "another", "card_found",
    "card_read", "card_failed", "card_refused", "card_removed", "same_card", "other_card", "reader_lost",
    "visit_opened", "report_issued", "domains_silent", "platform_failed", "platform_refused", "sheet_read",
    "objection_taken", "report_verified", "report_rejected", "composed", "compose_failed", "page_out", "printed",
    "unconfirmed", "print_failed", "print_cancelled", "out_of_order", "in_order", "check_due", "by_code",
    "by_desk", "other_way", "send_again", "code_typed", "code_sent", "code_refused", "desk_asked", "check_passed",
    "check_failed", "licence_wanted", "code_scanned", "scan_failed", "licence_taken", "invitation_wanted",
    "invited", "no_chip"};
// clang-format on

constexpr bool in_enum_order() {
  for (std::size_t i = 0; i < states.size(); ++i)
    if (states[i].state != static_cast<State>(i)) return false;
  return true;
}
static_assert(in_enum_order());

}  // namespace

const StateFacts& facts_of(State state) { return states.at(static_cast<std::size_t>(state)); }
const char* name_of(State state) { return state_names[static_cast<std::size_t>(state)]; }
const char* name_of(Event event) { return event_names[static_cast<std::size_t>(event)]; }

}  // namespace credit::session
