// The watermark: outlines, not text, so that what is read out of the page is the page's own words.
#pragma once
#include "report/render/look.h"
#include "report/render/pdf_file.h"
#include "report/render/typesetter.h"

namespace credit::render {

int add_watermark(PdfFile& file, const LoadedFonts& fonts, Typesetter& type, std::string_view words, Ink ink);

}  // namespace credit::render
