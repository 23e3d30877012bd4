// Text -> lines of glyphs. Each distinct text is shaped once a report; what was kept of it is wiped at the end.
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>

#include "report/render/font_shelf.h"

namespace credit::render {

using Weight = FontShelf::Weight;
using Line = std::span<const Piece>;

struct Type {
  Weight weight = Weight::regular;
  double size = 9.5;  // points
};

class Typesetter {
 public:
  explicit Typesetter(const LoadedFonts& fonts) : fonts_(fonts) {}
  ~Typesetter();
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  // Lives as long as the typesetter. A character in no face is left out here and remembered in missing().
  Line line(std::string_view utf8, Weight weight);
  std::vector<Line> wrap(std::string_view utf8, Type type, double width);
  double width(std::string_view utf8, Type type);

  const std::optional<char32_t>& missing() const { return missing_; }

 private:
  std::vector<Piece> shape(std::string_view utf8, Weight weight);
  unsigned face_of(char32_t character, Weight weight);

  const LoadedFonts& fonts_;
  std::unordered_map<std::string, std::vector<Piece>> kept_[3];
  std::optional<char32_t> missing_;
};

double width_of(Line line, double size);
std::u32string decoded(std::string_view utf8);  // known to be valid

}  // namespace credit::render
