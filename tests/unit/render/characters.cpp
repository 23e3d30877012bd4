// Rare characters: GB 18030-2022 implementation level 2, which is level 1 and the characters of 通用规范汉字表 (2013)
// beyond it. The table is Unihan's property kTGH, from Debian's package unicode-data.
#include <set>

#include "base/failures/render.h"
#include "report/render/font_shelf.h"
#include "tests/unit/render/sample_pages.h"

using namespace credit;

namespace {

std::string utf8(char32_t c) {
  const auto tail = [c](unsigned shift) { return static_cast<char>(0x80 | (c >> shift & 0x3FU)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0)};
}

std::set<char32_t> general_standard_table() {
  const auto said = sample::run("bzcat /usr/share/unicode/Unihan_OtherMappings.txt.bz2 | grep kTGH | grep ^U");
  REQUIRE(said.status == 0);
  std::set<char32_t> table;
  for (std::size_t at = 0; at < said.words.size(); at = said.words.find('\n', at) + 1)
    table.insert(static_cast<char32_t>(std::stoul(said.words.substr(at + 2, 5), nullptr, 16)));
  return table;
}

const render::LoadedFonts& loaded() { return dynamic_cast<const render::LoadedFonts&>(sample::fonts()); }

// Whether some face draws it, with an outline and not with a box.
bool drawn(char32_t character) {
  for (const unsigned face : loaded().order(render::FontShelf::Weight::regular)) {
    if (!loaded().font(face).has(character)) continue;
    std::vector<render::Piece> pieces;
    loaded().font(face).shape(std::u32string(1, character), face, pieces);
    return pieces.size() == 1 && pieces[0].glyph != 0 && !loaded().font(face).outline(pieces[0].glyph).empty();
  }
  return false;
}

void check_extracts(const std::string& characters) {
  const auto pages = sample::pages_of({.penalties = 1, .violation_fact = characters});
  const auto file = sample::saved("characters.pdf", pages.pdf).string();
  const auto text = sample::without_blanks(sample::run("pdftotext -raw -enc UTF-8 " + file + " -").words);
  // A line of the page ends where it must; the furniture of a page may stand between two lines.
  std::size_t from = 0;
  for (std::size_t at = 0; at < characters.size();) {
    const auto lead = static_cast<unsigned char>(characters[at]);
    const std::size_t size = lead >= 0xF0 ? 4 : 3;
    const auto one = characters.substr(at, size);
    const auto found = text.find(one, from);
    if (found == std::string::npos) FAIL("not on the page, or not in its place: " << one);
    from = found + size;
    at += size;
  }
}

}  // namespace

TEST_CASE("every character of the general standard table prints and extracts") {
  const auto table = general_standard_table();
  REQUIRE(table.size() == 8105);
  std::string characters;
  std::size_t held = 0, rare = 0;
  for (const char32_t c : table) {
    CAPTURE(static_cast<unsigned>(c));
    if (!drawn(c)) FAIL("no glyph for " << utf8(c));
    rare += c > 0xFFFF ? 1 : 0;
    characters += utf8(c);
    if (++held % 900 == 0) check_extracts(characters), characters.clear();
  }
  check_extracts(characters);
  CHECK(rare == 196);  // what level 2 has over level 1
}

TEST_CASE("every ideograph of level 1 has a glyph") {
  for (const auto& [first, last] : {std::pair<char32_t, char32_t>{0x4E00, 0x9FEF}, {0x3400, 0x4DB5}})
    for (char32_t c = first; c <= last; ++c)
      if (!drawn(c)) FAIL("no glyph for U+" << std::hex << static_cast<unsigned>(c));
}

TEST_CASE("samples of the extensions print and extract") {
  // B, B, C, D, E, E, F, F; then the two forms of biáng, which are all that the fonts have of G.
  check_extracts(utf8(0x20000) + utf8(0x2A6D6) + utf8(0x2A700) + utf8(0x2B740) + utf8(0x2B820) + utf8(0x2CEA1) +
                 utf8(0x2CEB0) + utf8(0x2EBE0) + utf8(0x30EDD) + utf8(0x30EDE));
}

TEST_CASE("what no font has is refused, not left out") {
  const auto pages = sample::try_pages(sample::document_of({.penalties = 1, .violation_fact = utf8(0x30000)}));
  REQUIRE_FALSE(pages);
  CHECK(pages.error().code == failure::glyph_missing);
}
