#include "kiosk/session/table.h"

#include <array>

#include "base/result.h"

namespace credit::session {

namespace {

using S = State;
using E = Event;
using A = Action;
using G = Guard;
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
    {S::whom,             Screen::Whom,         K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::choose,           Screen::Choose,       K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::issuing,          Screen::Issuing,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::checking,         Screen::Issuing,      K::hard,        seconds{10},  seconds{0},  true,  true},
    {S::composing,        Screen::Issuing,      K::hard,        seconds{20},  seconds{0},  true,  true},
    {S::preview,          Screen::Preview,      K::idle,        seconds{60},  seconds{15}, true,  true},
    {S::printing,         Screen::Printing,     K::hard,        seconds{210}, seconds{0},  true,  true},
    {S::cancelling,       Screen::Printing,     K::hard,        seconds{15},  seconds{0},  true,  true},
    {S::take_paper,       Screen::TakePaper,    K::hard,        seconds{20},  seconds{0},  true,  true},
    {S::recomposing,      Screen::Printing,     K::hard,        seconds{20},  seconds{0},  true,  true},
    {S::opening_trouble,  Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::card_trouble,     Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  false},
    {S::platform_trouble, Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::print_trouble,    Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::refusal,          Screen::Failure,      K::hard,        seconds{30},  seconds{0},  true,  true},
    {S::stopping,         Screen::Closing,      K::hard,        seconds{10},  seconds{0},  true,  false},
}};

