// The part of the table that asks whether the card's holder stands here.
#pragma once
#include "kiosk/session/table.h"

namespace credit::session {

namespace check_table {

using S = State;
using E = Event;
using A = Action;
using G = Guard;

// clang-format off
inline constexpr Row rows[] = {
    {S::check_ways,       E::by_code,          S::check_code,       A::send_code},
    {S::check_ways,       E::by_desk,          S::check_desk,       A::ask_desk},
    {S::check_ways,       E::check_passed,     S::issuing,          A::request_report,    G::report_wished},
    {S::check_ways,       E::check_passed,     S::fetching,         A::fetch_sheet,       G::sheet_wished},
    {S::check_ways,       E::check_passed,     S::objecting,        A::object_to_record,  G::objection_wished},
    {S::check_ways,       E::check_passed,     S::licence,          A::none,              G::licence_wished},
    {S::check_ways,       E::check_passed,     S::whom,             A::list_subjects},
    {S::check_ways,       E::platform_refused, S::refusal},
    {S::check_ways,       E::cancel,           S::clean_up},
    {S::check_ways,       E::finish,           S::clean_up},
    {S::check_ways,       E::other_card,       S::clean_up},
    {S::check_ways,       E::time_up,          S::clean_up},

    {S::check_code,       E::code_sent,        S::check_code},
    {S::check_code,       E::code_typed,       S::check_code,       A::answer_code},
    {S::check_code,       E::code_refused,     S::check_code},
    {S::check_code,       E::send_again,       S::check_code,       A::send_code},
    {S::check_code,       E::other_way,        S::check_ways},
    {S::check_code,       E::check_passed,     S::issuing,          A::request_report,    G::report_wished},
    {S::check_code,       E::check_passed,     S::fetching,         A::fetch_sheet,       G::sheet_wished},
    {S::check_code,       E::check_passed,     S::objecting,        A::object_to_record,  G::objection_wished},
    {S::check_code,       E::check_passed,     S::licence,          A::none,              G::licence_wished},
    {S::check_code,       E::check_passed,     S::whom,             A::list_subjects},
    {S::check_code,       E::check_failed,     S::check_trouble},
    {S::check_code,       E::platform_refused, S::refusal},
    {S::check_code,       E::cancel,           S::clean_up},
    {S::check_code,       E::finish,           S::clean_up},
    {S::check_code,       E::other_card,       S::clean_up},
    {S::check_code,       E::time_up,          S::clean_up},

    {S::check_desk,       E::desk_asked,       S::check_desk},
    {S::check_desk,       E::other_way,        S::check_ways},
    {S::check_desk,       E::check_passed,     S::issuing,          A::request_report,    G::report_wished},
    {S::check_desk,       E::check_passed,     S::fetching,         A::fetch_sheet,       G::sheet_wished},
    {S::check_desk,       E::check_passed,     S::objecting,        A::object_to_record,  G::objection_wished},
    {S::check_desk,       E::check_passed,     S::licence,          A::none,              G::licence_wished},
    {S::check_desk,       E::check_passed,     S::whom,             A::list_subjects},
    {S::check_desk,       E::check_failed,     S::check_trouble},
    {S::check_desk,       E::platform_refused, S::refusal},
    {S::check_desk,       E::cancel,           S::clean_up},
    {S::check_desk,       E::finish,           S::clean_up},
    {S::check_desk,       E::other_card,       S::clean_up},
    {S::check_desk,       E::time_up,          S::check_trouble},

    {S::check_trouble,    E::try_again,        S::check_ways},
    {S::check_trouble,    E::check_passed,     S::issuing,          A::request_report,    G::report_wished},
    {S::check_trouble,    E::check_passed,     S::fetching,         A::fetch_sheet,       G::sheet_wished},
    {S::check_trouble,    E::check_passed,     S::objecting,        A::object_to_record,  G::objection_wished},
    {S::check_trouble,    E::check_passed,     S::licence,          A::none,              G::licence_wished},
    {S::check_trouble,    E::check_passed,     S::whom,             A::list_subjects},
    {S::check_trouble,    E::cancel,           S::clean_up},
    {S::check_trouble,    E::finish,           S::clean_up},
    {S::check_trouble,    E::other_card,       S::clean_up},
    {S::check_trouble,    E::time_up,          S::clean_up},
};
// clang-format on

}  // namespace check_table

inline constexpr auto& check_rows = check_table::rows;

}  // namespace credit::session
