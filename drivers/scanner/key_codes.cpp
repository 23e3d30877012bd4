#include "drivers/scanner/key_codes.h"

#include <linux/input-event-codes.h>

#include <string_view>

#include "base/failures/scanner.h"

namespace credit::scanner {
namespace {

struct Key {
  char plain = 0, shifted = 0;
};

// linux/input-event-codes.h numbers keys as they lie on the board, row by row.
constexpr std::array<Key, 256> us_layout = [] {
  std::array<Key, 256> table{};
  const auto row = [&table](std::size_t first, std::string_view plain, std::string_view shifted) {
    for (std::size_t i = 0; i < plain.size(); ++i) table[first + i] = {plain[i], shifted[i]};
  };
  row(KEY_1, "1234567890-=", "!@#$%^&*()_+");
  row(KEY_Q, "qwertyuiop[]", "QWERTYUIOP{}");
  row(KEY_A, "asdfghjkl;'`", "ASDFGHJKL:\"~");
  row(KEY_BACKSLASH, "\\zxcvbnm,./", "|ZXCVBNM<>?");
  row(KEY_SPACE, " ", " ");
  row(KEY_KP7, "789-456+1230.", "789-456+1230.");
  row(KEY_KPASTERISK, "*", "*");
  row(KEY_KPSLASH, "/", "/");
  row(KEY_102ND, "\\", "|");
  return table;
}();

bool is_keypad_digit(std::uint16_t key) {
  return (key >= KEY_KP7 && key <= KEY_KP9) || (key >= KEY_KP4 && key <= KEY_KP6) || (key >= KEY_KP1 && key <= KEY_KP0);
}
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
// They change what other keys mean, or a lamp: nothing is typed by them.
bool types_nothing(std::uint16_t key) {
  switch (key) {
    case KEY_LEFTSHIFT:
    case KEY_RIGHTSHIFT:
    case KEY_LEFTCTRL:
    case KEY_RIGHTCTRL:
    case KEY_LEFTALT:
    case KEY_RIGHTALT:
    case KEY_LEFTMETA:
    case KEY_RIGHTMETA:
    case KEY_CAPSLOCK:
    case KEY_NUMLOCK:
    case KEY_SCROLLLOCK:
      return true;
    default:
      return false;
  }
}

}  // namespace

KeyCodes::KeyCodes() { bytes_.reserve(code_limit); }
KeyCodes::~KeyCodes() { forget(); }

void KeyCodes::forget() {
  wipe(bytes_.data(), bytes_.size());
  bytes_.clear();
  wrong_.reset();
}

bool KeyCodes::held(std::initializer_list<std::uint16_t> keys) const {
  for (const auto key : keys)
    if (down_[key]) return true;
  return false;
}

void KeyCodes::spoil(FailureCode why) {
  if (!wrong_) wrong_ = why;
}

void KeyCodes::type(std::uint8_t byte) {
  if (bytes_.size() == code_limit) return spoil(failure::scanner_code_too_long);
  bytes_.push_back(byte);
}

// value: 0 up, 1 down, 2 the kernel's own repeat of a key that is held, which no scanner means.
Codes KeyCodes::take(std::uint16_t type, std::uint16_t key, std::int32_t value) {
  if (type == EV_SYN && key == SYN_DROPPED) {
    dropping_ = true;
    down_.fill(false);
    spoil(failure::scanner_report_invalid);
  }
  if (type == EV_SYN && key == SYN_REPORT) dropping_ = false;
  if (type != EV_KEY || dropping_) return {};
  if (key < down_.size() && value != 2) down_[key] = value != 0;
  if (value != 1) return {};
  if (key == KEY_ENTER || key == KEY_KPENTER || key == KEY_TAB) return end();
  press(key);
  return {};
}

void KeyCodes::press(std::uint16_t key) {
  if (types_nothing(key)) return;
  const Key typed = key < us_layout.size() ? us_layout[key] : Key{};
  if (held({KEY_LEFTALT, KEY_RIGHTALT}))
    return spoil(is_keypad_digit(key) ? failure::scanner_keyboard_alt_codes : failure::scanner_keyboard_unknown_key);
  if (typed.plain == 0 || held({KEY_LEFTMETA, KEY_RIGHTMETA})) return spoil(failure::scanner_keyboard_unknown_key);
  if (held({KEY_LEFTCTRL, KEY_RIGHTCTRL})) {  // control characters, such as GS1's separator, as Ctrl and a letter
    const bool control = (is_letter(typed.plain) || typed.plain == ']') && !held({KEY_LEFTSHIFT, KEY_RIGHTSHIFT});
    if (!control) return spoil(failure::scanner_keyboard_unknown_key);  // Ctrl+Shift+U types code points somewhere
    return type(static_cast<std::uint8_t>(typed.plain & 0x1F));
  }
  type(static_cast<std::uint8_t>(held({KEY_LEFTSHIFT, KEY_RIGHTSHIFT}) ? typed.shifted : typed.plain));
}

Codes KeyCodes::end() {
  Codes codes;
  if (wrong_)
    codes.push_back(fail(*wrong_));
  else if (!bytes_.empty())
    codes.push_back(RawCode{Personal<Bytes>(bytes_), {}});
  forget();
  return codes;
}

Codes KeyCodes::quiet() { return end(); }

}  // namespace credit::scanner
