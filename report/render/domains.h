// The chapter of a report that goes by domains (领域): every domain in one table, then the records, domain by domain.
#pragma once
#include "report/document/document.h"
#include "report/render/book.h"

namespace credit::render {

// As draw_chapters for what follows; 0 where another chapter does.
void draw_domain_chapter(Book& book, const document::Document& document, const document::Edition& edition,
                         double closing);

}  // namespace credit::render
