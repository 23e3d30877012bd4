// Every domain of a special report with its result, in a table that says each one in words and by shape.
#pragma once
#include "report/document/document.h"
#include "report/render/plates.h"

namespace credit::render {

ResultMark mark_of(const document::Answer& answer);
void draw_result_table(Book& book, const document::Document& document, const document::Edition& edition);

}  // namespace credit::render
