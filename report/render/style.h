// The measures of the pages, in one place: paper, margins, the type scale, the rules. Points, from the top. Colours are
// named by what they are for; a region's look says what they are.
#pragma once
#include "report/render/look.h"
#include "report/render/typesetter.h"

namespace credit::render::style {

// A4 in whole dots of a 600 dpi printer (4961 x 7016): what stands on a multiple of `dot` stays sharp.
inline constexpr double dot = 0.12;
inline constexpr double page_width = 4961 * dot, page_height = 7016 * dot;
inline constexpr double left = 472 * dot, right = page_width - left, width = right - left;
inline constexpr double head_line = 45, head_rule = 53, body_top = 80, body_bottom = 768, foot_rule = 784,
                        foot_line = 797;

inline constexpr Tone ink = Tone::ink, quiet = Tone::quiet, accent = Tone::accent, rule = Tone::rule, tint = Tone::tint,
                      paper = Tone::paper;
inline constexpr double hairline = 0.4, thin = 0.6, strong = 1.1;

inline constexpr Type title{Weight::title, 25}, chapter{Weight::title, 14}, section{Weight::title, 12.5},
    kind{Weight::bold, 10.5}, record{Weight::bold, 9.8}, body{Weight::regular, 9.5}, body_bold{Weight::bold, 9.5},
    label{Weight::regular, 8.5}, note{Weight::regular, 8.6}, running{Weight::regular, 7.8}, person{Weight::bold, 17},
    person_number{Weight::bold, 13}, number{Weight::bold, 11}, count{Weight::bold, 19};

}  // namespace credit::render::style
