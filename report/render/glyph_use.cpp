#include "report/render/glyph_use.h"

namespace credit::render {

unsigned GlyphUse::font_for(const Piece& piece) {
  auto& choices = choices_[std::uint64_t{piece.face} << 32 | piece.glyph];
  for (const auto& choice : choices)
    if (choice.text == piece.text) return choice.font;
  const unsigned font = font_without(piece.face, piece.glyph);
  fonts_[font].texts[piece.glyph] = piece.text;
  choices.push_back({piece.text, font});
  return font;
}

unsigned GlyphUse::font_without(unsigned face, unsigned glyph) {
  for (unsigned i = 0; i < fonts_.size(); ++i)
    if (fonts_[i].face == face && !fonts_[i].texts.contains(glyph)) return i;
  fonts_.push_back({face, {}});
  return static_cast<unsigned>(fonts_.size() - 1);
}

std::set<unsigned> GlyphUse::glyphs(unsigned face) const {
  std::set<unsigned> all;
  for (const auto& font : fonts_)
    if (font.face == face)
      for (const auto& [glyph, text] : font.texts) all.insert(glyph);
  return all;
}

}  // namespace credit::render
