#include "report/render/chapters.h"

#include <algorithm>

#include "report/render/domains.h"
#include "report/render/plates.h"
#include "report/render/records.h"

namespace credit::render {
namespace {

using namespace style;
using document::Answer;
using document::ChapterRule;
using document::Document;
using document::Edition;
using document::KindRule;
using Records = std::vector<const document::Record*>;

constexpr double chapter_gap = 3, table_gap = 13, heads = chapter_height + kind_height;
constexpr std::size_t few = 2;  // so many empty kinds have a bar each; more share one

Records of_kind(const std::vector<document::Record>& records, const std::string& kind) {
  Records found;
  for (const auto& record : records)
    if (record.kind == kind) found.push_back(&record);
  return found;
}

void draw_kind(Book& book, const ChapterRule& chapter, const KindRule& rule, const Records& records, double closing) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    const RecordBlock block(book, *records[i], rule, i + 1, {});
    if (i + 1 == records.size()) book.keep(closing);
    if (i == 0) {
      book.need(kind_height + block.room_to_begin(heads));
      draw_kind_head(book, rule.label, records.size());
      book.continues(chapter_words(chapter) + " · " + rule.label);
    } else {
      book.need(block.room_to_begin(0));
    }
    block.draw();
  }
  book.continues(chapter_words(chapter));
}

void draw_empty_kind(Book& book, const KindRule& rule, std::string_view words) {
  book.need(kind_height + plate_height);
  draw_kind_head(book, rule.label, 0);
  draw_empty_plate(book, words);
}

void draw_empty_kinds(Book& book, const std::vector<const KindRule*>& kinds, std::string_view words) {
  std::string names;
  for (const auto* kind : kinds) names += (names.empty() ? "" : "、") + kind->label;
  book.need(empty_plate_height(book, names));
  draw_empty_plate(book, words, names);
}

std::vector<const KindRule*> empty_kinds(const ChapterRule& rule, const std::vector<document::Record>& records) {
  std::vector<const KindRule*> empty;
  for (const auto& kind : rule.kinds)
    if (of_kind(records, kind.id).empty()) empty.push_back(&kind);
  return empty;
}

// What must stand under a chapter's head on the same page.
double first_block_height(Book& book, const ChapterRule& rule, const std::vector<document::Record>& records,
                          bool bars_apart) {
  if (records.empty()) return plate_height;
  for (const auto& kind : rule.kinds) {
    const auto first = of_kind(records, kind.id);
    if (!first.empty()) return kind_height + RecordBlock(book, *first.front(), kind, 1, {}).room_to_begin(heads);
    if (bars_apart) return kind_height + plate_height;
  }
  return plate_height;
}

// The kind whose last record is the last of the chapter; bars of empty kinds may follow it.
const KindRule* last_filled(const ChapterRule& rule, const std::vector<document::Record>& records) {
  const KindRule* last = nullptr;
  for (const auto& kind : rule.kinds)
    if (!of_kind(records, kind.id).empty()) last = &kind;
  return last;
}

void draw_records_chapter(Book& book, const Edition& edition, const ChapterRule& rule, const Answer& answer,
                          double closing) {
  const auto* records = answer.records();
  if (records == nullptr || records->empty()) book.keep(closing);
  if (records == nullptr) {
    book.need(chapter_height + plate_height);
    draw_chapter_head(book, rule, "未取得数据");
    return draw_unanswered_plate(book, result_line(edition.wording, answer));
  }
  const auto empty = empty_kinds(rule, *records);
  const bool bars_apart = empty.size() <= few;
  book.need(chapter_height + first_block_height(book, rule, *records, bars_apart));
  draw_chapter_head(book, rule, "共 " + std::to_string(records->size()) + " 条");
  const std::string_view none = edition.wording.none;
  if (records->empty()) return draw_empty_plate(book, none);
  book.continues(chapter_words(rule));
  const auto* last = last_filled(rule, *records);
  for (const auto& kind : rule.kinds) {
    const auto found = of_kind(*records, kind.id);
    if (!found.empty())
      draw_kind(book, rule, kind, found, &kind == last ? closing : 0);
    else if (bars_apart)
      draw_empty_kind(book, kind, none);
  }
  if (!bars_apart) draw_empty_kinds(book, empty, none);
  book.continues("");
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
  draw_chapter_head(book, rule, form->label);
  book.y -= 5;
  table.draw(book, [] {});
  book.y += table_gap;
}

void draw_advice_chapter(Book& book, const ChapterRule& rule) {
  book.need(chapter_height + 40);
  draw_chapter_head(book, rule, "");
  const Tag words(book, Role::paragraph);
  book.paragraph(left, width, rule.text, body, 16, ink);
  book.y += 5;
}

}  // namespace

std::string chapter_words(const ChapterRule& rule) { return rule.number + "、" + rule.title; }

void draw_chapter_head(Book& book, const ChapterRule& rule, std::string_view remark) {
  {
    const Tag heading(book, Role::heading2);
    book.put(left, book.y + 18, chapter_words(rule), style::chapter, accent);
  }
  if (!remark.empty()) {
    const Tag words(book, Role::paragraph);
    book.put_right(right, book.y + 17, remark, body, quiet);
  }
  book.page().rule(left, book.y + 26, right, book.y + 26, strong, accent);
  book.y += chapter_height;
}

void draw_chapters(Book& book, const Document& document, const Edition& edition, double closing) {
  std::size_t counted = 0;
  for (const auto& rule : edition.chapters) {
    const double kept = &rule == &edition.chapters.back() ? closing : 0;
    switch (rule.form) {
      case document::ChapterForm::subject:
        book.keep(kept);
        draw_subject_chapter(book, rule, document.subject);
        break;
      case document::ChapterForm::records:
        draw_records_chapter(book, edition, rule, document.chapters[counted++].answer, kept);
        break;
      case document::ChapterForm::domains:
        draw_domain_chapter(book, document, edition, kept);
        break;
      case document::ChapterForm::advice:
        book.keep(kept);
        draw_advice_chapter(book, rule);
        break;
    }
    book.y += chapter_gap;
  }
}

}  // namespace credit::render
