#include "report/render/plates.h"

namespace credit::render {

using namespace style;

namespace {

constexpr double box = 26;

}  // namespace

void draw_empty_plate(Book& book) {
  constexpr std::string_view words = "查询期内无相关信息", blank = "以下空白";
  const double middle = book.y + box / 2, after = left + 12 + book.type().width(words, body) + 14;
  const double mark = right - 12 - book.type().width(blank, label);
  const Tag tag(book, Role::paragraph);
  book.page().frame(left, book.y, width, box, hairline, rule);
  book.put(left + 12, middle + 3.4, words, body, ink);
  book.page().rule(after, middle, mark - 14, middle, thin, quiet);
  book.put(mark, middle + 3, blank, label, quiet);
  book.y += plate_height;
}

void draw_unanswered_plate(Book& book) {
  const double middle = book.y + box / 2;
  const Tag tag(book, Role::paragraph);
  book.page().fill(left, book.y, width, box, tint);
  book.page().frame(left, book.y, width, box, strong, ink, true);
  book.put(left + 12, middle + 3.4, "未取得数据", body_bold, ink);
  book.put(left + 74, middle + 3.4, "该领域数据暂不可用，本次未作查询结论。", body, ink);
  book.y += plate_height;
}

void draw_badge(Book& book, double right_edge, double y, std::string_view word) {
  const double inside = book.type().width(word, label);
  book.page().frame(right_edge - inside - 10, y, inside + 10, 13, thin, accent);
  book.put(right_edge - inside - 5, y + 9.6, word, label, accent);
}

void draw_end(Book& book) {
  book.need(30);
  const Tag tag(book, Role::paragraph);
  book.put_centred((left + right) / 2, book.y + 16, "—— 以下空白 ——", body, quiet);
  book.y += 30;
  if (book.room() > 24) book.page().rule(right, book.y, left, body_bottom, thin, rule);
}

}  // namespace credit::render
