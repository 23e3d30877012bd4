// One page's content stream. Points from the upper left corner; baselines for text. What is drawn belongs to the
// structure's current element; lines and fills only inside a figure, elsewhere they are furniture.
#pragma once
#include "report/render/glyph_use.h"
#include "report/render/structure.h"
#include "report/render/style.h"

namespace credit::render {

class Canvas {
 public:
  Canvas(GlyphUse& use, Structure& structure, const Palette& palette, int page)
      : use_(&use), structure_(&structure), palette_(&palette), page_(page) {}
  ~Canvas();
  Canvas(Canvas&&) = default;
  Canvas& operator=(Canvas&&) = default;
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  void text(double x, double baseline, Line line, double size, Tone tone, double spacing = 0);
  void fill(double x, double y, double width, double height, Tone tone);
  void frame(double x, double y, double width, double height, double thickness, Tone tone, bool dashed = false);
  void rule(double x1, double y1, double x2, double y2, double thickness, Tone tone);
  void disc(double x, double y, double radius, Tone tone, bool filled);  // by its middle
  void watermark();                                                      // the form of that name
  void image(const std::string& name, double x, double y, double width, double height);
  // Rectangles that share one fill; call between begin_cells and end_cells.
  void begin_cells(Tone tone);
  void cell(double x, double y, double width, double height);
  void end_cells() { content_ += "f\n"; }

  const std::string& content();  // when nothing more is drawn

 private:
  enum class Marks { none, furniture, element };
  void belongs(std::optional<int> element);
  void decorates();
  void close_mark();
  void number(double value) { append(value, ' '); }
  void append(double value, char after);
  void colour(Tone tone, const char* name);
  void rectangle(double x, double y, double width, double height);

  GlyphUse* use_;
  Structure* structure_;
  const Palette* palette_;
  int page_;
  Marks marks_ = Marks::none;
  int element_ = 0;  // that the open marks belong to
  std::string content_;
};

}  // namespace credit::render
