// The document inside its own pages: the exact bytes the seal is over, as an associated file (ISO 19005-3, 6.8).
#pragma once
#include "report/render/pdf_file.h"
#include "report/render/render.h"

namespace credit::render {

inline constexpr const char* attachment_name = "report.json";

// The file specification's object number.
int attach_document(PdfFile& file, const document::Document& document);

}  // namespace credit::render
