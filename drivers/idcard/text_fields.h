// The fields of a card's text file: fixed places, UTF-16LE, padded with blanks or NULs. What lies behind the text's end
// is blank. Every failure names the field, never what stands in it.
#pragma once
#include <optional>
#include <string>

#include "base/personal.h"
#include "drivers/idcard/id_card.h"

namespace credit::idcard {

struct Field {
  std::size_t at = 0, size = 0;  // bytes; size 0: this layout has no such field
};

enum class Blank { allowed, refused };

class TextFields {
 public:
  explicit TextFields(ByteView text) : text_(text) {}

  Result<std::string> plain(Field where, const char* what) const;                            // card_text_malformed
  Result<Personal<std::string>> personal(Field where, Blank blank, const char* what) const;  // card_text_malformed
  // One text in two pieces; a blank at the seam belongs to it.
  Result<Personal<std::string>> joined(Field first, Field rest, const char* what) const;  // card_text_malformed
  Result<Sex> sex(Field where) const;                                        // GB/T 2261.1; card_text_malformed
  Result<Day> day(Field where, const char* what) const;                      // YYYYMMDD; card_date_invalid
  Result<std::optional<Day>> last_day(Field where, const char* what) const;  // nothing: 长期; card_date_invalid

 private:
  ByteView bytes(Field where) const;
  ByteView text_;
};

}  // namespace credit::idcard
