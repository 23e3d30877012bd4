#include "report/render/chapters.h"

#include <algorithm>

#include "report/render/field_table.h"
#include "report/render/plates.h"

namespace credit::render {
namespace {

using namespace style;
using document::Answer;
using document::ChapterRule;
using document::Document;
using document::Edition;
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
  if (record.objection) draw_badge(book, right - (record.repaired ? 62 : 6), book.y + 2.4, "异议处理中");
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

using Records = std::vector<Record>;

std::vector<const Record*> of_kind(const Records& records, const std::string& kind) {
  std::vector<const Record*> found;
  for (const auto& record : records)
    if (record.kind == kind) found.push_back(&record);
  return found;
}

double first_block_height(Book& book, const ChapterRule& rule, const Records& records) {
  if (records.empty()) return plate_height;
  const auto first = of_kind(records, rule.kinds.front().id);
  if (first.empty()) return kind_height + plate_height;
  const FieldTable table(book.type(), values_of(rule.kinds.front().fields, first.front()->fields));
  return kind_height + room_to_begin(table, room_under_heads);
}

void draw_records_chapter(Book& book, const ChapterRule& rule, const Answer& answer) {
  const auto* records = answer.records();
  if (records == nullptr) {
    book.need(chapter_height + plate_height);
    draw_chapter_head(book, rule, "未取得数据");
    return draw_unanswered_plate(book);
  }
  book.need(chapter_height + first_block_height(book, rule, *records));
  draw_chapter_head(book, rule, "共 " + std::to_string(records->size()) + " 条");
  if (records->empty()) return draw_empty_plate(book);
  book.continues(rule.number + "、" + rule.title);
  for (const auto& kind : rule.kinds) {
    draw_kind(book, rule, kind, of_kind(*records, kind.id));
    book.continues(rule.number + "、" + rule.title);
  }
  book.continues("");
}

void draw_words(Book& book, const std::string& text) {
  const Tag words(book, Role::paragraph);
  book.paragraph(left, width, text, body, 16, ink);
}

void draw_domain(Book& book, const Edition& edition, const document::DomainRule& domain, const Document& document,
                 const Answer& answer) {
  book.need(kind_height + plate_height);
  {
    const Tag words(book, Role::paragraph);
    book.put(left + 9, book.y + 13, domain.name, style::kind, ink);
  }
  book.y += kind_height;
  draw_words(book, result_line(edition, domain, document, answer));
  if (answer.records() == nullptr) return;
  const auto& chapter = *edition.domain_chapter();
  for (const auto& kind : domain.kinds) {
    const auto records = of_kind(*answer.records(), kind);
    if (!records.empty()) draw_kind(book, chapter, *chapter.kind(kind), records);
  }
}

void draw_domains(Book& book, const Edition& edition, const ChapterRule& rule, const Document& document) {
  book.need(chapter_height + plate_height);
  draw_chapter_head(book, rule, "");
  draw_words(book, overall_line(edition, document));
  draw_words(book, scope_line(edition, document));
  for (std::size_t i = 0; i < rule.domains.size(); ++i)
    draw_domain(book, edition, rule.domains[i], document, document.domains[i].answer);
}

void draw_subject_chapter(Book& book, const ChapterRule& rule, const document::Subject& subject) {
  const auto form = std::ranges::find(rule.subjects, subject.form, &document::SubjectForm::id);
  CREDIT_ENSURE(form != rule.subjects.end());
  auto values = values_of(form->fields, subject.fields);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (form->fields[i].id == "name") values[i].value = subject.name;
    if (form->fields[i].id == "id") values[i].value = subject.id_shown;
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
    else if (rule.form == document::ChapterForm::domains)
      draw_domains(book, edition, rule, document);
    else
      draw_records_chapter(book, rule, document.chapters[counted++].answer);
    book.y += chapter_gap;
  }
}

}  // namespace credit::render
