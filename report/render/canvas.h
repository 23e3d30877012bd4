// One page's content stream. Points from the upper left corner; baselines for text.
#pragma once
#include "report/render/glyph_use.h"
#include "report/render/style.h"

namespace credit::render {

class Canvas {
 public:
  explicit Canvas(GlyphUse& use) : use_(&use) {}
  ~Canvas();
  Canvas(Canvas&&) = default;
  Canvas& operator=(Canvas&&) = default;
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  void text(double x, double baseline, Line line, double size, style::Ink ink, double spacing = 0);
  void fill(double x, double y, double width, double height, style::Ink ink);
  void frame(double x, double y, double width, double height, double thickness, style::Ink ink, bool dashed = false);
  void rule(double x1, double y1, double x2, double y2, double thickness, style::Ink ink);
  void artifact(const char* form);  // draws a form that is no part of the text
  // Rectangles that share one fill; call between begin_cells and end_cells.
  void cell(double x, double y, double width, double height);
  void end_cells(style::Ink ink);

  const std::string& content() const { return content_; }

 private:
  void number(double value) { append(value, ' '); }
  void append(double value, char after);
  void colour(style::Ink ink, const char* name);
  void rectangle(double x, double y, double width, double height);

  GlyphUse* use_;
  std::string content_;
};

}  // namespace credit::render
