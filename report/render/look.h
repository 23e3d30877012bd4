// A region's look: its colours, its logo and the picture of its seal. Data: one folder a look, in report/render/looks/.
#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"

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

// Eight-bit samples, deflated as the file will carry them.
struct Picture {
  int width = 0, height = 0;   // pixels
  std::string colours, alpha;  // RGB; alpha "" where the picture has none
  double printed_width = 0;    // points
  std::string words;           // what the picture shows, for those who do not see it

  double printed_height() const { return printed_width * height / width; }
};

struct Look {
  std::string name;
  Palette palette;
  std::optional<Picture> logo, seal;

  // Reads look.toml and the pictures it names. look_malformed
  static Result<Look> load(const std::filesystem::path& folder);
  // The built-in colours and no picture: for an issuer that has no look of its own.
  static const Look& plain();
};

// WCAG 2.1 contrast ratio, 1 to 21.
double contrast(Ink one, Ink other);

}  // namespace credit::render
