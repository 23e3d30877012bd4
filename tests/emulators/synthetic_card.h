// The cards of cards.toml, as a chip would hold them: 256 bytes of UTF-16LE and a photo nobody can decode.
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::emulator {

struct SyntheticCard {
  std::string key, name, number, nation, birth, address, authority, valid_from, valid_to;
  int sex = 0;
  char kind = ' ';                        // of byte 248: ' ' resident, 'J', 'I', 'Y'
  std::string newest_address;             // 30 03; empty: none
  std::string permit;                     // J
  std::string issue_count;                // J, Y
  std::string english_name, nationality;  // I, Y
  std::string version;                    // I
  std::string previous;                   // Y: the item of three characters
};

using Cards = std::map<std::string, SyntheticCard>;
Result<Cards> load_cards(const std::filesystem::path& file);  // file_unreadable, settings_invalid

Bytes card_text(const SyntheticCard& card);            // 256 bytes
Bytes newest_address_text(const SyntheticCard& card);  // 70 bytes
Bytes card_photo();                                    // 1024 bytes: a WLT head and zeroes

}  // namespace credit::emulator
