#include "drivers/idcard/text_fields.h"

#include <algorithm>

#include "base/failures/card.h"
#include "drivers/idcard/utf16.h"

namespace credit::idcard {
namespace {

constexpr std::string_view long_term = "长期";

tl::unexpected<Failure> malformed(const char* what) { return fail(failure::card_text_malformed, what); }

// A short string is copied by a move: the original goes too.
Personal<std::string> kept(std::string& value) {
  Personal<std::string> result(std::move(value));
  wipe(value);
  return result;
}

Result<Day> day_of(std::string_view digits, const char* what) {
  if (digits.size() != 8) return fail(failure::card_date_invalid, what);
  Personal<std::string> dashed(std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) + "-" +
                               std::string(digits.substr(6, 2)));
  const auto parsed = parse_day(dashed.expose());
  if (!parsed) return fail(failure::card_date_invalid, what);
  return *parsed;
}

}  // namespace

ByteView TextFields::bytes(Field where) const {
  const auto at = std::min(where.at, text_.size());
  return text_.subspan(at, std::min(where.size, text_.size() - at));
}

Result<std::string> TextFields::plain(Field where, const char* what) const {
  auto value = text_of(bytes(where));
  if (!value) return malformed(what);
  return std::move(*value);
}

Result<Personal<std::string>> TextFields::personal(Field where, Blank blank, const char* what) const {
  CREDIT_TRY(auto value, plain(where, what));
  if (value.empty() && blank == Blank::refused) return malformed(what);
  return kept(value);
}

Result<Personal<std::string>> TextFields::joined(Field first, Field rest, const char* what) const {
  const auto head = bytes(first), tail = bytes(rest);
  Bytes both;
  both.reserve(head.size() + tail.size());
  both.insert(both.end(), head.begin(), head.end());
  both.insert(both.end(), tail.begin(), tail.end());
  auto value = text_of(both);
  wipe(both);
  if (!value) return malformed(what);
  return kept(*value);
}

Result<Sex> TextFields::sex(Field where) const {
  CREDIT_TRY(const auto digit, plain(where, "sex"));
  if (digit.size() != 1) return malformed("sex");
  switch (digit.front()) {
    case '1':
      return Sex::male;
    case '2':
      return Sex::female;
    case '0':
      return Sex::unknown;
    case '9':
      return Sex::unspecified;
    default:
      return malformed("sex");
  }
}

Result<Day> TextFields::day(Field where, const char* what) const {
  CREDIT_TRY(const auto digits, personal(where, Blank::allowed, what));
  return day_of(digits.expose(), what);
}

Result<std::optional<Day>> TextFields::last_day(Field where, const char* what) const {
  CREDIT_TRY(const auto words, plain(where, what));
  if (words == long_term) return std::optional<Day>{};
  CREDIT_TRY(const auto last, day_of(words, what));
  return std::optional<Day>{last};
}

}  // namespace credit::idcard
