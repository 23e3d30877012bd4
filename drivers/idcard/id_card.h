// What a card says, typed. GA 467 text file, 256 bytes UTF-16LE; resident layout (facts: byte 248 decides).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/personal.h"
#include "base/result.h"

namespace credit::idcard {

enum class Sex { unknown = 0, male = 1, female = 2, unspecified = 9 };

// Something on the card that does not fit together; shown to staff, never a reason to drop the record.
enum class CardWarning { birth_differs_from_number, sex_differs_from_number, nation_unknown };

struct IdCard {
  Personal<std::string> name;    // UTF-8, 1..15 characters
  Personal<std::string> number;  // 18 characters, check digit right (GB 11643)
  Personal<std::string> address;
  std::string nation_code;  // GB 3304, two digits
  std::string nation;       // "汉"; empty when the code is unknown
  Sex sex = Sex::unknown;
  Day birth{};
  std::string authority;
  Day valid_from{};
  std::optional<Day> valid_to;  // nothing: 长期
  Personal<Bytes> photo;        // raw WLT bytes, never decoded here
  std::vector<CardWarning> warnings;

  bool expired_on(Day day) const { return valid_to && day > *valid_to; }
};

// card_text_malformed, card_number_invalid, card_date_invalid, card_kind_unsupported
Result<IdCard> parse_card_text(ByteView text, ByteView photo);

}  // namespace credit::idcard
