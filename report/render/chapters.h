// The chapters of a report, in the edition's order.
#pragma once
#include "report/document/document.h"
#include "report/render/book.h"

namespace credit::render {

inline constexpr double chapter_height = 35;

std::string chapter_words(const document::ChapterRule& rule);  // "二、行政管理信息"
void draw_chapter_head(Book& book, const document::ChapterRule& rule, std::string_view remark);
// The last thing drawn leaves `closing` points free under it on its page: a seal never stands on a page of its own.
void draw_chapters(Book& book, const document::Document& document, const document::Edition& edition, double closing);

}  // namespace credit::render
