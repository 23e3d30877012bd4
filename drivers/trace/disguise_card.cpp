// What stands on a card, made somebody else's.
#include <algorithm>
#include <string_view>

#include "drivers/trace/disguise.h"

namespace credit::trace {
namespace {

struct Place {
  std::size_t at, size;  // bytes
};
struct Layout {  // the fields a driver checks; everything else is only letters and digits to it (facts B1 to B4)
  Place number, birth, sex, nation, nationality;
  std::string_view number_text, birth_text;
};
constexpr Place nowhere{0, 0}, valid_from{188, 16}, valid_to{204, 16};
constexpr std::size_t kind_at = 248, whole_text = 256;

// Synthetic with right check digits: the first two; specimens of the standard (facts B4): the others.
constexpr Layout resident{{122, 36}, {36, 16}, {30, 2}, {32, 4}, nowhere, "990101197001010028", "19700101"};
constexpr Layout hk_macau_taiwan{{122, 36}, {36, 16}, {30, 2}, nowhere, nowhere, "810000199001010000", "19900101"};
constexpr Layout foreigner_2017{{122, 30}, {220, 16}, {120, 2}, nowhere, {152, 6}, "CAN110081080307", "19810803"};
constexpr Layout foreigner_2023{{122, 36}, {36, 16}, {30, 2}, nowhere, {242, 6}, "911124198108030024", "19810803"};

std::uint16_t unit(Span text, std::size_t at) { return static_cast<std::uint16_t>(text[at] | text[at + 1] << 8); }
void put(Span text, std::size_t at, std::uint16_t value) {
  text[at] = static_cast<std::uint8_t>(value & 0xFF);
  text[at + 1] = static_cast<std::uint8_t>(value >> 8);
}

const Layout& layout_of(Span text) {
  switch (text.size() > kind_at + 1 ? unit(text, kind_at) : 0) {
    case 'J':
      return hk_macau_taiwan;
    case 'I':
      return foreigner_2017;
    case 'Y':
      return foreigner_2023;
    default:
      return resident;
  }
}

bool is_kind(std::uint16_t value) { return value == 'J' || value == 'I' || value == 'Y'; }

std::uint16_t another(std::uint16_t value, std::size_t position) {
  if (value == 0 || value == ' ') return value;
  if (value >= 'A' && value <= 'Z') return 'X';
  if (value >= 'a' && value <= 'z') return 'x';
  if (value >= '0' && value <= '9') return '0';
  if (value < 0x80) return value == ',' ? ',' : '-';
  if (value >= 0xD800 && value <= 0xDBFF) return 0xD842;  // both halves of U+20BB7, a character outside the BMP
  if (value >= 0xDC00 && value <= 0xDFFF) return 0xDFB7;
  return position % 2 == 0 ? 0x6D4B : 0x8BD5;  // 测试
}

// Only into a field that was full to that length: a short one stays as wrong as it was.
void fill(Span text, Place place, std::string_view content) {
  if (place.size == 0 || text.size() < place.at + 2 * content.size()) return;
  for (std::size_t i = 0; i < content.size(); ++i)
    if (const auto there = unit(text, place.at + 2 * i); there == ' ' || there == 0) return;
  for (std::size_t i = 0; i < content.size(); ++i) put(text, place.at + 2 * i, static_cast<unsigned char>(content[i]));
}

bool is_long_term(Span text) {  // 长期
  return text.size() >= valid_to.at + 4 && unit(text, valid_to.at) == 0x957F && unit(text, valid_to.at + 2) == 0x671F;
}

}  // namespace

void disguise_characters(Span utf16le) {
  for (std::size_t at = 0; at + 1 < utf16le.size(); at += 2) put(utf16le, at, another(unit(utf16le, at), at / 2));
  if (utf16le.size() % 2 != 0) utf16le.back() = 0;
}

void disguise_text(Span text) {
  const Layout& layout = layout_of(text);
  const bool long_term = is_long_term(text);
  const auto kind = text.size() >= whole_text ? unit(text, kind_at) : std::uint16_t{0};
  disguise_characters(text);
  if (is_kind(kind)) put(text, kind_at, kind);
  fill(text, layout.number, layout.number_text);
  fill(text, layout.birth, layout.birth_text);
  fill(text, layout.sex, "2");
  fill(text, layout.nation, "01");
  fill(text, layout.nationality, "CAN");
  fill(text, valid_from, "20200101");
  if (long_term) {
    put(text, valid_to.at, 0x957F);
    put(text, valid_to.at + 2, 0x671F);
  } else {
    fill(text, valid_to, "20400101");
  }
}

void disguise_photo(Span photo) {
  constexpr std::array<std::uint8_t, 6> head{0x57, 0x4C, 0x66, 0x00, 0x7E, 0x00};
  const bool known = photo.size() >= head.size() && std::equal(head.begin(), head.end(), photo.begin());
  std::fill(photo.begin() + (known ? head.size() : 0), photo.end(), std::uint8_t{0});
}

}  // namespace credit::trace
