// Page one: what this paper is, whose it is, how to check it, and what it counts.
#pragma once
#include "report/render/book.h"
#include "report/seal/qr.h"

namespace credit::render {

void draw_cover(Book& book, const PageFacts& facts, const seal::QrSymbol& symbol);

}  // namespace credit::render
