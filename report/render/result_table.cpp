#include "report/render/result_table.h"

#include <algorithm>
#include <array>

namespace credit::render {
namespace {

using namespace style;
using document::AnswerState;

constexpr double leading = 12.4, padding = 5.4;
// Number, domain, authority, result.
constexpr std::array<double, 4> at{left + 4, left + 26, left + 112, left + 231};
constexpr std::array<double, 4> wide{20, 82, 115, right - left - 231 - result_mark_width - 2};

struct ResultRow {
  std::array<std::vector<Line>, 4> cells;
  ResultMark mark = ResultMark::none;

  double height() const {
    std::size_t lines = 1;
    for (const auto& cell : cells) lines = std::max(lines, cell.size());
    return static_cast<double>(lines) * leading + padding;
  }
};

constexpr std::array<std::string_view, 4> heads{"序号", "领域", "主管部门", "查询结果"};

void draw_head(Book& book, std::size_t column) {
  book.put(at[column], book.y + 12.4, heads[column], Type{Weight::bold, 8.6}, accent);
}

template <class DrawHeads>
void draw_head_row(Book& book, DrawHeads draw_heads) {
  book.page().fill(left, book.y, width, 18, tint);
  draw_heads();
  book.y += 18;
  book.page().rule(left, book.y, right, book.y, thin, accent);
}

void draw_first_head_row(Book& book) {
  const Tag row(book, Role::row);
  draw_head_row(book, [&] {
    for (std::size_t i = 0; i < heads.size(); ++i) {
      const Tag head(book, Role::column_header);
      draw_head(book, i);
    }
  });
}

// For the eye alone: read aloud, the table goes on.
void draw_head_row_again(Book& book) {
  const auto furniture = Tag::furniture(book);
  book.new_page();
  draw_head_row(book, [&] {
    for (std::size_t i = 0; i < heads.size(); ++i) draw_head(book, i);
  });
}

void draw_cell(Book& book, const ResultRow& row, std::size_t column) {
  const Tag cell(book, Role::cell);
  const bool result = column == 3, aside = row.mark == ResultMark::not_asked;
  double x = at[column], baseline = book.y + padding / 2 + 9.4;
  if (result) {
    draw_result_mark(book, x, baseline, row.mark);
    x += result_mark_width;
  }
  for (const auto& line : row.cells[column]) {
    book.page().text(x, baseline, line, note.size, aside || column == 0 || column == 2 ? quiet : ink);
    baseline += leading;
  }
}

void draw_row(Book& book, const ResultRow& row) {
  const Tag tag(book, Role::row);
  const double height = row.height();
  for (std::size_t column = 0; column < row.cells.size(); ++column) draw_cell(book, row, column);
  if (row.mark == ResultMark::not_answered)
    book.page().frame(left + 1, book.y + 1.2, width - 2, height - 2.4, strong, ink, true);
  book.y += height;
  book.page().rule(left, book.y, right, book.y, hairline, rule);
}

// What calls for a second look is set in bold; what was not asked is set back.
Type type_of(ResultMark mark, std::size_t column) {
  const bool bold = column != 2 && (mark == ResultMark::some || mark == ResultMark::not_answered);
  return {bold ? Weight::bold : Weight::regular, note.size};
}

ResultRow row_of(Book& book, const document::Document& document, const document::Edition& edition, std::size_t number) {
  const auto& rule = edition.domain_chapter()->domains[number];
  const auto& answer = document.domains[number].answer;
  const std::array<std::string, 4> words{std::to_string(number + 1), rule.name, rule.authority,
                                         result_line(edition, rule, document, answer)};
  ResultRow row;
  row.mark = mark_of(answer);
  for (std::size_t i = 0; i < words.size(); ++i)
    row.cells[i] = book.type().wrap(words[i], type_of(row.mark, i), wide[i]);
  return row;
}

}  // namespace

ResultMark mark_of(const document::Answer& answer) {
  switch (answer.state()) {
    case AnswerState::answered:
      return answer.count() == 0 ? ResultMark::none : ResultMark::some;
    case AnswerState::not_answered:
      return ResultMark::not_answered;
    case AnswerState::not_asked:
      return ResultMark::not_asked;
  }
  return ResultMark::not_answered;
}

void draw_result_table(Book& book, const document::Document& document, const document::Edition& edition) {
  const Tag table(book, Role::table);
  draw_first_head_row(book);
  for (std::size_t i = 0; i < document.domains.size(); ++i) {
    const auto row = row_of(book, document, edition, i);
    if (row.height() > book.room()) draw_head_row_again(book);
    draw_row(book, row);
  }
}

}  // namespace credit::render
