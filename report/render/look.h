// A region's look: its colours, its logo and the picture of its seal. Data: one folder a look, in report/render/looks/.
#pragma once
#include <filesystem>
#include <optional>
#include <string_view>

#include "report/render/picture.h"

namespace credit::render {

struct Ink {
  double red = 0, green = 0, blue = 0;  // sRGB, 0 to 1
};

// What a colour is for. Paper and black are the same in every look.
enum class Tone { ink, quiet, accent, rule, tint, watermark, paper, black };

struct Palette {
  Ink ink{0.1, 0.1, 0.11}, quiet{0.36, 0.39, 0.43}, accent{0.09, 0.22, 0.37}, rule{0.78, 0.81, 0.84},
      tint{0.955, 0.965, 0.975}, watermark{0.945, 0.953, 0.962};
  Ink of(Tone tone) const;
};

struct Look {
  std::string name;
  Palette palette;
  std::optional<Picture> logo, seal;

  // Reads look.toml and the pictures it names, of the same folder. What is written must be readable: ink, quiet and
  // accent on paper, tint and watermark with at least readable_contrast; and the watermark must be seen.
  // look_malformed names the place.
  static Result<Look> load(const std::filesystem::path& folder);
  // The built-in colours and no picture: for an issuer that has no look of its own.
  static const Look& plain();
};

inline constexpr double readable_contrast = 4.5;  // WCAG 2.1, 1.4.3
double contrast(Ink one, Ink other);              // WCAG 2.1 contrast ratio, 1 to 21

}  // namespace credit::render
