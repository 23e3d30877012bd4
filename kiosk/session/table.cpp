#include "kiosk/session/table.h"

#include <algorithm>
#include <array>

#include "kiosk/session/table_card.h"
#include "kiosk/session/table_check.h"
#include "kiosk/session/table_licence.h"

namespace credit::session {
namespace {

using S = State;
using E = Event;
using A = Action;
using G = Guard;

// clang-format off
constexpr Row visit_rows[] = {
    {S::clean_up,         E::time_up,          S::attract,          A::none,              G::machine_in_order},
    {S::clean_up,         E::time_up,          S::out_of_service},

    {S::attract,          E::begin,            S::place_card,       A::arm_reader},
    {S::attract,          E::time_up,          S::attract,          A::reset_language},
    {S::attract,          E::out_of_order,     S::out_of_service},
    {S::out_of_service,   E::in_order,         S::clean_up},

    {S::consent,          E::agree,            S::opening,          A::open_visit},
    {S::consent,          E::decline,          S::clean_up},
    {S::consent,          E::cancel,           S::clean_up},
    {S::consent,          E::finish,           S::clean_up},
    {S::consent,          E::other_card,       S::clean_up},
    {S::consent,          E::time_up,          S::clean_up},

    {S::opening,          E::visit_opened,     S::check_ways,       A::none,              G::check_due},
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

    {S::whom,             E::nothing_to_ask,   S::check_ways,       A::none,              G::check_due},
    {S::whom,             E::nothing_to_ask,   S::services,         A::none,              G::several_services},
    {S::whom,             E::nothing_to_ask,   S::kind,             A::list_kinds},
    {S::whom,             E::subject_chosen,   S::check_ways,       A::none,              G::check_due},
    {S::whom,             E::subject_chosen,   S::services,         A::none,              G::several_services},
    {S::whom,             E::subject_chosen,   S::kind,             A::list_kinds},
    {S::whom,             E::platform_refused, S::refusal},
    {S::whom,             E::cancel,           S::clean_up},
    {S::whom,             E::finish,           S::clean_up},
    {S::whom,             E::other_card,       S::clean_up},
    {S::whom,             E::time_up,          S::clean_up},

    {S::services,         E::report_wanted,    S::kind,             A::list_kinds},
    {S::services,         E::sheet_wanted,     S::fetching,         A::fetch_sheet},
    {S::services,         E::other_subject,    S::whom,             A::none,              G::several_subjects},
    {S::services,         E::cancel,           S::clean_up},
    {S::services,         E::finish,           S::clean_up},
    {S::services,         E::other_card,       S::clean_up},
    {S::services,         E::time_up,          S::clean_up},

    {S::fetching,         E::visit_opened,     S::fetching,         A::fetch_sheet},
    {S::fetching,         E::check_due,        S::check_ways},
    {S::fetching,         E::sheet_read,       S::sheet},
    {S::fetching,         E::platform_failed,  S::sheet_trouble},
    {S::fetching,         E::platform_refused, S::refusal},
    {S::fetching,         E::cancel,           S::clean_up},
    {S::fetching,         E::other_card,       S::clean_up},
    {S::fetching,         E::time_up,          S::sheet_trouble},

    {S::sheet_trouble,    E::try_again,        S::fetching,         A::fetch_sheet},
    {S::sheet_trouble,    E::cancel,           S::clean_up},
    {S::sheet_trouble,    E::finish,           S::clean_up},
    {S::sheet_trouble,    E::other_card,       S::clean_up},
    {S::sheet_trouble,    E::time_up,          S::clean_up},

    {S::sheet,            E::print,            S::recomposing,      A::compose_slip,      G::slip_at_hand},
    {S::sheet,            E::entry_picked,     S::reasons},
    {S::sheet,            E::back,             S::preview,          A::show_pages,        G::report_open},
    {S::sheet,            E::back,             S::services,         A::none,              G::several_services},
    {S::sheet,            E::cancel,           S::clean_up},
    {S::sheet,            E::finish,           S::clean_up},
    {S::sheet,            E::other_card,       S::clean_up},
    {S::sheet,            E::time_up,          S::clean_up},

    {S::reasons,          E::reason_given,     S::objecting,        A::object_to_record},
    {S::reasons,          E::back,             S::sheet},
    {S::reasons,          E::cancel,           S::clean_up},
    {S::reasons,          E::finish,           S::clean_up},
    {S::reasons,          E::other_card,       S::clean_up},
    {S::reasons,          E::time_up,          S::clean_up},

    {S::objecting,        E::visit_opened,     S::objecting,        A::object_to_record},
    {S::objecting,        E::check_due,        S::check_ways},
    {S::objecting,        E::objection_taken,  S::receipt},
    {S::objecting,        E::platform_failed,  S::objection_trouble},
    {S::objecting,        E::platform_refused, S::refusal},
    {S::objecting,        E::cancel,           S::clean_up},
    {S::objecting,        E::other_card,       S::clean_up},
    {S::objecting,        E::time_up,          S::objection_trouble},

    {S::objection_trouble, E::try_again,       S::objecting,        A::object_to_record},
    {S::objection_trouble, E::cancel,          S::clean_up},
    {S::objection_trouble, E::finish,          S::clean_up},
    {S::objection_trouble, E::other_card,      S::clean_up},
    {S::objection_trouble, E::time_up,         S::clean_up},

    {S::receipt,          E::print,            S::recomposing,      A::compose_slip,      G::slip_at_hand},
    {S::receipt,          E::back,             S::preview,          A::show_pages,        G::report_open},
    {S::receipt,          E::back,             S::services,         A::begin_again,       G::several_services},
    {S::receipt,          E::cancel,           S::clean_up},
    {S::receipt,          E::finish,           S::clean_up},
    {S::receipt,          E::other_card,       S::clean_up},
    {S::receipt,          E::time_up,          S::clean_up},

    {S::kind,             E::nothing_to_ask,   S::choose},
    {S::kind,             E::kind_chosen,      S::choose},
    {S::kind,             E::other_subject,    S::whom,             A::none,              G::several_subjects},
    {S::kind,             E::cancel,           S::clean_up},
    {S::kind,             E::finish,           S::clean_up},
    {S::kind,             E::other_card,       S::clean_up},
    {S::kind,             E::time_up,          S::clean_up},
    {S::kind,             E::back,             S::services,         A::none,              G::several_services},

    {S::choose,           E::back,             S::kind,             A::none,              G::several_kinds},
    {S::choose,           E::back,             S::services,         A::none,              G::several_services},
    {S::choose,           E::chosen,           S::issuing,          A::request_report},
    {S::choose,           E::dates_wanted,     S::dates},
    {S::choose,           E::domains_wanted,   S::domains},
    {S::choose,           E::other_subject,    S::whom,             A::none,              G::several_subjects},
    {S::choose,           E::cancel,           S::clean_up},
    {S::choose,           E::finish,           S::clean_up},
    {S::choose,           E::other_card,       S::clean_up},
    {S::choose,           E::time_up,          S::clean_up},

    {S::dates,            E::chosen,           S::issuing,          A::request_report},
    {S::dates,            E::domains_wanted,   S::domains},
    {S::dates,            E::back,             S::choose},
    {S::dates,            E::cancel,           S::clean_up},
    {S::dates,            E::finish,           S::clean_up},
    {S::dates,            E::other_card,       S::clean_up},
    {S::dates,            E::time_up,          S::clean_up},

    {S::domains,          E::chosen,           S::issuing,          A::request_report},
    {S::domains,          E::back,             S::choose},
    {S::domains,          E::cancel,           S::clean_up},
    {S::domains,          E::finish,           S::clean_up},
    {S::domains,          E::other_card,       S::clean_up},
    {S::domains,          E::time_up,          S::clean_up},

    {S::issuing,          E::visit_opened,     S::issuing,          A::request_report},
    {S::issuing,          E::check_due,        S::check_ways},
    {S::issuing,          E::report_issued,    S::checking,         A::check_report},
    {S::issuing,          E::domains_silent,   S::unanswered},
    {S::issuing,          E::platform_failed,  S::platform_trouble},
    {S::issuing,          E::platform_refused, S::refusal},
    {S::issuing,          E::cancel,           S::clean_up},
    {S::issuing,          E::other_card,       S::clean_up},
    {S::issuing,          E::time_up,          S::platform_trouble},

    {S::unanswered,       E::try_again,        S::issuing,          A::request_report},
    {S::unanswered,       E::leave_out,        S::issuing,          A::leave_out,         G::some_left},
    {S::unanswered,       E::cancel,           S::clean_up},
    {S::unanswered,       E::finish,           S::clean_up},
    {S::unanswered,       E::other_card,       S::clean_up},
    {S::unanswered,       E::time_up,          S::clean_up},

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
    {S::preview,          E::sheet_wanted,     S::fetching,         A::fetch_objections,  G::may_object},
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
    {S::take_paper,       E::another,          S::services,         A::begin_again,       G::several_services},
    {S::take_paper,       E::finish,           S::clean_up},
    {S::take_paper,       E::other_card,       S::clean_up},
    {S::take_paper,       E::time_up,          S::clean_up},

    {S::refusal,          E::print,            S::recomposing,      A::compose_slip,      G::slip_at_hand},
    {S::refusal,          E::cancel,           S::clean_up},
    {S::refusal,          E::finish,           S::clean_up},
    {S::refusal,          E::other_card,       S::clean_up},
    {S::refusal,          E::time_up,          S::clean_up},
};
// clang-format on

constexpr auto joined() {
  constexpr auto count = std::size(visit_rows) + std::size(card_rows) + std::size(check_rows) + std::size(licence_rows);
  std::array<Row, count> all{};
  auto at = std::copy(std::begin(visit_rows), std::end(visit_rows), all.begin());
  at = std::copy(std::begin(card_rows), std::end(card_rows), at);
  at = std::copy(std::begin(check_rows), std::end(check_rows), at);
  std::copy(std::begin(licence_rows), std::end(licence_rows), at);
  return all;
}
constexpr auto table = joined();

}  // namespace

std::span<const Row> rows() { return table; }

const Row* find_row(State state, Event event, const Conditions& conditions) {
  for (const Row& row : table)
    if (row.state == state && row.event == event && holds(row.guard, conditions)) return &row;
  return nullptr;
}

}  // namespace credit::session
