// What a card says, typed. Its text file has up to 256 bytes UTF-16LE; the character at byte 248 says which of four
// layouts it follows (GA 467 and its successors): J, I, Y, or a resident card for anything else.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/personal.h"
#include "base/result.h"

namespace credit::idcard {

enum class CardKind {
  resident,
  hk_macau_taiwan,  // J: residence permit for residents of Hong Kong, Macau and Taiwan, since 2018
  foreigner_2017,   // I: foreigner's permanent residence card
  foreigner_2023,   // Y: likewise, issued since December 2023
};

enum class Sex { unknown = 0, male = 1, female = 2, unspecified = 9 };

// Something on the card that does not fit together; shown to staff, never a reason to drop the record: the chip is
// signed, a clerk's slip is possible, and a new code may be newer than our table.
enum class CardWarning {
  birth_differs_from_number,
  sex_differs_from_number,
  nation_unknown,       // no code of GB 3304
  nationality_unknown,  // no code of ISO 3166-1 or ICAO 9303-3
  country_differs_from_number,
  region_differs_from_kind,   // J: not 810000, 820000 or 830000; Y: not 9...
  number_check_differs,       // I: its check digit is attested by one source only
  term_differs_from_age,      // not the validity the law gives at that age
  newest_address_unreadable,  // there is one, and it is no text
};

struct IdCard {
  CardKind kind = CardKind::resident;
  Personal<std::string> name;          // UTF-8, never empty: of a foreigner the Chinese name, else the English one
  Personal<std::string> english_name;  // I, Y
  // Resident, J, Y: 18 characters, check digit right (GB 11643). I: 3 letters and 12 digits.
  Personal<std::string> number;
  Personal<std::string> address;                        // resident, J: as printed
  std::optional<Personal<std::string>> newest_address;  // written to the chip later, when there is one
  std::string nation_code;                              // resident: GB 3304, two digits
  std::string nation;                                   // "汉"; empty when the code is unknown
  std::string nationality;                              // I, Y: three letters, ISO 3166-1 or ICAO 9303-3
  Sex sex = Sex::unknown;
  Day birth{};
  std::string authority;  // in words; I: four characters of the accepting authority's code; Y: none
  Day valid_from{};
  std::optional<Day> valid_to;            // the last day; nothing: 长期
  Personal<std::string> permit_number;    // J: of the travel permit, 9 characters
  std::string issue_count;                // J, Y: how often issued or renewed, two characters
  std::string card_version;               // I: two characters
  Personal<std::string> previous_number;  // Y: what the same person's card of 2017 bore, 15 characters, when told
  Personal<Bytes> photo;                  // raw WLT bytes, never decoded here
  std::vector<CardWarning> warnings;

  bool expired_on(Day day) const { return valid_to && day > *valid_to; }
  bool warned_of(CardWarning warning) const;
};

// card_text_malformed, card_number_invalid, card_date_invalid
Result<IdCard> parse_card_text(ByteView text, ByteView photo);

// The newest address (30 03), up to 70 bytes, goes into the record; blanks are no address. Nothing can go wrong with
// the record: what is no text is a warning.
void add_newest_address(IdCard& card, ByteView text);

}  // namespace credit::idcard
