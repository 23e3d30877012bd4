// The part of the table for an agent and his electronic licence: the machine reads the phone, or the phone the machine.
#pragma once
#include "kiosk/session/table.h"

namespace credit::session {

namespace licence_table {

using S = State;
using E = Event;
using A = Action;
using G = Guard;

// clang-format off
inline constexpr Row rows[] = {
    {S::whom,             E::licence_wanted,   S::check_ways,       A::wish_licence,      G::agent_unchecked},
    {S::whom,             E::licence_wanted,   S::licence,          A::none,              G::agents_served},

    {S::licence,          E::code_scanned,     S::licence_checking, A::redeem_licence},
    {S::licence,          E::scan_failed,      S::licence_trouble},
    {S::licence,          E::licence_taken,    S::whom,             A::choose_told},
    {S::licence,          E::platform_refused, S::licence_trouble},
    {S::licence,          E::invitation_wanted, S::invitation,      A::invite_licence},
    {S::licence,          E::back,             S::whom},
    {S::licence,          E::cancel,           S::clean_up},
    {S::licence,          E::finish,           S::clean_up},
    {S::licence,          E::other_card,       S::clean_up},
    {S::licence,          E::time_up,          S::clean_up},

    {S::licence_checking, E::visit_opened,     S::licence_checking, A::redeem_licence},
    {S::licence_checking, E::check_due,        S::check_ways},
    {S::licence_checking, E::licence_taken,    S::whom,             A::choose_told},
    {S::licence_checking, E::platform_failed,  S::licence_trouble},
    {S::licence_checking, E::platform_refused, S::licence_trouble},
    {S::licence_checking, E::cancel,           S::clean_up},
    {S::licence_checking, E::other_card,       S::clean_up},
    {S::licence_checking, E::time_up,          S::licence_trouble},

    {S::licence_trouble,  E::licence_taken,    S::whom,             A::choose_told},
    {S::licence_trouble,  E::try_again,        S::licence},
    {S::licence_trouble,  E::back,             S::whom},
    {S::licence_trouble,  E::cancel,           S::clean_up},
    {S::licence_trouble,  E::finish,           S::clean_up},
    {S::licence_trouble,  E::other_card,       S::clean_up},
    {S::licence_trouble,  E::time_up,          S::clean_up},

    {S::invitation,       E::visit_opened,     S::invitation,       A::invite_licence},
    {S::invitation,       E::check_due,        S::check_ways},
    {S::invitation,       E::invited,          S::invitation},
    {S::invitation,       E::licence_taken,    S::whom,             A::choose_told},
    {S::invitation,       E::platform_failed,  S::invitation_trouble},
    {S::invitation,       E::platform_refused, S::invitation_trouble},
    {S::invitation,       E::back,             S::licence},
    {S::invitation,       E::cancel,           S::clean_up},
    {S::invitation,       E::finish,           S::clean_up},
    {S::invitation,       E::other_card,       S::clean_up},
    {S::invitation,       E::time_up,          S::clean_up},

    {S::invitation_trouble, E::licence_taken,  S::whom,             A::choose_told},
    {S::invitation_trouble, E::try_again,      S::invitation,       A::invite_licence},
    {S::invitation_trouble, E::back,           S::whom},
    {S::invitation_trouble, E::cancel,         S::clean_up},
    {S::invitation_trouble, E::finish,         S::clean_up},
    {S::invitation_trouble, E::other_card,     S::clean_up},
    {S::invitation_trouble, E::time_up,        S::clean_up},
};
// clang-format on

}  // namespace licence_table

inline constexpr auto& licence_rows = licence_table::rows;

}  // namespace credit::session
