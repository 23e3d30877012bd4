#include "report/render/render.h"

#include <array>
#include <cstdio>

#include "base/failures/render.h"
#include "report/render/assemble.h"
#include "report/render/chapters.h"
#include "report/render/closing.h"
#include "report/render/cover.h"
#include "report/render/qr_block.h"

namespace credit::render {
namespace {

constexpr int page_limit = 400;

std::string code_point(char32_t c) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(c));
  return text.data();
}

std::string copy_words(const PageFacts& facts) {
  return facts.document->kiosk + "　第 " + std::to_string(facts.copy) + " 次打印　" + china_time(facts.printed);
}

Status draw(Book& book, const PageFacts& facts) {
  CREDIT_TRY(const auto symbol, seal::make_qr(facts.seal_url, seal::Correction::medium));
  CREDIT_CHECK(place_qr(symbol));
  draw_cover(book, facts, symbol);
  // A cover that took more than its page is followed by the first chapter at once.
  if (book.count() == 1)
    book.new_page();
  else
    book.y += 24;
  draw_chapters(book, *facts.document, *facts.edition, closing_height(*facts.look));
  book.keep(0);
  draw_closing(book, facts);
  book.number_pages();
  if (book.count() > page_limit) return fail(failure::page_overflow, std::to_string(book.count()) + " pages");
  return {};
}

}  // namespace

Result<Pages> render_pages(const PageFacts& facts, const FontShelf& shelf, SignatureRoom room) {
  CREDIT_ENSURE(facts.document != nullptr && facts.edition != nullptr && facts.look != nullptr);
  const auto* fonts = dynamic_cast<const LoadedFonts*>(&shelf);
  CREDIT_ENSURE(fonts != nullptr);
  Book book(*fonts, *facts.look, {facts.edition->title, facts.document->report_number, copy_words(facts)});
  CREDIT_CHECK(draw(book, facts));
  CREDIT_TRY(auto pdf, assemble(book, facts, *fonts, room));
  if (book.type().missing()) return fail(failure::glyph_missing, code_point(*book.type().missing()));
  return Pages{std::move(pdf), book.count()};
}

}  // namespace credit::render
