// Small set pieces: what stands in an empty chapter, in an unanswered one, and where the report ends.
#pragma once
#include "report/render/book.h"

namespace credit::render {

inline constexpr double plate_height = 32;  // with the room below it

void draw_empty_plate(Book& book);       // struck through, so that nothing can be typed in later
void draw_unanswered_plate(Book& book);  // looks unlike the empty one, and says so in words
void draw_badge(Book& book, double right_edge, double y, std::string_view word);
void draw_end(Book& book);  // "以下空白" and a bar over what is left of the page

}  // namespace credit::render
