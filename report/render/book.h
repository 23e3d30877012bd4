// The pages in the making: where we are on the paper, when a new page begins, and what stands on every page.
#pragma once
#include <deque>

#include "report/render/canvas.h"

namespace credit::render {

class Book {
 public:
  explicit Book(const LoadedFonts& fonts) : type_(fonts) { new_page(); }

  Typesetter& type() { return type_; }
  const GlyphUse& glyphs() const { return use_; }
  Canvas& page() { return pages_.back(); }
  const std::deque<Canvas>& pages() const { return pages_; }
  int count() const { return static_cast<int>(pages_.size()); }

  double y = 0;  // where the next thing goes
  double room() const { return style::body_bottom - y; }
  void new_page();
  void need(double height);  // a new page unless so much room is left
  // What a page that begins in the middle of a chapter says on top; empty between chapters.
  void continues(std::string heading) { heading_ = std::move(heading); }

  void put(double x, double baseline, std::string_view text, Type type, style::Ink ink, double spacing = 0);
  void put_right(double x, double baseline, std::string_view text, Type type, style::Ink ink);
  void put_centred(double x, double baseline, std::string_view text, Type type, style::Ink ink);
  // Flows over pages; y moves on.
  void paragraph(double x, double width, std::string_view text, Type type, double leading, style::Ink ink);

  struct Running {
    std::string title, number, copy;  // head left, head right and foot left, foot right
  };
  void run_head_and_foot(const Running& running);  // at the very end, when the pages are counted

 private:
  void put_on(Canvas& page, double x, double baseline, std::string_view text, Type type, style::Ink ink, double anchor);

  Typesetter type_;
  GlyphUse use_;
  std::deque<Canvas> pages_;
  std::string heading_;
};

}  // namespace credit::render
