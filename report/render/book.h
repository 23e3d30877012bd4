// The pages in the making: where we are on the paper, when a new page begins, and what stands on every page.
#pragma once
#include <deque>

#include "report/render/canvas.h"

namespace credit::render {

class Book {
 public:
  struct Running {
    std::string title, number, copy;         // head left, head right and foot left, foot right
    std::string number_label = "报告编号 ";  // before the number in the head
  };
  Book(const LoadedFonts& fonts, const Look& look, Running running);

  Typesetter& type() { return type_; }
  const GlyphUse& glyphs() const { return use_; }
  const Look& look() const { return look_; }
  Structure& structure() { return structure_; }
  Canvas& page() { return pages_.back(); }
  std::deque<Canvas>& pages() { return pages_; }
  int count() const { return static_cast<int>(pages_.size()); }

  double y = 0;  // where the next thing goes
  double room() const { return style::body_bottom - y - kept_; }
  void new_page();
  void need(double height);  // a new page unless so much room is left, or this one is still empty
  // So much stays free under what comes now, so that what follows it stands on the same page; 0 ends it.
  void keep(double height) { kept_ = height; }
  // What a page that begins in the middle of a chapter says on top; empty between chapters.
  void continues(std::string heading) { heading_ = std::move(heading); }

  void put(double x, double baseline, std::string_view text, Type type, Tone tone, double spacing = 0);
  void put_right(double x, double baseline, std::string_view text, Type type, Tone tone);
  void put_centred(double x, double baseline, std::string_view text, Type type, Tone tone);
  // Flows over pages; y moves on.
  void paragraph(double x, double width, std::string_view text, Type type, double leading, Tone tone);

  void number_pages();  // at the very end, when they are counted

 private:
  void put_on(Canvas& page, double x, double baseline, std::string_view text, Type type, Tone tone, double anchor);
  void put_head();

  const Look& look_;
  Running running_;
  Typesetter type_;
  GlyphUse use_;
  Structure structure_;
  std::deque<Canvas> pages_;
  std::string heading_;
  double kept_ = 0, top_ = 0;
};

// While it lives, what is drawn belongs to one element of the structure, or to none.
class Tag {
 public:
  Tag(Book& book, Role role) : Tag(book, book.structure().add(role)) {}
  Tag(Book& book, int element) : book_(book), element_(element) { book.structure().enter(element); }
  static Tag furniture(Book& book) { return Tag(book); }
  ~Tag() { book_.structure().leave(); }
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;

  int element() const { return element_; }

 private:
  explicit Tag(Book& book) : book_(book), element_(-1) { book.structure().enter_furniture(); }

  Book& book_;
  int element_;
};

}  // namespace credit::render
