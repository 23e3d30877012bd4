#include "report/render/closing.h"

#include <algorithm>

#include "report/render/plates.h"

namespace credit::render {
namespace {

using namespace style;

constexpr double least_height = 58, end_height = 30;

double words_height(const Look& look) {
  return look.seal ? std::max(least_height, look.seal->printed_height() + 8) : least_height;
}

void draw_seal(Book& book, const Picture& seal, double middle) {
  const Tag figure(book, Role::figure);
  const double x = middle - seal.printed_width / 2, under = page_height - book.y - seal.printed_height();
  book.structure().occupies(figure.element(), {x, under, x + seal.printed_width, under + seal.printed_height()});
  book.structure().describe(figure.element(), seal.words);
  book.page().image("Seal", x, book.y, seal.printed_width, seal.printed_height());
}

}  // namespace

double closing_height(const Look& look) { return words_height(look) + end_height; }

void draw_closing(Book& book, const PageFacts& facts) {
  const auto& document = *facts.document;
  const auto& seal = facts.look->seal;
  const double height = words_height(*facts.look);
  book.need(closing_height(*facts.look));
  const auto issued = "报告生成时间　" + china_time(document.issued);
  const double wide = std::max(book.type().width(document.issuer.name, number), book.type().width(issued, body));
  // The picture lies over the words' end, as a seal does; the words are under it and stay readable.
  const double words_right = seal ? right - seal->printed_width * 0.34 : right, line = book.y + height / 2 - 8;
  {
    const Tag tag(book, Role::paragraph);
    book.put(words_right - wide, line, document.issuer.name, number, ink);
  }
  {
    const Tag tag(book, Role::paragraph);
    book.put(words_right - wide, line + 19, issued, body, ink);
  }
  if (seal) draw_seal(book, *seal, right - seal->printed_width / 2);
  book.y += height;
  draw_end(book);
}

}  // namespace credit::render
