// The cover's overview: what was counted, or for a report by domains what was asked, what was left out and what came.
#pragma once
#include "report/render/book.h"
#include "report/render/render.h"

namespace credit::render {

void draw_summary(Book& book, const document::Document& document, const document::Edition& edition);

}  // namespace credit::render
