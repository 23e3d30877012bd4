// The finished pages as one file: page tree, fonts, pictures, structure, attachment, metadata and the signature's
// place.
#pragma once
#include "report/render/book.h"
#include "report/render/render.h"

namespace credit::render {

Result<Bytes> assemble(Book& book, const PageFacts& facts, const LoadedFonts& fonts, SignatureRoom room);

}  // namespace credit::render
