// Small set pieces: what stands in an empty block, in an unanswered one, the marks of a record and of a result, and
// where the report ends.
#pragma once
#include "report/render/book.h"

namespace credit::render {

inline constexpr double plate_height = 30;  // with the room below it
inline constexpr double section_height = 51;

// Struck through, so that nothing can be typed in later. `words` is the edition's for no record; `which` names what is
// empty where one bar stands for several.
void draw_empty_plate(Book& book, std::string_view words, std::string_view which = {});
double empty_plate_height(Book& book, std::string_view which);
void draw_unanswered_plate(Book& book, std::string_view words);  // looks unlike the empty one, and says so in words
// A word in a frame, its right edge given; returns the left one.
double draw_badge(Book& book, double right_edge, double y, std::string_view word, bool strong_frame);
void draw_section(Book& book, std::string_view words);  // a heading of the cover

// Told apart by shape, not by colour: a ring, a disc, a crossed box, a dash.
enum class ResultMark { none, some, not_answered, not_asked };
inline constexpr double result_mark_width = 13;
void draw_result_mark(Book& book, double x, double baseline, ResultMark mark);

void draw_end(Book& book);  // "以下空白" and a bar over what is left of the page

}  // namespace credit::render
