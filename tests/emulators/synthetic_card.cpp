#include "tests/emulators/synthetic_card.h"

#include <algorithm>

#include <QString>

#include "base/failures/common.h"
#include "base/file.h"
#include "base/toml.h"

namespace credit::emulator {
namespace {

constexpr std::size_t text_size = 256, photo_size = 1024, newest_address_size = 70;

void put(Bytes& text, std::size_t at, std::size_t size, const std::string& value) {
  const QString wide = QString::fromStdString(value);
  CREDIT_ENSURE(static_cast<std::size_t>(wide.size()) * 2 <= size);
  for (const QChar c : wide) {
    text[at++] = static_cast<std::uint8_t>(c.unicode() & 0xFF);
    text[at++] = static_cast<std::uint8_t>(c.unicode() >> 8);
  }
}

std::string packed(std::string day) {
  std::erase(day, '-');
  return day;
}

SyntheticCard card_of(const toml::table& table) {
  const auto text = [&](const char* key) { return table[key].value_or(std::string()); };
  SyntheticCard card;
  card.key = text("key"), card.name = text("name"), card.number = text("number"), card.nation = text("nation");
  card.birth = text("birth"), card.address = text("address"), card.authority = text("authority");
  card.valid_from = text("valid_from"), card.valid_to = text("valid_to");
  card.sex = table["sex"].value_or(0);
  card.kind = table["kind"].value_or(std::string(" ")).front();
  card.newest_address = text("newest_address");
  card.permit = text("permit"), card.issue_count = text("issue_count"), card.previous = text("previous");
  card.english_name = text("english_name"), card.nationality = text("nationality"), card.version = text("version");
  return card;
}

// The layouts are written down here a second time on purpose: two who agree on a mistake would not notice it.
void put_resident(Bytes& text, const SyntheticCard& card) {
  put(text, 0, 30, card.name);
  put(text, 30, 2, std::to_string(card.sex));
  put(text, 32, 4, card.nation);
  put(text, 36, 16, packed(card.birth));
  put(text, 52, 70, card.address);
  put(text, 122, 36, card.number);
  put(text, 158, 30, card.authority);
}

void put_permit(Bytes& text, const SyntheticCard& card) {
  auto as_resident = card;
  as_resident.nation.clear();
  put_resident(text, as_resident);
  put(text, 220, 18, card.permit);
  put(text, 238, 4, card.issue_count);
}

void put_foreigner_2017(Bytes& text, const SyntheticCard& card) {
  put(text, 0, 120, card.english_name);
  put(text, 120, 2, std::to_string(card.sex));
  put(text, 122, 30, card.number);
  put(text, 152, 6, card.nationality);
  put(text, 158, 30, card.name);
  put(text, 220, 16, packed(card.birth));
  put(text, 236, 4, card.version);
  put(text, 240, 8, card.authority);
}

void put_foreigner_2023(Bytes& text, const SyntheticCard& card) {
  constexpr std::size_t first_part = 35;  // characters; the rest stands further behind
  put(text, 0, 30, card.name);
  put(text, 30, 2, std::to_string(card.sex));
  put(text, 32, 4, card.issue_count);
  put(text, 36, 16, packed(card.birth));
  put(text, 52, 70, card.english_name.substr(0, first_part));
  put(text, 122, 36, card.number);
  put(text, 220, 22, card.english_name.size() > first_part ? card.english_name.substr(first_part) : std::string());
  put(text, 242, 6, card.nationality);
  put(text, 250, 6, card.previous);
}

Bytes blanks(std::size_t size) {
  Bytes text(size);
  for (std::size_t i = 0; i < size; i += 2) text[i] = ' ';
  return text;
}

}  // namespace

Result<Cards> load_cards(const std::filesystem::path& file) {
  CREDIT_TRY(const auto bytes, read_file(file));
  const auto parsed = toml::parse(text_view(bytes));
  if (!parsed) return fail(failure::settings_invalid, file.string());
  Cards cards;
  for (const char* kind : {"card", "unserved"})
    if (const auto* list = parsed.table()[kind].as_array())
      for (const auto& node : *list)
        if (const auto* table = node.as_table()) {
          auto card = card_of(*table);
          cards[card.key] = card;
        }
  if (cards.empty()) return fail(failure::settings_invalid, file.string() + ": no card");
  return cards;
}

Bytes card_text(const SyntheticCard& card) {
  Bytes text = blanks(text_size);
  switch (card.kind) {
    case 'J':
      put_permit(text, card);
      break;
    case 'I':
      put_foreigner_2017(text, card);
      break;
    case 'Y':
      put_foreigner_2023(text, card);
      break;
    default:
      put_resident(text, card);
  }
  put(text, 188, 16, packed(card.valid_from));
  put(text, 204, 16, packed(card.valid_to));
  text[248] = static_cast<std::uint8_t>(card.kind);
  return text;
}

Bytes newest_address_text(const SyntheticCard& card) {
  Bytes text = blanks(newest_address_size);
  put(text, 0, newest_address_size, card.newest_address);
  return text;
}

Bytes card_photo() {
  Bytes photo{0x57, 0x4C, 0x66, 0x00, 0x7E, 0x00, 0x32, 0x00};
  photo.resize(photo_size);
  return photo;
}

}  // namespace credit::emulator
