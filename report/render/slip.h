// A slip: a short paper in large type that is no report and says so. What a visitor takes to a desk, or takes home.
#pragma once
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/personal.h"
#include "base/result.h"

namespace credit::render {

class FontShelf;
struct Look;
struct Pages;

struct SlipLine {
  std::string label;
  Personal<std::string> value;  // an empty one prints as a dash
};
struct SlipPart {
  std::string heading;  // "" for none
  std::vector<SlipLine> lines;
  std::vector<std::string> words;  // paragraphs under the lines
};
struct Slip {
  std::string title;   // "异议申请回执"
  std::string number;  // by which a desk finds the matter again; "" for none. No name, no number of a person
  std::string lead;    // what this paper is for
  std::vector<SlipPart> parts;
  bool empty() const { return title.empty(); }
};

struct SlipFacts {
  const Slip* slip = nullptr;
  std::string issuer, kiosk;
  Instant printed{};
  const Look* look = nullptr;
};

inline constexpr int slip_page_limit = 20;

// PDF 1.7, tagged; neither sealed nor signed. Byte-identical for identical input. glyph_missing, page_overflow
Result<Pages> render_slip(const SlipFacts& facts, const FontShelf& fonts);

}  // namespace credit::render
