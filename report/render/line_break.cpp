#include "report/render/line_break.h"

#include <string_view>

namespace credit::render {
namespace {

constexpr std::u32string_view closing = U"，。、；：？！）》〉」』】〕〗〞”’…—·％‰℃°～,.;:?!)]}>%-/";
constexpr std::u32string_view opening = U"（《〈「『【〔〖〝“‘([{<￥$№";

bool in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// Letters, digits and what holds them together in numbers, dates, codes and addresses.
bool word(char32_t c) {
  const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
  return letter || in(U"-_./:@#&+*=%'", c) || (c >= 0xC0 && c < 0x250);
}

char32_t first_of(const Piece& piece) { return piece.text.empty() ? U'\0' : piece.text.front(); }

char32_t last_before(std::span<const Piece> text, std::size_t at) {
  while (at > 0 && text[at - 1].text.empty()) --at;
  return at == 0 ? U'\0' : text[at - 1].text.back();
}

bool may_break_at(std::span<const Piece> text, std::size_t at) {
  return !text[at].text.empty() && may_break_between(last_before(text, at), first_of(text[at]));
}

// How many pieces of the rest make a line; at least one.
std::size_t line_length(std::span<const Piece> rest, double width) {
  double used = 0;
  std::size_t best = 0, at = 0;
  for (; at < rest.size(); ++at) {
    const bool blank = first_of(rest[at]) == U' ';  // a blank may hang over the edge
    if (used + rest[at].advance > width && !blank && at > 0) break;
    if (at > 0 && may_break_at(rest, at)) best = at;
    used += rest[at].advance;
  }
  if (at == rest.size()) return at;
  if (may_break_at(rest, at)) return at;
  return best > 0 ? best : at;
}

}  // namespace

bool may_break_between(char32_t before, char32_t after) {
  if (after == U' ' || in(closing, after) || in(opening, before)) return false;
  if (before == U' ') return true;
  return !(word(before) && word(after));
}

namespace {

std::vector<std::span<const Piece>> filled_lines(std::span<const Piece> text, double width) {
  std::vector<std::span<const Piece>> lines;
  while (!text.empty()) {
    const auto length = line_length(text, width);
    lines.push_back(text.first(length));
    text = text.subspan(length);
  }
  return lines;
}

}  // namespace

std::vector<std::span<const Piece>> break_lines(std::span<const Piece> text, double width) {
  auto lines = filled_lines(text, width);
  constexpr double two_characters = 2000;
  if (lines.size() < 2 || lines.back().size() > 2 || width < 8 * two_characters) return lines;
  // A last line of one character and a full stop looks lost: give it company from the line before.
  auto narrower = filled_lines(text, width - two_characters);
  return narrower.size() == lines.size() ? narrower : lines;
}

}  // namespace credit::render
