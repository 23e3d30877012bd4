#include "drivers/idcard/status.h"

#include "base/failures/card.h"
#include "base/failures/reader.h"

namespace credit::idcard {
namespace {

using enum StatusKind;

constexpr StatusMeaning table[] = {
    {0x90, success, {}},
    {0x9F, card_found, {}},
    {0x91, item_empty, {}},
    {0x80, no_card, failure::card_moved},
    {0x10, link, failure::reader_garbled},             // module saw a wrong checksum
    {0x11, link, failure::reader_garbled},             // module saw a wrong length
    {0x21, refused, failure::reader_command_refused},  // unknown command or parameter
    {0x23, refused, failure::reader_command_refused},  // no privilege
    {0x24, module, failure::reader_trouble},           // unrecognised error
    {0x60, module, failure::reader_self_test_failed},
    {0x66, module, failure::reader_not_authorised},
    {0x31, card, failure::card_moved},        // card did not authenticate the module
    {0x32, card, failure::card_not_genuine},  // module did not authenticate the card
    {0x33, card, failure::card_not_genuine},  // information verification
    {0x40, card, failure::card_kind_unknown},
    {0x41, card, failure::card_moved},  // read failed
    {0x47, card, failure::card_moved},  // random number failed
    {0x81, card, failure::card_moved},  // select failed
};

}  // namespace

std::span<const StatusMeaning> all_statuses() { return table; }

StatusMeaning meaning_of(std::uint8_t sw3) {
  for (const auto& row : table)
    if (row.sw3 == sw3) return row;
  return {sw3, module, failure::reader_trouble};
}

}  // namespace credit::idcard
