#include "report/render/domains.h"

#include <array>

#include "report/render/chapters.h"
#include "report/render/records.h"
#include "report/render/result_table.h"

namespace credit::render {
namespace {

using namespace style;
using document::Document;
using document::Edition;

// The records of one domain, in the order of the document, counted through whatever their kind.
void draw_domain(Book& book, const document::ChapterRule& chapter, const std::string& name,
                 const std::vector<document::Record>& records, double closing) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto& rule = *chapter.kind(records[i].kind);
    const RecordBlock block(book, records[i], rule, i + 1, rule.label);
    if (i + 1 == records.size()) book.keep(closing);
    if (i == 0) {
      book.need(kind_height + block.room_to_begin(kind_height));
      draw_kind_head(book, name, records.size());
      book.continues(chapter_words(chapter) + " · " + name);
    } else {
      book.need(block.room_to_begin(0));
    }
    block.draw();
  }
  book.continues(chapter_words(chapter));
}

void draw_legend(Book& book) {
  constexpr std::array<std::pair<ResultMark, std::string_view>, 4> marks{{{ResultMark::none, "未查询到记录"},
                                                                          {ResultMark::some, "查询到记录"},
                                                                          {ResultMark::not_answered, "数据暂不可用"},
                                                                          {ResultMark::not_asked, "未查询"}}};
  const Tag tag(book, Role::paragraph);
  double x = left;
  for (const auto& [mark, words] : marks) {
    draw_result_mark(book, x, book.y + 9, mark);
    book.put(x + result_mark_width, book.y + 9, words, label, quiet);
    x += result_mark_width + book.type().width(words, label) + 22;
  }
  book.y += 19;
}

}  // namespace

void draw_domain_chapter(Book& book, const Document& document, const Edition& edition, double closing) {
  const auto& rule = *edition.domain_chapter();
  std::vector<std::size_t> found;  // with records
  for (std::size_t i = 0; i < document.domains.size(); ++i)
    if (document.domains[i].answer.count() > 0) found.push_back(i);
  if (found.empty()) book.keep(closing);
  book.need(chapter_height + 140);
  draw_chapter_head(book, rule, std::to_string(rule.domains.size()) + " 个领域");
  {
    const Tag tag(book, Role::paragraph);
    book.paragraph(left, width, overall_line(edition, document), body, 16, ink);
  }
  book.y += 6;
  draw_legend(book);
  book.continues(chapter_words(rule));
  draw_result_table(book, document, edition);
  book.y += 16;
  for (const auto i : found)
    draw_domain(book, rule, rule.domains[i].name, *document.domains[i].answer.records(),
                i == found.back() ? closing : 0);
  book.continues("");
}

}  // namespace credit::render
