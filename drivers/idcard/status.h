// What a reader's status byte SW3 means (GA 467 table 16), and whom it concerns.
#pragma once
#include <optional>
#include <span>

#include "drivers/idcard/frame.h"

namespace credit::idcard {

enum class StatusKind {
  success,
  card_found,  // the answer to find
  item_empty,  // the card has nothing under that item: normal
  no_card,     // normal while looking
  link,        // request arrived damaged: ask again
  refused,     // the module does not know the command or may not do it
  module,      // the module itself is in trouble
  card,        // this card could not be read
};

struct StatusMeaning {
  std::uint8_t sw3;
  StatusKind kind;
  std::optional<FailureCode> failure;  // what to say when it stands in the way
};

std::span<const StatusMeaning> all_statuses();
// Compares SW3 only: where the card is at fault the standard lets any value stand in SW1 and SW2.
// A status of no table is the module's trouble (reader_trouble).
StatusMeaning meaning_of(std::uint8_t sw3);

}  // namespace credit::idcard
