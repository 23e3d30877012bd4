// One face of a font file: which characters it has, how a run of them is shaped, its outlines, and a subset to embed.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "report/render/harfbuzz.h"
#include "report/render/render.h"

namespace credit::render {

// One glyph of a line, and the text it stands for. A glyph without text of its own belongs to the one before it.
struct Piece {
  unsigned face = 0;  // on the shelf
  unsigned glyph = 0;
  double advance = 0;  // 1/1000 em
  std::u32string text;
};

struct FontSubset {
  Bytes program;                         // bare CFF, or a TrueType file
  std::map<unsigned, unsigned> renamed;  // old glyph -> new glyph; empty where the program keeps the old numbers
};

class Font {
 public:
  static Result<Font> open(const std::filesystem::path& file, unsigned index);  // font_unreadable

  bool has(char32_t character) const;
  void shape(const std::u32string& run, unsigned face, std::vector<Piece>& pieces) const;
  double advance(unsigned glyph) const;                               // 1/1000 em
  Result<FontSubset> subset(const std::set<unsigned>& glyphs) const;  // font_unreadable
  std::string outline(unsigned glyph) const;                          // PDF path operators, 1000 units an em

  const std::string& name() const { return name_; }  // PostScript name
  bool is_cff() const { return cff_; }
  struct Metrics {
    int ascent = 0, descent = 0;
    int box[4] = {0, 0, 0, 0};
  };
  Metrics metrics() const;  // 1/1000 em

 private:
  Font() = default;
  double per_mille(int units) const { return units * 1000.0 / units_per_em_; }

  harfbuzz::Face face_, outlines_;  // outlines_ reads through face_
  harfbuzz::Font font_;
  std::string name_;
  int units_per_em_ = 1000;
  bool cff_ = false;
};

}  // namespace credit::render
