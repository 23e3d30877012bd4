#include "report/render/records.h"

#include "report/render/plates.h"

namespace credit::render {
namespace {

using namespace style;

constexpr double record_head = 21, record_gap = 13, page_room = body_bottom - body_top - 20;

}  // namespace

std::vector<FieldValue> values_of(const std::vector<document::FieldRule>& rules,
                                  const std::map<std::string, std::string>& fields) {
  std::vector<FieldValue> values;
  for (const auto& rule : rules) {
    const auto found = fields.find(rule.id);
    values.push_back({rule.label, found == fields.end() ? std::string_view{} : found->second});
  }
  return values;
}

void draw_kind_head(Book& book, std::string_view words, std::size_t count) {
  book.page().fill(left, book.y + 3.5, 2.6, 11, accent);
  {
    const Tag heading(book, Role::heading3);
    book.put(left + 9, book.y + 13, words, style::kind, ink);
  }
  const Tag number(book, Role::paragraph);
  book.put_right(right, book.y + 13, std::to_string(count) + " 条", label, quiet);
  book.y += kind_height;
}

RecordBlock::RecordBlock(Book& book, const document::Record& record, const document::KindRule& rule, std::size_t number,
                         std::string_view title)
    : book_(book), record_(record), table_(book.type(), values_of(rule.fields, record.fields)) {
  words_ = "第 " + std::to_string(number) + " 条";
  if (!title.empty()) words_ += "　" + std::string(title);
}

double RecordBlock::room_to_begin(double headings) const {
  const double height = record_head + table_.height();
  return height <= page_room - headings ? height : 200;
}

void RecordBlock::draw_head(bool again) const {
  auto& book = book_;
  book.page().fill(left, book.y, width, record_head - 3, tint);
  book.put(left + 6, book.y + 12.6, words_ + (again ? "（续）" : ""), style::record, accent);
  double edge = right - 6;
  if (record_.objection) edge = draw_badge(book, edge, book.y + 2.4, "异议处理中", true) - 5;
  if (record_.repaired) draw_badge(book, edge, book.y + 2.4, "已修复", false);
  book.y += record_head - 3;
  book.page().rule(left, book.y, right, book.y, thin, accent);
  book.y += 3;
}

void RecordBlock::draw() const {
  {
    const Tag heading(book_, Role::heading4);
    draw_head(false);
  }
  table_.draw(book_, [this] { draw_head(true); });
  book_.y += record_gap;
}

}  // namespace credit::render
