// The chapter of a report that goes by domains (领域): every domain in one table, then the records, domain by domain.
#pragma once
#include "report/document/document.h"
#include "report/render/book.h"

namespace credit::render {

void draw_domain_chapter(Book& book, const document::Document& document, const document::Edition& edition);

}  // namespace credit::render
