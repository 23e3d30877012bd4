#include "tests/emulators/scanner/evdev_keys.h"

#include <linux/input-event-codes.h>

#include <array>

namespace credit::emulator {
namespace {

constexpr std::uint8_t shift = 0x02, alt = 0x04;

// By HID usage (HID Usage Tables, page 07), from 04 on.
constexpr std::array<std::uint16_t, 0x64> evdev = [] {
  std::array<std::uint16_t, 0x64> table{};
  constexpr std::uint16_t from_04[] = {
      KEY_A,          KEY_B,     KEY_C,     KEY_D,         KEY_E,          KEY_F,         KEY_G,         KEY_H,
      KEY_I,          KEY_J,     KEY_K,     KEY_L,         KEY_M,          KEY_N,         KEY_O,         KEY_P,
      KEY_Q,          KEY_R,     KEY_S,     KEY_T,         KEY_U,          KEY_V,         KEY_W,         KEY_X,
      KEY_Y,          KEY_Z,     KEY_1,     KEY_2,         KEY_3,          KEY_4,         KEY_5,         KEY_6,
      KEY_7,          KEY_8,     KEY_9,     KEY_0,         KEY_ENTER,      KEY_ESC,       KEY_BACKSPACE, KEY_TAB,
      KEY_SPACE,      KEY_MINUS, KEY_EQUAL, KEY_LEFTBRACE, KEY_RIGHTBRACE, KEY_BACKSLASH, KEY_BACKSLASH, KEY_SEMICOLON,
      KEY_APOSTROPHE, KEY_GRAVE, KEY_COMMA, KEY_DOT,       KEY_SLASH,      KEY_CAPSLOCK};
  for (std::size_t i = 0; i < std::size(from_04); ++i) table[i + 4] = from_04[i];
  constexpr std::uint16_t keypad_from_59[] = {KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4, KEY_KP5,
                                              KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9, KEY_KP0};
  for (std::size_t i = 0; i < std::size(keypad_from_59); ++i) table[i + 0x59] = keypad_from_59[i];
  return table;
}();

constexpr std::array<std::uint16_t, 8> modifiers{KEY_LEFTCTRL,  KEY_LEFTSHIFT,  KEY_LEFTALT,  KEY_LEFTMETA,
                                                 KEY_RIGHTCTRL, KEY_RIGHTSHIFT, KEY_RIGHTALT, KEY_RIGHTMETA};

std::optional<Stroke> stroke_of(char c) {
  constexpr std::string_view plain("abcdefghijklmnopqrstuvwxyz1234567890\r\x1b\b\t -=[]\\\0;'`,./", 53);
  constexpr std::string_view shifted("ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()\0\0\0\0\0_+{}|\0:\"~<>?", 53);
  if (c == '\0') return std::nullopt;
  if (const auto at = plain.find(c); at != std::string_view::npos) return Stroke{0, static_cast<std::uint8_t>(at + 4)};
  if (const auto at = shifted.find(c); at != std::string_view::npos)
    return Stroke{shift, static_cast<std::uint8_t>(at + 4)};
  return std::nullopt;
}

}  // namespace

std::vector<KeyChange> key_changes(Stroke was, Stroke now) {
  std::vector<KeyChange> changes;
  for (std::size_t bit = 0; bit < modifiers.size(); ++bit) {
    const unsigned mask = 1U << bit;
    if ((was.modifiers & mask) != (now.modifiers & mask))
      changes.push_back({modifiers[bit], (now.modifiers & mask) != 0 ? 1 : 0});
  }
  if (was.usage != now.usage) {
    if (was.usage != 0) changes.push_back({evdev.at(was.usage), 0});
    if (now.usage != 0) changes.push_back({evdev.at(now.usage), 1});
  }
  if (!changes.empty()) changes.push_back({});
  return changes;
}

std::optional<std::vector<Stroke>> typed(std::string_view text) {
  std::vector<Stroke> strokes;
  for (const char c : text) {
    const auto stroke = stroke_of(c);
    if (!stroke) return std::nullopt;
    strokes.push_back(*stroke);
    strokes.push_back({});
  }
  return strokes;
}

Stroke enter_key() { return {0, 0x28}; }

std::vector<Stroke> alt_code(unsigned number) {
  std::vector<Stroke> strokes{{alt, 0}};
  for (const char digit : std::to_string(number)) {
    const int usage = digit == '0' ? 0x62 : 0x58 + (digit - '0');
    strokes.push_back({alt, static_cast<std::uint8_t>(usage)});
    strokes.push_back({alt, 0});
  }
  strokes.push_back({});
  return strokes;
}

}  // namespace credit::emulator
