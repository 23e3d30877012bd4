// Keystrokes to codes: boot reports of a scanner (facts F1), through the kernel's translation, to text.
#include "drivers/scanner/key_codes.h"

#include <linux/input-event-codes.h>

#include "tests/emulators/scanner/evdev_keys.h"
#include "tests/unit/scanner/words.h"

using namespace credit;
using namespace credit::scanner;
using namespace credit::test;
using emulator::Stroke;

namespace {

struct Desk {
  KeyCodes codes;
  Stroke down;
  Words words;
  void press(Stroke stroke) {
    for (const auto& change : emulator::key_changes(down, stroke))
      append(words, codes.take(change.key == 0 ? EV_SYN : EV_KEY, change.key, change.value));
    down = stroke;
  }
  void press_all(const std::vector<Stroke>& strokes) {
    for (const auto& stroke : strokes) press(stroke);
  }
  void type(std::string_view text) {
    const auto strokes = emulator::typed(text);
    REQUIRE(strokes);
    press_all(*strokes);
  }
  void enter() { press_all({emulator::enter_key(), {}}); }
  void key(int which) {
    const auto key = static_cast<std::uint16_t>(which);
    append(words, codes.take(EV_KEY, key, 1));
    append(words, codes.take(EV_KEY, key, 0));
  }
};

}  // namespace

TEST_CASE("every character of a US keyboard") {
  Desk desk;
  std::string all;
  for (char c = 0x20; c < 0x7F; ++c) all += c;
  desk.type(all);
  desk.enter();
  CHECK(desk.words == Words{all});
}

TEST_CASE("equal keys one after another are as many characters, with the key up between them (F1)") {
  Desk desk;
  desk.type("91110000802100433B--aaBB");
  desk.enter();
  CHECK(desk.words == Words{"91110000802100433B--aaBB"});
}

TEST_CASE("shift held over several keys, as scanners that save reports do") {
  Desk desk;
  desk.press_all({{2, 0}, {2, 0x04}, {2, 0}, {2, 0x05}, {0, 0x05}, {0, 0}, {0x20, 0x06}, {0, 0}});
  desk.enter();
  CHECK(desk.words == Words{"ABC"});
}

TEST_CASE("Enter, keypad Enter and Tab end a code; alone they are none") {
  for (const int end : {KEY_ENTER, KEY_KPENTER, KEY_TAB}) {
    Desk desk;
    desk.key(end);
    desk.type("x");
    desk.key(end);
    desk.key(end);
    CHECK(desk.words == Words{"x"});
  }
}

TEST_CASE("without Enter silence ends it") {
  Desk desk;
  desk.type("x1");
  CHECK(desk.codes.in_code());
  append(desk.words, desk.codes.quiet());
  CHECK(desk.words == Words{"x1"});
  CHECK(desk.codes.quiet().empty());
}

TEST_CASE("CapsLock, NumLock and the kernel's repeats change nothing") {
  Desk desk;
  desk.key(KEY_CAPSLOCK);
  desk.key(KEY_NUMLOCK);
  desk.type("aB");
  append(desk.words, desk.codes.take(EV_KEY, KEY_C, 1));
  for (int i = 0; i < 5; ++i) append(desk.words, desk.codes.take(EV_KEY, KEY_C, 2));
  append(desk.words, desk.codes.take(EV_KEY, KEY_C, 0));
  desk.key(KEY_CAPSLOCK);
  desk.enter();
  CHECK(desk.words == Words{"aBc"});
}

TEST_CASE("the keypad types digits") {
  Desk desk;
  for (const int key : {KEY_KP1, KEY_KP0, KEY_KP9, KEY_KPDOT, KEY_KPMINUS}) desk.key(key);
  desk.enter();
  CHECK(desk.words == Words{"109.-"});
}

TEST_CASE("Ctrl and a letter are control characters: GS1's separator") {
  Desk desk;
  desk.type("a");
  desk.press_all({{1, 0}, {1, 0x30}, {1, 0}, {0, 0}});
  desk.type("b");
  desk.enter();
  CHECK(desk.words == Words{"a\x1D"
                            "b"});
}

TEST_CASE("Chinese by Alt and the keypad is told as such, never as digits; the next code is whole") {
  Desk desk;
  desk.type("a");
  desk.press_all(emulator::alt_code(54992));  // D6 D0
  desk.type("b");
  desk.enter();
  CHECK(desk.words == Words{"failed scanner_keyboard_alt_codes"});
  desk.words.clear();
  desk.press_all(emulator::alt_code(20013));
  append(desk.words, desk.codes.quiet());
  desk.type("next");
  desk.enter();
  CHECK(desk.words == Words{"failed scanner_keyboard_alt_codes", "next"});
}

TEST_CASE("keys that type nothing spoil the code they are in") {
  Desk desk;
  for (const int key : {KEY_F1, KEY_LEFT, KEY_DELETE, KEY_ESC, KEY_POWER}) {
    desk.words.clear();
    desk.type("x");
    desk.key(key);
    desk.enter();
    CHECK(desk.words == Words{"failed scanner_keyboard_unknown_key"});
  }
  desk.words.clear();
  desk.press_all({{8, 0x04}, {}, {3, 0x18}, {}, {4, 0x04}, {}, {1, 0x1E}, {}});  // Super+A, Ctrl+Shift+U, Alt+A, Ctrl+1
  desk.enter();
  CHECK(desk.words == Words{"failed scanner_keyboard_unknown_key"});
}

TEST_CASE("events the kernel dropped make no code") {
  Desk desk;
  desk.type("ab");
  append(desk.words, desk.codes.take(EV_SYN, SYN_DROPPED, 0));
  desk.type("cd");
  desk.enter();
  CHECK(desk.words == Words{"failed scanner_report_invalid"});
}

TEST_CASE("too much is told") {
  Desk desk;
  desk.type(std::string(code_limit + 1, 'x'));
  desk.enter();
  CHECK(desk.words == Words{"failed scanner_code_too_long"});
}

TEST_CASE("other events, keys without a number we know, and ups without downs say nothing") {
  Desk desk;
  append(desk.words, desk.codes.take(EV_MSC, MSC_SCAN, 4));
  append(desk.words, desk.codes.take(EV_KEY, KEY_A, 0));
  append(desk.words, desk.codes.take(EV_KEY, 0x2FF, 0));
  CHECK_FALSE(desk.codes.in_code());
}
