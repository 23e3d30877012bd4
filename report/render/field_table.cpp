#include "report/render/field_table.h"

#include <algorithm>

namespace credit::render {
namespace {

using namespace style;

constexpr double half = width / 2, label_width = 98, gap = 8, leading = 13, padding = 4.6;

double row_height(std::size_t lines) { return static_cast<double>(lines) * leading + padding; }

double value_at(Typesetter& type, std::string_view text) {
  return std::max(label_width, type.width(text, label) + gap);
}

}  // namespace

std::size_t FieldTable::Row::lines() const {
  std::size_t most = 1;
  for (const auto& cell : cells) most = std::max(most, cell.lines.size());
  return most;
}

FieldTable::FieldTable(Typesetter& type, const std::vector<FieldValue>& fields) {
  for (const auto& field : fields) add(type, field);
}

bool FieldTable::fits_half(Typesetter& type, const FieldValue& field, std::string_view shown) const {
  return value_at(type, field.label) + type.width(shown, body) + gap <= half;
}

void FieldTable::add(Typesetter& type, const FieldValue& field) {
  const auto shown = field.value.empty() ? missing_value : field.value;
  const double offset = value_at(type, field.label);
  const bool small = fits_half(type, field, shown);
  const bool beside =
      small && !rows_.empty() && rows_.back().cells.size() == 1 && rows_.back().cells[0].lines.size() == 1 &&
      rows_.back().cells[0].value_x < left + half &&
      width_of(rows_.back().cells[0].lines[0], body.size) + rows_.back().cells[0].value_x <= left + half;
  const double x = beside ? left + half : left;
  Cell cell{x, x + offset, type.line(field.label, label.weight), {}};
  cell.lines = small ? std::vector<Line>{type.line(shown, body.weight)} : type.wrap(shown, body, width - offset);
  if (beside)
    rows_.back().cells.push_back(std::move(cell));
  else
    rows_.push_back({{std::move(cell)}});
}

double FieldTable::height() const {
  double sum = 0;
  for (const auto& row : rows_) sum += row_height(row.lines());
  return sum;
}

double FieldTable::first_row_height() const {
  return rows_.empty() ? 0 : row_height(std::min<std::size_t>(rows_[0].lines(), 3));
}

void FieldTable::draw_lines(Book& book, const Row& row, std::size_t from, std::size_t to) {
  const double first = book.y + padding / 2 + 10;
  for (const auto& cell : row.cells) {
    if (from == 0) book.page().text(cell.x, first, cell.label, label.size, quiet);
    for (std::size_t i = from; i < std::min(to, cell.lines.size()); ++i)
      book.page().text(cell.value_x, first + static_cast<double>(i - from) * leading, cell.lines[i], body.size, ink);
  }
  book.y += row_height(to - from);
  book.page().rule(left, book.y, right, book.y, hairline, rule);
}

void FieldTable::draw(Book& book, const std::function<void()>& on_new_page) const {
  for (const auto& row : rows_) {
    for (std::size_t from = 0; from < row.lines();) {
      const double room = book.room() - padding;
      const auto fitting = room < leading ? 0 : static_cast<std::size_t>(room / leading);
      const auto wanted = row.lines() - from;
      if (fitting < std::min<std::size_t>(wanted, 2)) {
        book.new_page();
        on_new_page();
        continue;
      }
      const auto to = from + std::min(wanted, fitting);
      draw_lines(book, row, from, to);
      from = to;
    }
  }
}

}  // namespace credit::render
