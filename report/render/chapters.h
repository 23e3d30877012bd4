// The chapters of a report, in the edition's order.
#pragma once
#include "report/document/document.h"
#include "report/render/book.h"

namespace credit::render {

void draw_chapters(Book& book, const document::Document& document, const document::Edition& edition);

}  // namespace credit::render
