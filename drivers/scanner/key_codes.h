// Keystrokes of a scanner that plays a keyboard to codes: evdev key events on a US layout, whatever the machine's own
// layout, CapsLock or input method. Pure.
//
// A keyboard can only send what it has keys for. Scanners type other characters (all Chinese) as Alt with digits on the
// keypad; what these mean depends on the scanner's code page, so such a code is refused as scanner_keyboard_alt_codes:
// the scanner is to be set to HID POS or serial.
#pragma once
#include <array>

#include "drivers/scanner/scan.h"

namespace credit::scanner {

class KeyCodes {
 public:
  KeyCodes();
  ~KeyCodes();
  KeyCodes(const KeyCodes&) = delete;
  KeyCodes& operator=(const KeyCodes&) = delete;

  // One struct input_event: type, code, value (linux/input.h). Enter or Tab ends a code.
  //   scanner_keyboard_alt_codes    see above
  //   scanner_keyboard_unknown_key  a key that types nothing (F1, arrows)
  //   scanner_code_too_long         beyond code_limit
  //   scanner_report_invalid        the kernel had to drop events
  Codes take(std::uint16_t type, std::uint16_t key, std::int32_t value);
  bool in_code() const { return !bytes_.empty() || wrong_; }
  Codes quiet();  // no key for a while: the code is whole, for a scanner without a suffix
  void forget();

 private:
  void press(std::uint16_t key);
  void type(std::uint8_t byte);
  void spoil(FailureCode why);
  bool held(std::initializer_list<std::uint16_t> keys) const;
  Codes end();

  Bytes bytes_;                       // reserved once
  std::optional<FailureCode> wrong_;  // why the code being typed is none
  std::array<bool, 256> down_{};
  bool dropping_ = false;  // between SYN_DROPPED and the next SYN_REPORT
};

}  // namespace credit::scanner
