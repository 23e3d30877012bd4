// Where a line of Chinese may end: no closing mark at the head of a line, no opening mark at its end, and no Latin word
// or number torn apart unless it is longer than a line (after GB/T 15834 and the W3C's clreq).
#pragma once
#include <span>
#include <vector>

#include "report/render/font.h"

namespace credit::render {

bool may_break_between(char32_t before, char32_t after);
// Width in 1/1000 em.
std::vector<std::span<const Piece>> break_lines(std::span<const Piece> text, double width);

}  // namespace credit::render
