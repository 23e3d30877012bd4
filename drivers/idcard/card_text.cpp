// The four layouts as data, and the one way all of them are read.
#include "base/failures/card.h"
#include "drivers/idcard/cross_checks.h"
#include "drivers/idcard/foreigner_number.h"
#include "drivers/idcard/id_card.h"
#include "drivers/idcard/resident_number.h"
#include "drivers/idcard/text_fields.h"
#include "drivers/idcard/utf16.h"

#include <algorithm>

namespace credit::idcard {
namespace {

constexpr std::size_t text_limit = 256;
constexpr std::size_t mandatory_size = 220;  // up to the end of valid-to; the reserve behind it may be cut off
constexpr Field kind_field{248, 2}, from_field{188, 16}, to_field{204, 16};

// Bytes. A field a layout does not have has no size.
struct Layout {
  Field name{}, english{}, english_rest{}, sex{}, nation{}, birth{}, address{}, number{}, authority{};
  Field permit{}, issue_count{}, nationality{}, version{}, previous{};
};
constexpr Layout resident{
    .name{0, 30}, .sex{30, 2}, .nation{32, 4}, .birth{36, 16}, .address{52, 70}, .number{122, 36}, .authority{158, 30}};
constexpr Layout hk_macau_taiwan{.name{0, 30},
                                 .sex{30, 2},
                                 .birth{36, 16},
                                 .address{52, 70},
                                 .number{122, 36},
                                 .authority{158, 30},
                                 .permit{220, 18},
                                 .issue_count{238, 4}};
constexpr Layout foreigner_2017{.name{158, 30},
                                .english{0, 120},
                                .sex{120, 2},
                                .birth{220, 16},
                                .number{122, 30},
                                .authority{240, 8},
                                .nationality{152, 6},
                                .version{236, 4}};
constexpr Layout foreigner_2023{.name{0, 30},
                                .english{52, 70},
                                .english_rest{220, 22},
                                .sex{30, 2},
                                .birth{36, 16},
                                .number{122, 36},
                                .issue_count{32, 4},
                                .nationality{242, 6},
                                .previous{250, 6}};

const Layout& layout_of(CardKind kind) {
  switch (kind) {
    case CardKind::resident:
      return resident;
    case CardKind::hk_macau_taiwan:
      return hk_macau_taiwan;
    case CardKind::foreigner_2017:
      return foreigner_2017;
    case CardKind::foreigner_2023:
      return foreigner_2023;
  }
  impossible("a kind without a layout", __FILE__, __LINE__);
}

CardKind kind_of(ByteView text) {
  if (text.size() < kind_field.at + kind_field.size) return CardKind::resident;
  switch (text[kind_field.at] | text[kind_field.at + 1] << 8) {
    case 'J':
      return CardKind::hk_macau_taiwan;
    case 'I':
      return CardKind::foreigner_2017;
    case 'Y':
      return CardKind::foreigner_2023;
    default:
      return CardKind::resident;
  }
}

Status fill_names(IdCard& card, const Layout& layout, const TextFields& text) {
  CREDIT_TRY(card.name, text.personal(layout.name, Blank::allowed, "name"));
  CREDIT_TRY(card.english_name, text.joined(layout.english, layout.english_rest, "english name"));
  if (card.name.empty()) card.name = card.english_name;
  if (card.name.empty()) return fail(failure::card_text_malformed, "name");
  return {};
}

bool number_fits(CardKind kind, std::string_view number) {
  return kind == CardKind::foreigner_2017 ? number_of_2017(number) : resident_number_valid(number);
}

Status fill_number(IdCard& card, const Layout& layout, const TextFields& text) {
  CREDIT_TRY(card.number, text.personal(layout.number, Blank::refused, "number"));
  if (!number_fits(card.kind, card.number.expose())) return fail(failure::card_number_invalid);
  CREDIT_TRY(card.permit_number, text.personal(layout.permit, Blank::allowed, "permit number"));
  CREDIT_TRY(card.nationality, text.plain(layout.nationality, "nationality"));
  CREDIT_TRY(const auto association, text.personal(layout.previous, Blank::allowed, "previous number"));
  card.previous_number = number_before_2023(card.nationality, card.number.expose(), association.expose());
  return {};
}

Status fill_person(IdCard& card, const Layout& layout, const TextFields& text) {
  CREDIT_TRY(card.address, text.personal(layout.address, Blank::allowed, "address"));
  CREDIT_TRY(card.sex, text.sex(layout.sex));
  CREDIT_TRY(card.nation_code, text.plain(layout.nation, "nation"));
  card.nation = nation_name(card.nation_code);
  CREDIT_TRY(card.birth, text.day(layout.birth, "birth"));
  return {};
}

Status fill_validity(IdCard& card, const Layout& layout, const TextFields& text) {
  CREDIT_TRY(card.authority, text.plain(layout.authority, "authority"));
  CREDIT_TRY(card.issue_count, text.plain(layout.issue_count, "issue count"));
  CREDIT_TRY(card.card_version, text.plain(layout.version, "card version"));
  CREDIT_TRY(card.valid_from, text.day(from_field, "valid from"));
  CREDIT_TRY(card.valid_to, text.last_day(to_field, "valid to"));
  if (card.valid_to && *card.valid_to < card.valid_from)
    return fail(failure::card_date_invalid, "valid to lies before valid from");
  return {};
}

}  // namespace

bool IdCard::warned_of(CardWarning warning) const {
  return std::find(warnings.begin(), warnings.end(), warning) != warnings.end();
}

Result<IdCard> parse_card_text(ByteView bytes, ByteView photo) {
  if (bytes.size() < mandatory_size || bytes.size() > text_limit || bytes.size() % 2 != 0)
    return fail(failure::card_text_malformed, "size of the text");
  IdCard card;
  card.kind = kind_of(bytes);
  const auto& layout = layout_of(card.kind);
  const TextFields text(bytes);
  CREDIT_CHECK(fill_names(card, layout, text));
  CREDIT_CHECK(fill_number(card, layout, text));
  CREDIT_CHECK(fill_person(card, layout, text));
  CREDIT_CHECK(fill_validity(card, layout, text));
  card.photo = Personal<Bytes>(Bytes(photo.begin(), photo.end()));
  card.warnings = cross_checks(card);
  return card;
}

void add_newest_address(IdCard& card, ByteView text) {
  auto address = text_of(text);
  if (!address) return card.warnings.push_back(CardWarning::newest_address_unreadable);
  if (!address->empty()) card.newest_address.emplace(std::move(*address));
  wipe(*address);
}

}  // namespace credit::idcard
