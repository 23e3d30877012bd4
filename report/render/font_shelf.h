// The fonts of a shelf, and the order in which a weight asks them.
#pragma once
#include "report/render/font.h"

namespace credit::render {

class LoadedFonts final : public FontShelf {
 public:
  explicit LoadedFonts(std::vector<Font> fonts, const std::vector<Face>& faces);

  const Font& font(unsigned face) const { return fonts_[face]; }
  std::size_t size() const { return fonts_.size(); }
  const std::vector<unsigned>& order(Weight weight) const { return orders_[static_cast<std::size_t>(weight)]; }

 private:
  std::vector<Font> fonts_;
  std::vector<unsigned> orders_[3];
};

}  // namespace credit::render
