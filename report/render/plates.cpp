#include "report/render/plates.h"

namespace credit::render {

using namespace style;

namespace {

constexpr double box = 24, leading = 14;

std::vector<Line> lines_of(Book& book, std::string_view which) {
  return which.empty() ? std::vector<Line>{} : book.type().wrap(which, label, width - 24);
}

double lines_height(std::size_t lines) { return lines == 0 ? 0 : static_cast<double>(lines) * leading + 3; }

}  // namespace

double empty_plate_height(Book& book, std::string_view which) {
  return plate_height + lines_height(lines_of(book, which).size());
}

void draw_empty_plate(Book& book, std::string_view words, std::string_view which) {
  constexpr std::string_view blank = "以下空白";
  const auto lines = lines_of(book, which);
  const double above = lines_height(lines.size()), middle = book.y + above + box / 2;
  const double after = left + 12 + book.type().width(words, body) + 14;
  const double mark = right - 12 - book.type().width(blank, label);
  const Tag tag(book, Role::paragraph);
  book.page().frame(left, book.y, width, box + above, hairline, rule);
  for (std::size_t i = 0; i < lines.size(); ++i)
    book.page().text(left + 12, book.y + 15 + static_cast<double>(i) * leading, lines[i], label.size, quiet);
  book.put(left + 12, middle + 3.4, words, body, ink);
  book.page().rule(after, middle, mark - 14, middle, thin, quiet);
  book.put(mark, middle + 3, blank, label, quiet);
  book.y += plate_height + above;
}

void draw_unanswered_plate(Book& book, std::string_view words) {
  const double middle = book.y + box / 2;
  const Tag tag(book, Role::paragraph);
  book.page().frame(left, book.y, width, box, strong, ink, true);
  draw_result_mark(book, left + 12, middle + 3.4, ResultMark::not_answered);
  book.put(left + 30, middle + 3.4, "未取得数据", body_bold, ink);
  book.put(left + 92, middle + 3.4, words, body, ink);
  book.y += plate_height;
}

double draw_badge(Book& book, double right_edge, double y, std::string_view word, bool strong_frame) {
  const double wide = book.type().width(word, label) + 10, x = right_edge - wide;
  book.page().frame(x, y, wide, 13, strong_frame ? strong : thin, strong_frame ? ink : accent, strong_frame);
  book.put(x + 5, y + 9.6, word, label, strong_frame ? ink : accent);
  return x;
}

void draw_section(Book& book, std::string_view words) {
  book.y += 22;
  {
    const Tag tag(book, Role::heading2);
    book.put(left, book.y + 14, words, section, accent);
  }
  book.page().rule(left, book.y + 21, right, book.y + 21, thin, accent);
  book.y += 29;
}

void draw_result_mark(Book& book, double x, double baseline, ResultMark mark) {
  constexpr double side = 7;
  const double top = baseline - side + 0.2, middle = top + side / 2;
  auto& page = book.page();
  switch (mark) {
    case ResultMark::none:
      return page.disc(x + side / 2, middle, side / 2 - 0.4, ink, false);
    case ResultMark::some:
      return page.disc(x + side / 2, middle, side / 2, ink, true);
    case ResultMark::not_answered:
      page.frame(x, top, side, side, thin, ink);
      page.rule(x, top, x + side, top + side, thin, ink);
      return page.rule(x, top + side, x + side, top, thin, ink);
    case ResultMark::not_asked:
      return page.rule(x, middle, x + side, middle, strong, quiet);
  }
}

void draw_end(Book& book) {
  book.need(30);
  const Tag tag(book, Role::paragraph);
  book.put_centred((left + right) / 2, book.y + 16, "—— 以下空白 ——", body, quiet);
  book.y += 30;
  if (book.room() > 24) book.page().rule(right, book.y, left, body_bottom, thin, rule);
}

}  // namespace credit::render
