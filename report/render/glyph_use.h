// Which glyphs a report uses, and the exact text each one stands for. Where one glyph stands for two texts (用 and the
// radical ⽤ share an outline), a second font object over the same outlines keeps both extractable.
#pragma once
#include <unordered_map>

#include "report/render/font.h"

namespace credit::render {

struct FontObject {
  unsigned face = 0;
  std::map<unsigned, std::u32string> texts;  // glyph -> text; empty: stands for nothing of its own
};

class GlyphUse {
 public:
  unsigned font_for(const Piece& piece);  // index of a font object
  const std::vector<FontObject>& fonts() const { return fonts_; }
  std::set<unsigned> glyphs(unsigned face) const;

 private:
  struct Choice {
    std::u32string text;
    unsigned font;
  };
  unsigned font_without(unsigned face, unsigned glyph);

  std::unordered_map<std::uint64_t, std::vector<Choice>> choices_;  // by face and glyph
  std::vector<FontObject> fonts_;
};

}  // namespace credit::render
