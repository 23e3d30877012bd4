#include "report/render/font_embed.h"

#include <algorithm>

#include "report/render/numbers.h"

namespace credit::render {
namespace {

// Six letters in front of the name, as ISO 32000-1 9.6.4 wants for a subset; made from the face so that they stay the
// same.
std::string tagged_name(const Font& font, unsigned face) {
  return std::string("KIOSK") + static_cast<char>('A' + face % 26) + "+" + font.name();
}

std::string widths(const Font& font, const std::set<unsigned>& glyphs) {
  std::string out;
  for (const auto glyph : glyphs) {
    const double advance = font.advance(glyph);
    if (advance == 1000) continue;  // the default, /DW
    out += std::to_string(glyph) + " [";
    append_number(out, advance, ']');
    out += ' ';
  }
  return out;
}

// Two bytes a CID; what the report does not use stays 0, the missing glyph.
std::string glyph_map(const std::map<unsigned, unsigned>& renamed) {
  const unsigned last = renamed.empty() ? 0 : renamed.rbegin()->first;
  std::string map(2 * (std::size_t{last} + 1), '\0');
  for (const auto& [from, to] : renamed) {
    map[2 * from] = static_cast<char>(to >> 8);
    map[2 * from + 1] = static_cast<char>(to & 0xFF);
  }
  return map;
}

std::string to_unicode(const FontObject& font) {
  std::vector<std::string> rows;
  for (const auto& [glyph, text] : font.texts) {
    if (text.empty()) continue;
    std::string row = "<";
    row += utf16_hex(std::u32string(1, static_cast<char32_t>(glyph)));
    row += "> <";
    row += utf16_hex(text);
    row += ">\n";
    rows.push_back(std::move(row));
  }
  std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
  constexpr std::size_t block = 100;  // the most that one beginbfchar may hold
  for (std::size_t i = 0; i < rows.size(); i += block) {
    const auto end = std::min(rows.size(), i + block);
    map += std::to_string(end - i) + " beginbfchar\n";
    for (std::size_t k = i; k < end; ++k) map += rows[k];
    map += "endbfchar\n";
  }
  return map + "endcmap CMapName currentdict /CMap defineresource pop end end\n";
}

std::string descriptor(const Font& font, const std::string& name, int program) {
  const auto metrics = font.metrics();
  std::string box;
  for (const int side : metrics.box) box += std::to_string(side) + " ";
  return "<< /Type /FontDescriptor /FontName /" + name + " /Flags 4 /FontBBox [" + box + "] /ItalicAngle 0 /Ascent " +
         std::to_string(metrics.ascent) + " /Descent " + std::to_string(metrics.descent) +
         " /CapHeight 733 /StemV 80 " + (font.is_cff() ? "/FontFile3 " : "/FontFile2 ") + reference(program) + " >>";
}

// The descendant font: outlines and widths, shared by every font object over the same face.
Result<int> embed_outlines(PdfFile& file, const Font& font, unsigned face, const std::set<unsigned>& glyphs) {
  CREDIT_TRY(const auto subset, font.subset(glyphs));
  const auto name = tagged_name(font, face);
  const int program = file.add_stream(
      font.is_cff() ? std::string("/Subtype /CIDFontType0C") : "/Length1 " + std::to_string(subset.program.size()),
      text_view(subset.program));
  const int described = file.add(descriptor(font, name, program));
  std::string kind = "/CIDFontType0";
  if (!font.is_cff()) {
    const auto map = glyph_map(subset.renamed);
    kind = "/CIDFontType2 /CIDToGIDMap " + reference(file.add_stream("", map));
  }
  return file.add("<< /Type /Font /Subtype " + kind + " /BaseFont /" + name +
                  " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor " +
                  reference(described) + " /DW 1000 /W [" + widths(font, glyphs) + "] >>");
}

}  // namespace

Result<std::string> embed_fonts(PdfFile& file, const LoadedFonts& fonts, const GlyphUse& use) {
  std::map<unsigned, int> outlines;
  std::string resources;
  for (unsigned i = 0; i < use.fonts().size(); ++i) {
    const unsigned face = use.fonts()[i].face;
    const auto& font = fonts.font(face);
    if (!outlines.contains(face)) {
      CREDIT_TRY(outlines[face], embed_outlines(file, font, face, use.glyphs(face)));
    }
    const int unicode = file.add_stream("", to_unicode(use.fonts()[i]));
    const int number = file.add("<< /Type /Font /Subtype /Type0 /BaseFont /" + tagged_name(font, face) +
                                (font.is_cff() ? "-Identity-H" : "") + " /Encoding /Identity-H /DescendantFonts [" +
                                reference(outlines[face]) + "] /ToUnicode " + reference(unicode) + " >>");
    resources += "/F" + std::to_string(i) + " " + reference(number) + " ";
  }
  return resources;
}

}  // namespace credit::render
