// The fonts a report used, as PDF objects: subset, widths, exact ToUnicode (ISO 32000-1, 9.7 and 9.10.3).
#pragma once
#include "report/render/font_shelf.h"
#include "report/render/glyph_use.h"
#include "report/render/pdf_file.h"

namespace credit::render {

// The entries of a /Font resource dictionary: "/F0 7 0 R /F1 ...". font_unreadable
Result<std::string> embed_fonts(PdfFile& file, const LoadedFonts& fonts, const GlyphUse& use);

}  // namespace credit::render
