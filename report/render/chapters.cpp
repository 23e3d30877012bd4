#include "report/render/chapters.h"

#include <algorithm>

#include "report/render/field_table.h"
#include "report/render/plates.h"

namespace credit::render {
namespace {

using namespace style;
using document::ChapterRule;
using document::ChapterState;
using document::Document;
using document::KindRule;
using document::Record;

constexpr double chapter_height = 38, kind_height = 24, record_head = 21, record_gap = 13, chapter_gap = 6;

std::vector<FieldValue> values_of(const std::vector<document::FieldRule>& rules,
                                  const std::map<std::string, std::string>& fields) {
  std::vector<FieldValue> values;
  for (const auto& rule : rules) {
    const auto found = fields.find(rule.id);
    values.push_back({rule.label, found == fields.end() ? std::string_view{} : found->second});
  }
  return values;
}

void draw_chapter_head(Book& book, const ChapterRule& rule, std::string_view remark) {
  {
    const Tag heading(book, Role::heading2);
    book.put(left, book.y + 20, rule.number + "、" + rule.title, style::chapter, accent);
  }
  if (!remark.empty()) {
    const Tag words(book, Role::paragraph);
    book.put_right(right, book.y + 19, remark, body, quiet);
  }
  book.page().rule(left, book.y + 28, right, book.y + 28, strong, accent);
  book.y += chapter_height;
}

void draw_kind_head(Book& book, const KindRule& rule, std::size_t count) {
  book.page().fill(left, book.y + 3.5, 2.6, 11, accent);
  {
    const Tag heading(book, Role::heading3);
    book.put(left + 9, book.y + 13, rule.label, style::kind, ink);
  }
  const Tag words(book, Role::paragraph);
  book.put_right(right, book.y + 13, std::to_string(count) + " 条", label, quiet);
  book.y += kind_height;
}

void draw_record_head(Book& book, const Record& record, std::size_t number, bool again) {
  const auto words = "第 " + std::to_string(number) + " 条" + (again ? "（续）" : "");
  book.page().fill(left, book.y, width, record_head - 3, tint);
  book.put(left + 6, book.y + 12.6, words, style::record, accent);
  if (record.repaired) draw_badge(book, right - 6, book.y + 2.4, "已修复");
  book.y += record_head - 3;
  book.page().rule(left, book.y, right, book.y, thin, accent);
  book.y += 3;
}

// Room that must be left for a record to begin: all of it when it fits on a page (under its headings, for a first one),
// else a good part, so that a long record does not leave half a page empty.
constexpr double page_room = body_bottom - body_top - 20, room_under_heads = page_room - chapter_height - kind_height;

double room_to_begin(const FieldTable& table, double page) {
  const double height = record_head + table.height();
  return height <= page ? height : 200;
}

void draw_record(Book& book, const Record& record, const FieldTable& table, std::size_t number) {
  {
    const Tag heading(book, Role::heading4);
    draw_record_head(book, record, number, false);
  }
  table.draw(book, [&] { draw_record_head(book, record, number, true); });
  book.y += record_gap;
}

void draw_kind(Book& book, const ChapterRule& chapter, const KindRule& rule,
               const std::vector<const Record*>& records) {
  if (records.empty()) {
    book.need(kind_height + plate_height);
    draw_kind_head(book, rule, 0);
    draw_empty_plate(book);
    return;
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    const FieldTable table(book.type(), values_of(rule.fields, records[i]->fields));
    if (i > 0) {
      book.need(room_to_begin(table, page_room));
    } else {
      book.need(kind_height + room_to_begin(table, room_under_heads));
      draw_kind_head(book, rule, records.size());
      book.continues(chapter.number + "、" + chapter.title + " · " + rule.label);
    }
    draw_record(book, *records[i], table, i + 1);
  }
}

std::vector<const Record*> of_kind(const document::Chapter& chapter, const std::string& kind) {
  std::vector<const Record*> found;
  for (const auto& record : chapter.records)
    if (record.kind == kind) found.push_back(&record);
  return found;
}

double first_block_height(Book& book, const ChapterRule& rule, const document::Chapter& chapter) {
  if (chapter.records.empty()) return plate_height;
  const auto first = of_kind(chapter, rule.kinds.front().id);
  if (first.empty()) return kind_height + plate_height;
  const FieldTable table(book.type(), values_of(rule.kinds.front().fields, first.front()->fields));
  return kind_height + room_to_begin(table, room_under_heads);
}

void draw_records_chapter(Book& book, const ChapterRule& rule, const document::Chapter& chapter) {
  book.need(chapter_height + first_block_height(book, rule, chapter));
  if (chapter.state == ChapterState::not_answered) {
    draw_chapter_head(book, rule, "未取得数据");
    return draw_unanswered_plate(book);
  }
  draw_chapter_head(book, rule, "共 " + std::to_string(chapter.records.size()) + " 条");
  if (chapter.records.empty()) return draw_empty_plate(book);
  book.continues(rule.number + "、" + rule.title);
  for (const auto& kind : rule.kinds) {
    draw_kind(book, rule, kind, of_kind(chapter, kind.id));
    book.continues(rule.number + "、" + rule.title);
  }
  book.continues("");
}

void draw_subject_chapter(Book& book, const ChapterRule& rule, const document::Subject& subject) {
  auto values = values_of(rule.fields, subject.fields);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (rule.fields[i].id == "name") values[i].value = subject.name;
    if (rule.fields[i].id == "id") values[i].value = subject.id_masked;
  }
  const FieldTable table(book.type(), values);
  book.need(chapter_height + table.height());
  draw_chapter_head(book, rule, "");
  book.y -= 5;
  table.draw(book, [] {});
  book.y += chapter_gap;
}

void draw_advice_chapter(Book& book, const ChapterRule& rule) {
  book.need(chapter_height + 40);
  draw_chapter_head(book, rule, "");
  const Tag words(book, Role::paragraph);
  book.paragraph(left, width, rule.text, body, 16, ink);
  book.y += record_gap;
}

}  // namespace

void draw_chapters(Book& book, const Document& document, const document::Edition& edition) {
  std::size_t counted = 0;
  for (const auto& rule : edition.chapters) {
    if (rule.form == document::ChapterForm::subject)
      draw_subject_chapter(book, rule, document.subject);
    else if (rule.form == document::ChapterForm::advice)
      draw_advice_chapter(book, rule);
    else
      draw_records_chapter(book, rule, document.chapters[counted++]);
    book.y += chapter_gap;
  }
}

}  // namespace credit::render