constexpr Row table[] = {
    {S::clean_up,         E::time_up,          S::attract,          A::none,              G::machine_in_order},
    {S::clean_up,         E::time_up,          S::out_of_service},

    {S::attract,          E::begin,            S::place_card,       A::arm_reader},
    {S::attract,          E::time_up,          S::attract,          A::reset_language},
    {S::attract,          E::out_of_order,     S::out_of_service},
    {S::out_of_service,   E::in_order,         S::clean_up},

    {S::place_card,       E::card_found,       S::reading},
    {S::place_card,       E::card_read,        S::consent,          A::greet},
    {S::place_card,       E::card_failed,      S::card_trouble},
    {S::place_card,       E::card_refused,     S::refusal},
    {S::place_card,       E::reader_lost,      S::refusal},
    {S::place_card,       E::cancel,           S::clean_up},
    {S::place_card,       E::finish,           S::clean_up},
    {S::place_card,       E::time_up,          S::clean_up},

    {S::reading,          E::card_read,        S::consent,          A::greet},
    {S::reading,          E::card_failed,      S::card_trouble},
    {S::reading,          E::card_refused,     S::refusal},
    {S::reading,          E::card_removed,     S::place_card},
    {S::reading,          E::reader_lost,      S::refusal},
    {S::reading,          E::cancel,           S::clean_up},
    {S::reading,          E::time_up,          S::card_trouble},

    {S::card_trouble,     E::try_again,        S::place_card,       A::arm_reader},
    {S::card_trouble,     E::card_found,       S::reading},
    {S::card_trouble,     E::card_read,        S::consent,          A::greet},
    {S::card_trouble,     E::card_refused,     S::refusal},
    {S::card_trouble,     E::reader_lost,      S::refusal},
    {S::card_trouble,     E::cancel,           S::clean_up},
    {S::card_trouble,     E::finish,           S::clean_up},
    {S::card_trouble,     E::time_up,          S::clean_up},

    {S::consent,          E::agree,            S::opening,          A::open_visit},
    {S::consent,          E::decline,          S::clean_up},
    {S::consent,          E::cancel,           S::clean_up},
    {S::consent,          E::finish,           S::clean_up},
    {S::consent,          E::other_card,       S::clean_up},
    {S::consent,          E::time_up,          S::clean_up},

    {S::opening,          E::visit_opened,     S::whom,             A::list_subjects},
    {S::opening,          E::platform_failed,  S::opening_trouble},
    {S::opening,          E::platform_refused, S::refusal},
    {S::opening,          E::cancel,           S::clean_up},
    {S::opening,          E::other_card,       S::clean_up},
    {S::opening,          E::time_up,          S::opening_trouble},

    {S::opening_trouble,  E::try_again,        S::opening,          A::open_visit},
    {S::opening_trouble,  E::cancel,           S::clean_up},
    {S::opening_trouble,  E::finish,           S::clean_up},
    {S::opening_trouble,  E::other_card,       S::clean_up},
    {S::opening_trouble,  E::time_up,          S::clean_up},

    {S::whom,             E::nothing_to_ask,   S::choose},
    {S::whom,             E::subject_chosen,   S::choose},
    {S::whom,             E::platform_refused, S::refusal},
    {S::whom,             E::cancel,           S::clean_up},
    {S::whom,             E::finish,           S::clean_up},
    {S::whom,             E::other_card,       S::clean_up},
    {S::whom,             E::time_up,          S::clean_up},

    {S::choose,           E::chosen,           S::issuing,          A::request_report},
    {S::choose,           E::other_subject,    S::whom,             A::none,              G::several_subjects},
    {S::choose,           E::cancel,           S::clean_up},
    {S::choose,           E::finish,           S::clean_up},
    {S::choose,           E::other_card,       S::clean_up},
    {S::choose,           E::time_up,          S::clean_up},

    {S::issuing,          E::visit_opened,     S::issuing,          A::request_report},
    {S::issuing,          E::report_issued,    S::checking,         A::check_report},
    {S::issuing,          E::platform_failed,  S::platform_trouble},
    {S::issuing,          E::platform_refused, S::refusal},
    {S::issuing,          E::cancel,           S::clean_up},
    {S::issuing,          E::other_card,       S::clean_up},
    {S::issuing,          E::time_up,          S::platform_trouble},

    {S::platform_trouble, E::try_again,        S::issuing,          A::request_report},
    {S::platform_trouble, E::cancel,           S::clean_up},
    {S::platform_trouble, E::finish,           S::clean_up},
    {S::platform_trouble, E::other_card,       S::clean_up},
    {S::platform_trouble, E::time_up,          S::clean_up},

    {S::checking,         E::report_verified,  S::composing,        A::compose_copy},
    {S::checking,         E::report_rejected,  S::refusal},
    {S::checking,         E::cancel,           S::clean_up},
    {S::checking,         E::other_card,       S::clean_up},
    {S::checking,         E::time_up,          S::refusal},

    {S::composing,        E::composed,         S::preview,          A::show_pages},
    {S::composing,        E::compose_failed,   S::refusal},
    {S::composing,        E::cancel,           S::clean_up},
    {S::composing,        E::other_card,       S::clean_up},
    {S::composing,        E::time_up,          S::refusal},

    {S::preview,          E::print,            S::printing,         A::start_print},
    {S::preview,          E::cancel,           S::clean_up},
    {S::preview,          E::finish,           S::clean_up},
    {S::preview,          E::other_card,       S::clean_up},
    {S::preview,          E::time_up,          S::clean_up},

    {S::printing,         E::page_out,         S::printing,         A::show_progress},
    {S::printing,         E::printed,          S::take_paper,       A::expect_card_removal},
    {S::printing,         E::unconfirmed,      S::print_trouble,    A::none,              G::copies_left},
    {S::printing,         E::unconfirmed,      S::refusal},
    {S::printing,         E::print_failed,     S::print_trouble,    A::none,              G::copies_left},
    {S::printing,         E::print_failed,     S::refusal},
    {S::printing,         E::print_cancelled,  S::print_trouble,    A::none,              G::copies_left},
    {S::printing,         E::print_cancelled,  S::refusal},
    {S::printing,         E::cancel,           S::cancelling,       A::cancel_print},
    {S::printing,         E::other_card,       S::stopping,         A::abandon_print},
    {S::printing,         E::time_up,          S::cancelling,       A::cancel_print},

    {S::cancelling,       E::printed,          S::take_paper,       A::expect_card_removal},
    {S::cancelling,       E::unconfirmed,      S::print_trouble,    A::none,              G::copies_left},
    {S::cancelling,       E::unconfirmed,      S::refusal},
    {S::cancelling,       E::print_failed,     S::print_trouble,    A::none,              G::copies_left},
    {S::cancelling,       E::print_failed,     S::refusal},
    {S::cancelling,       E::print_cancelled,  S::print_trouble,    A::none,              G::copies_left},
    {S::cancelling,       E::print_cancelled,  S::refusal},
    {S::cancelling,       E::other_card,       S::stopping,         A::abandon_print},
    {S::cancelling,       E::time_up,          S::refusal,          A::give_up_print},

    {S::stopping,         E::printed,          S::clean_up},
    {S::stopping,         E::unconfirmed,      S::clean_up},
    {S::stopping,         E::print_failed,     S::clean_up},
    {S::stopping,         E::print_cancelled,  S::clean_up},
    {S::stopping,         E::time_up,          S::clean_up,         A::give_up_print},

    {S::print_trouble,    E::print_again,      S::recomposing,      A::compose_next_copy},
    {S::print_trouble,    E::cancel,           S::clean_up},
    {S::print_trouble,    E::finish,           S::clean_up},
    {S::print_trouble,    E::other_card,       S::clean_up},
    {S::print_trouble,    E::time_up,          S::clean_up},

    {S::recomposing,      E::composed,         S::printing,         A::start_print},
    {S::recomposing,      E::compose_failed,   S::refusal},
    {S::recomposing,      E::cancel,           S::clean_up},
    {S::recomposing,      E::other_card,       S::clean_up},
    {S::recomposing,      E::time_up,          S::refusal},

    {S::take_paper,       E::paper_taken,      S::clean_up},
    {S::take_paper,       E::finish,           S::clean_up},
    {S::take_paper,       E::other_card,       S::clean_up},
    {S::take_paper,       E::time_up,          S::clean_up},

    {S::refusal,          E::print,            S::recomposing,      A::compose_slip,      G::slip_at_hand},
    {S::refusal,          E::cancel,           S::clean_up},
    {S::refusal,          E::finish,           S::clean_up},
    {S::refusal,          E::other_card,       S::clean_up},
    {S::refusal,          E::time_up,          S::clean_up},
};

