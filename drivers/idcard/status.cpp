#include "drivers/idcard/status.h"

namespace credit::idcard {
namespace {

using enum StatusKind;

constexpr StatusMeaning table[] = {
    {0x90, success, {}},
    {0x9F, card_found, {}},
    {0x91, item_empty, {}},
    {0x80, no_card, FailureCode::card_moved},
    {0x10, link, FailureCode::reader_garbled},             // module saw a wrong checksum
    {0x11, link, FailureCode::reader_garbled},             // module saw a wrong length
    {0x21, refused, FailureCode::reader_command_refused},  // unknown command or parameter
    {0x23, refused, FailureCode::reader_command_refused},  // no privilege
    {0x24, module, FailureCode::reader_trouble},           // unrecognised error
    {0x60, module, FailureCode::reader_self_test_failed},
    {0x66, module, FailureCode::reader_not_authorised},
    {0x31, card, FailureCode::card_moved},        // card did not authenticate the module
    {0x32, card, FailureCode::card_not_genuine},  // module did not authenticate the card
    {0x33, card, FailureCode::card_not_genuine},  // information verification
    {0x40, card, FailureCode::card_kind_unknown},
    {0x41, card, FailureCode::card_moved},  // read failed
    {0x47, card, FailureCode::card_moved},  // random number failed
    {0x81, card, FailureCode::card_moved},  // select failed
};

}  // namespace

std::span<const StatusMeaning> all_statuses() { return table; }

StatusMeaning meaning_of(std::uint8_t sw3) {
  for (const auto& row : table)
    if (row.sw3 == sw3) return row;
  return {sw3, module, FailureCode::reader_trouble};
}

}  // namespace credit::idcard
