// The resident card's text file: fields at fixed places, UTF-16LE, padded. Which layout it is, byte 248 says.
#include "drivers/idcard/id_card.h"
#include "drivers/idcard/resident_number.h"
#include "drivers/idcard/utf16.h"

namespace credit::idcard {
namespace {

struct Field {
  std::size_t at, size;  // bytes
};
constexpr Field name_field{0, 30}, sex_field{30, 2}, nation_field{32, 4}, birth_field{36, 16}, address_field{52, 70};
constexpr Field number_field{122, 36}, authority_field{158, 30}, from_field{188, 16}, to_field{204, 16};
constexpr Field kind_field{248, 2};
constexpr std::size_t mandatory_size = 220;  // up to the end of valid-to; the reserve behind it may be cut off
constexpr std::string_view long_term = "长期";

tl::unexpected<Failure> malformed(const char* what) { return fail(FailureCode::card_text_malformed, what); }

Result<std::string> field(ByteView text, Field where, const char* what) {
  auto value = text_of(text.subspan(where.at, where.size));
  if (!value) return malformed(what);
  return std::move(*value);
}

enum class Blank { allowed, refused };

Result<Personal<std::string>> personal(ByteView text, Field where, Blank blank, const char* what) {
  CREDIT_TRY(auto value, field(text, where, what));
  if (value.empty() && blank == Blank::refused) return malformed(what);
  Personal<std::string> kept(std::move(value));
  wipe(value);  // a short string is copied by a move
  return kept;
}

// J: residence permit for Hong Kong, Macau and Taiwan residents. I, Y: foreigner's permanent residence card.
Status resident(ByteView text) {
  if (text.size() < kind_field.at + kind_field.size) return {};
  const int kind = text[kind_field.at] | text[kind_field.at + 1] << 8;
  if (kind == 'J' || kind == 'I' || kind == 'Y')
    return fail(FailureCode::card_kind_unsupported, std::string("kind ") + static_cast<char>(kind));
  return {};
}

Result<Day> day(std::string_view digits, const char* what) {
  if (digits.size() != 8) return fail(FailureCode::card_date_invalid, what);
  Personal<std::string> dashed(std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) + "-" +
                               std::string(digits.substr(6, 2)));
  const auto parsed = parse_day(dashed.expose());
  if (!parsed) return fail(FailureCode::card_date_invalid, what);
  return *parsed;
}

Result<Day> day_field(ByteView text, Field where, const char* what) {
  CREDIT_TRY(const auto digits, personal(text, where, Blank::allowed, what));
  return day(digits.expose(), what);
}

Result<std::optional<Day>> end_of_validity(ByteView text) {
  CREDIT_TRY(const auto words, field(text, to_field, "valid to"));
  if (words == long_term) return std::optional<Day>{};
  CREDIT_TRY(const auto last, day(words, "valid to"));
  return std::optional<Day>{last};
}

Result<Sex> sex_of(std::string_view digit) {
  if (digit == "1") return Sex::male;
  if (digit == "2") return Sex::female;
  if (digit == "0") return Sex::unknown;
  if (digit == "9") return Sex::unspecified;
  return malformed("sex");
}

// What does not fit together is told, not judged: the chip is signed, a clerk's slip is possible.
std::vector<CardWarning> cross_checks(const IdCard& card) {
  std::vector<CardWarning> warnings;
  const std::string_view number = card.number.expose();
  if (birth_in(number) != card.birth) warnings.push_back(CardWarning::birth_differs_from_number);
  const bool stated = card.sex == Sex::male || card.sex == Sex::female;
  if (stated && (card.sex == Sex::male) != male_in(number)) warnings.push_back(CardWarning::sex_differs_from_number);
  if (card.nation.empty()) warnings.push_back(CardWarning::nation_unknown);
  return warnings;
}

Status fill_person(IdCard& card, ByteView text) {
  CREDIT_TRY(card.name, personal(text, name_field, Blank::refused, "name"));
  CREDIT_TRY(card.number, personal(text, number_field, Blank::refused, "number"));
  if (!resident_number_valid(card.number.expose())) return fail(FailureCode::card_number_invalid);
  CREDIT_TRY(card.address, personal(text, address_field, Blank::allowed, "address"));
  CREDIT_TRY(const auto sex, field(text, sex_field, "sex"));
  CREDIT_TRY(card.sex, sex_of(sex));
  CREDIT_TRY(card.nation_code, field(text, nation_field, "nation"));
  card.nation = nation_name(card.nation_code);
  CREDIT_TRY(card.birth, day_field(text, birth_field, "birth"));
  return {};
}

Status fill_validity(IdCard& card, ByteView text) {
  CREDIT_TRY(card.authority, field(text, authority_field, "authority"));
  CREDIT_TRY(card.valid_from, day_field(text, from_field, "valid from"));
  CREDIT_TRY(card.valid_to, end_of_validity(text));
  if (card.valid_to && *card.valid_to < card.valid_from)
    return fail(FailureCode::card_date_invalid, "valid to lies before valid from");
  return {};
}

}  // namespace

Result<IdCard> parse_card_text(ByteView text, ByteView photo) {
  if (text.size() < mandatory_size || text.size() > 256 || text.size() % 2 != 0) return malformed("size of the text");
  CREDIT_CHECK(resident(text));
  IdCard card;
  CREDIT_CHECK(fill_person(card, text));
  CREDIT_CHECK(fill_validity(card, text));
  card.photo = Personal<Bytes>(Bytes(photo.begin(), photo.end()));
  card.warnings = cross_checks(card);
  return card;
}

}  // namespace credit::idcard
