#include "report/render/typesetter.h"

#include "base/personal.h"
#include "report/render/line_break.h"

namespace credit::render {
namespace {

constexpr unsigned no_face = ~0U;

// Belongs to the character in front and takes its face from it.
bool joins(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x300 && c <= 0x36F);
}

}  // namespace

std::u32string decoded(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[at++]);
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    char32_t c = more == 0 ? lead : lead & (0x3FU >> more);
    for (int i = 0; i < more && at < utf8.size(); ++i) c = c << 6 | (static_cast<unsigned char>(utf8[at++]) & 0x3FU);
    out += c;
  }
  return out;
}

double width_of(Line line, double size) {
  double sum = 0;
  for (const auto& piece : line) sum += piece.advance;
  return sum * size / 1000;
}

Typesetter::~Typesetter() {
  for (auto& weight : kept_) {
    while (!weight.empty()) {
      auto node = weight.extract(weight.begin());
      wipe(node.key());
      for (auto& piece : node.mapped()) wipe(piece.text);
    }
  }
}

unsigned Typesetter::face_of(char32_t character, Weight weight) {
  for (const unsigned face : fonts_.order(weight))
    if (fonts_.font(face).has(character)) return face;
  if (!missing_) missing_ = character;
  return no_face;
}

std::vector<Piece> Typesetter::shape(std::string_view utf8, Weight weight) {
  const auto text = decoded(utf8);
  std::vector<Piece> pieces;
  std::u32string run;
  unsigned run_face = no_face;
  const auto flush = [&] {
    if (!run.empty() && run_face != no_face) fonts_.font(run_face).shape(run, run_face, pieces);
    run.clear();
  };
  for (const char32_t c : text) {
    const unsigned face = joins(c) && !run.empty() ? run_face : face_of(c, weight);
    if (face != run_face) flush();
    run_face = face;
    run += c;
  }
  flush();
  return pieces;
}

Line Typesetter::line(std::string_view utf8, Weight weight) {
  auto& kept = kept_[static_cast<std::size_t>(weight)];
  std::string key(utf8);
  const auto found = kept.find(key);
  if (found != kept.end()) return found->second;
  auto pieces = shape(utf8, weight);
  return kept.emplace(std::move(key), std::move(pieces)).first->second;
}

std::vector<Line> Typesetter::wrap(std::string_view utf8, Type type, double width) {
  return break_lines(line(utf8, type.weight), width * 1000 / type.size);
}

double Typesetter::width(std::string_view utf8, Type type) { return width_of(line(utf8, type.weight), type.size); }

}  // namespace credit::render