constexpr const char* state_names[state_count] = {
    "clean_up", "attract", "out_of_service", "place_card", "reading", "consent", "opening", "whom", "choose", "issuing", "checking",
    "composing", "preview", "printing", "cancelling", "take_paper", "recomposing", "opening_trouble", "card_trouble", "platform_trouble",
    "print_trouble", "refusal", "stopping"};
constexpr const char* event_names[event_count] = {
    "time_up", "begin", "agree", "decline", "subject_chosen", "nothing_to_ask", "other_subject", "chosen", "print", "print_again", "try_again", "cancel", "finish",
    "paper_taken", "card_found", "card_read", "card_failed", "card_refused", "card_removed", "same_card", "other_card",
    "reader_lost", "visit_opened", "report_issued", "platform_failed", "platform_refused", "report_verified",
    "report_rejected", "composed", "compose_failed", "page_out", "printed", "unconfirmed", "print_failed",
    "print_cancelled", "out_of_order", "in_order"};
// clang-format on

constexpr bool in_enum_order() {
  for (std::size_t i = 0; i < states.size(); ++i)
    if (states[i].state != static_cast<State>(i)) return false;
  return true;
}
static_assert(in_enum_order());

bool holds(Guard guard, const Conditions& conditions) {
  switch (guard) {
    case Guard::none:
      return true;
    case Guard::machine_in_order:
      return conditions.machine_in_order;
    case Guard::copies_left:
      return conditions.copies_left;
    case Guard::slip_at_hand:
      return conditions.slip_at_hand;
    case Guard::several_subjects:
      return conditions.several_subjects;
  }
  return false;
}

}  // namespace

std::span<const Row> rows() { return table; }
const StateFacts& facts_of(State state) { return states.at(static_cast<std::size_t>(state)); }
const char* name_of(State state) { return state_names[static_cast<std::size_t>(state)]; }
const char* name_of(Event event) { return event_names[static_cast<std::size_t>(event)]; }

const Row* find_row(State state, Event event, const Conditions& conditions) {
  for (const Row& row : table)
    if (row.state == state && row.event == event && holds(row.guard, conditions)) return &row;
  return nullptr;
}

}  // namespace credit::session
