// What Linux' keyboard driver (hid-input) makes of a boot keyboard's reports, and the strokes a scanner types a text
// with.
#pragma once
#include <string_view>

#include "tests/emulators/scanner/device_body.h"

namespace credit::emulator {

struct KeyChange {
  std::uint16_t key = 0;  // KEY_*; 0 ends a report (EV_SYN)
  int value = 0;          // 1 down, 0 up
};
std::vector<KeyChange> key_changes(Stroke was, Stroke now);

// A US keyboard; nothing for a character it does not have. Between two keys everything is let go of.
std::optional<std::vector<Stroke>> typed(std::string_view text);
Stroke enter_key();
// Alt held down, the digits on the keypad, Alt let go of: how scanners type what no key is made for.
std::vector<Stroke> alt_code(unsigned number);

}  // namespace credit::emulator
