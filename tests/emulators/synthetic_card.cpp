#include "tests/emulators/synthetic_card.h"

#include <algorithm>

#include <QString>

#include "base/file.h"
#include "base/toml.h"

namespace credit::emulator {
namespace {

constexpr std::size_t text_size = 256, photo_size = 1024;

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
  return {text("key"),     text("name"),      text("number"),     text("nation"),   text("birth"),
          text("address"), text("authority"), text("valid_from"), text("valid_to"), table["sex"].value_or(0)};
}

}  // namespace

Result<Cards> load_cards(const std::filesystem::path& file) {
  CREDIT_TRY(const auto bytes, read_file(file));
  const auto parsed = toml::parse(text_view(bytes));
  if (!parsed) return fail(FailureCode::settings_invalid, file.string());
  const auto* list = parsed.table()["card"].as_array();
  if (list == nullptr) return fail(FailureCode::settings_invalid, file.string() + ": no card");
  Cards cards;
  for (const auto& node : *list)
    if (const auto* table = node.as_table()) {
      auto card = card_of(*table);
      cards[card.key] = card;
    }
  return cards;
}

Bytes card_text(const SyntheticCard& card) {
  Bytes text(text_size);
  for (std::size_t i = 0; i < text_size; i += 2) text[i] = ' ';
  put(text, 0, 30, card.name);
  put(text, 30, 2, std::to_string(card.sex));
  put(text, 32, 4, card.nation);
  put(text, 36, 16, packed(card.birth));
  put(text, 52, 70, card.address);
  put(text, 122, 36, card.number);
  put(text, 158, 30, card.authority);
  put(text, 188, 16, packed(card.valid_from));
  put(text, 204, 16, packed(card.valid_to));
  text[248] = static_cast<std::uint8_t>(card.kind);
  return text;
}

Bytes card_photo() {
  Bytes photo{0x57, 0x4C, 0x66, 0x00, 0x7E, 0x00, 0x32, 0x00};
  photo.resize(photo_size);
  return photo;
}

}  // namespace credit::emulator
