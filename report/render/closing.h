// Where a report ends: who issued it, the picture of the issuer's seal, and nothing below.
#pragma once
#include "report/render/book.h"
#include "report/render/render.h"

namespace credit::render {

double closing_height(const Look& look);  // with the words that end the report
void draw_closing(Book& book, const PageFacts& facts);

}  // namespace credit::render
