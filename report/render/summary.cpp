#include "report/render/summary.h"

#include <algorithm>

#include "report/render/field_table.h"
#include "report/render/plates.h"
#include "report/render/result_table.h"

namespace credit::render {
namespace {

using namespace style;
using document::AnswerState;
using document::Document;
using document::Edition;

constexpr double box_height = 56, between = 6;

struct Box {
  std::string words, number, unit;
  ResultMark mark = ResultMark::none;
  bool marked = false;  // draws its mark beside the words
  bool open = false;    // the question is open: a frame unlike the others
};

void draw_number(Book& book, double middle, const Box& box, Tone tone) {
  const auto unit = " " + box.unit;
  const double digits = book.type().width(box.number, count), rest = book.type().width(unit, body);
  book.put(middle - (digits + rest) / 2, book.y + 43, box.number, count, tone);
  book.put(middle + (digits - rest) / 2, book.y + 43, unit, body, ink);
}

void draw_box(Book& book, double x, double wide, const Box& box) {
  const double middle = x + wide / 2, beside = box.marked ? result_mark_width / 2 : 0;
  const Tag tag(book, Role::paragraph);
  book.page().frame(x, book.y, wide, box_height, box.open ? strong : hairline, box.open ? ink : rule, box.open);
  const double words = book.type().width(box.words, label);
  if (box.marked) draw_result_mark(book, middle - words / 2 - beside, book.y + 19.4, box.mark);
  book.put(middle - words / 2 + beside, book.y + 19.4, box.words, label, quiet);
  if (box.unit.empty())
    book.put_centred(middle, book.y + 40, box.number, body_bold, ink);
  else
    draw_number(book, middle, box, box.open ? ink : accent);
}

void draw_boxes(Book& book, const std::vector<Box>& boxes) {
  const std::size_t columns = std::min<std::size_t>(boxes.size(), 8);
  const double wide = (width + between) / static_cast<double>(columns) - between;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (i > 0 && i % columns == 0) book.y += box_height + between;
    if (i % columns == 0) book.need(box_height);
    draw_box(book, left + static_cast<double>(i % columns) * (wide + between), wide, boxes[i]);
  }
  book.y += box_height;
}

void draw_counters(Book& book, const Document& document, const Edition& edition) {
  std::vector<Box> boxes;
  const auto rules = edition.counted();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const auto& answer = document.chapters[i].answer;
    const std::string words(rules[i].counter);
    if (answer.records() == nullptr)
      boxes.push_back({words, "未取得数据", "", ResultMark::not_answered, false, true});
    else
      boxes.push_back({words, std::to_string(answer.count()), "条"});
  }
  draw_boxes(book, boxes);
}

struct Names {
  std::size_t count = 0;
  std::string names;

  void add(const std::string& name) { names += (count++ == 0 ? "" : "、") + name; }
  std::string with_count() const { return count == 0 ? std::string("无") : std::to_string(count) + " 个：" + names; }
};

// The domains by what became of them, by name.
struct Sorted {
  Names asked, not_asked, not_answered, none, some;

  Sorted(const Document& document, const std::vector<document::DomainRule>& rules) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const auto mark = mark_of(document.domains[i].answer);
      (mark == ResultMark::not_asked ? not_asked : asked).add(rules[i].name);
      if (mark == ResultMark::not_answered) not_answered.add(rules[i].name);
      if (mark == ResultMark::none) none.add(rules[i].name);
      if (mark == ResultMark::some) some.add(rules[i].name);
    }
  }
};

void draw_scope(Book& book, const Document& document, const Edition& edition) {
  const Sorted sorted(document, edition.domain_chapter()->domains);
  {
    const Tag tag(book, Role::paragraph);
    book.paragraph(left, width, scope_line(edition, document), body, 16, ink);
  }
  book.y += 5;
  draw_boxes(book, {{"未查询到记录", std::to_string(sorted.none.count), "个领域", ResultMark::none, true},
                    {"查询到记录", std::to_string(sorted.some.count), "个领域", ResultMark::some, true},
                    {"数据暂不可用", std::to_string(sorted.not_answered.count), "个领域", ResultMark::not_answered,
                     true, sorted.not_answered.count > 0},
                    {"未查询", std::to_string(sorted.not_asked.count), "个领域", ResultMark::not_asked, true}});
  book.y += 8;
  const auto asked = sorted.asked.with_count(), not_asked = sorted.not_asked.with_count(),
             some = sorted.some.with_count(), not_answered = sorted.not_answered.with_count();
  const FieldTable table(book.type(), {{"所选领域", asked},
                                       {"未选领域（未查询）", not_asked},
                                       {"查询到记录的领域", some},
                                       {"数据暂不可用的领域", not_answered}});
  table.draw(book, [] {});
}

}  // namespace

void draw_summary(Book& book, const Document& document, const Edition& edition) {
  const bool by_domains = edition.domain_chapter() != nullptr;
  draw_section(book, by_domains ? "查询范围与结果概要" : "信用信息概要");
  if (by_domains)
    draw_scope(book, document, edition);
  else
    draw_counters(book, document, edition);
}

}  // namespace credit::render
