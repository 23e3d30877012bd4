// The part of the table in which a card is put down.
#pragma once
#include "kiosk/session/table.h"

namespace credit::session {

namespace card_table {

using S = State;
using E = Event;
using A = Action;
using G = Guard;

// clang-format off
inline constexpr Row rows[] = {
    {S::place_card,       E::card_found,       S::reading},
    {S::place_card,       E::card_read,        S::consent,          A::greet},
    {S::place_card,       E::card_failed,      S::card_trouble},
    {S::place_card,       E::card_refused,     S::refusal},
    {S::place_card,       E::no_chip,          S::card_trouble},
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

    {S::card_trouble,     E::print,            S::recomposing,      A::compose_slip,      G::slip_at_hand},
    {S::card_trouble,     E::try_again,        S::place_card,       A::arm_reader},
    {S::card_trouble,     E::card_found,       S::reading},
    {S::card_trouble,     E::card_read,        S::consent,          A::greet},
    {S::card_trouble,     E::card_refused,     S::refusal},
    {S::card_trouble,     E::reader_lost,      S::refusal},
    {S::card_trouble,     E::cancel,           S::clean_up},
    {S::card_trouble,     E::finish,           S::clean_up},
    {S::card_trouble,     E::time_up,          S::clean_up},
};
// clang-format on

}  // namespace card_table

inline constexpr auto& card_rows = card_table::rows;

}  // namespace credit::session
