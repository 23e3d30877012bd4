// Everything on a synthetic card that must not stand in a trace, and where it is looked for: as UTF-8, as the UTF-16LE
// a card holds, and as either's hexadecimal digits.
#pragma once
#include <QString>

#include "tests/emulators/synthetic_card.h"

namespace credit::test {

inline std::vector<std::string> words_on(const emulator::SyntheticCard& card) {
  std::vector<std::string> words;
  for (const auto& word : {card.name, card.number, card.address, card.newest_address, card.english_name, card.permit})
    if (!word.empty()) words.push_back(word);
  return words;
}

inline std::string as_utf16(const std::string& utf8) {
  const auto text = QString::fromStdString(utf8);
  std::string bytes;
  for (const QChar c : text) {
    bytes += static_cast<char>(c.unicode() & 0xFF);
    bytes += static_cast<char>(c.unicode() >> 8);
  }
  return bytes;
}

// The first spelling of a word of the card that stands in the haystack; empty when none does.
inline std::string found_in(const std::string& haystack, const emulator::SyntheticCard& card) {
  for (const auto& word : words_on(card))
    for (const auto& spelling : {word, as_utf16(word)}) {
      if (haystack.find(spelling) != std::string::npos) return word;
      if (haystack.find(to_hex({reinterpret_cast<const std::uint8_t*>(spelling.data()), spelling.size()})) !=
          std::string::npos)
        return word + " in hexadecimal";
    }
  return {};
}

inline emulator::Cards test_cards() { return *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml"); }

}  // namespace credit::test
