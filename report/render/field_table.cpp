#include "report/render/field_table.h"

#include <algorithm>

namespace credit::render {
namespace {

using namespace style;

constexpr double half = width / 2, label_width = 98, gap = 12, leading = 13, padding = 4.6;
constexpr double value_width = half - label_width - gap, wide_value_width = width - label_width;

double row_height(std::size_t lines) { return static_cast<double>(lines) * leading + padding; }

void draw_column(Book& book, int element, const std::vector<Line>& lines, double x, Type type, Tone tone,
                 std::size_t from, std::size_t to) {
  const Tag tag(book, element);
  const double first = book.y + padding / 2 + 10;
  for (std::size_t i = from; i < std::min(to, lines.size()); ++i)
    book.page().text(x, first + static_cast<double>(i - from) * leading, lines[i], type.size, tone);
}

}  // namespace

double FieldTable::Cell::left() const { return right_half ? style::left + half : style::left; }

std::size_t FieldTable::Row::lines() const {
  std::size_t most = 1;
  for (const auto& cell : cells) most = std::max({most, cell.label.size(), cell.lines.size()});
  return most;
}

FieldTable::FieldTable(Typesetter& type, const std::vector<FieldValue>& fields) {
  bool half_free = false;
  for (const auto& field : fields) {
    const auto shown = field.value.empty() ? missing_value : field.value;
    const bool small = type.width(shown, body) <= value_width;
    Cell cell{small && half_free, type.wrap(field.label, label, label_width - 6),
              type.wrap(shown, body, small ? value_width + gap : wide_value_width)};
    if (!cell.right_half) rows_.emplace_back();
    half_free = small && !cell.right_half;
    rows_.back().cells.push_back(std::move(cell));
  }
}

double FieldTable::height() const {
  double sum = 0;
  for (const auto& row : rows_) sum += row_height(row.lines());
  return sum;
}

// Four columns; what stands alone in its row takes three of them for its value.
std::vector<FieldTable::CellTags> FieldTable::tag(Book& book, const Row& row) {
  const Tag in_row(book, Role::row);
  std::vector<CellTags> tags;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const int head = book.structure().add(Role::row_header);
    tags.push_back({head, book.structure().add(Role::cell)});
  }
  if (row.cells.size() == 1) book.structure().spans(tags.front().value, 3);
  return tags;
}

void FieldTable::draw_lines(Book& book, const Row& row, const std::vector<CellTags>& tags, std::size_t from,
                            std::size_t to) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& cell = row.cells[i];
    draw_column(book, tags[i].label, cell.label, cell.left(), label, quiet, from, to);
    draw_column(book, tags[i].value, cell.lines, cell.left() + label_width, body, ink, from, to);
  }
  book.y += row_height(to - from);
  book.page().rule(left, book.y, right, book.y, hairline, rule);
}

void FieldTable::draw(Book& book, const std::function<void()>& on_new_page) const {
  const Tag table(book, Role::table);
  for (const auto& row : rows_) {
    const auto tags = tag(book, row);
    for (std::size_t from = 0; from < row.lines();) {
      const double room = book.room() - padding;
      const auto fitting = room < leading ? 0 : static_cast<std::size_t>(room / leading);
      const auto wanted = row.lines() - from;
      if (fitting < std::min<std::size_t>(wanted, 2)) {
        const auto furniture = Tag::furniture(book);
        book.new_page();
        on_new_page();
        continue;
      }
      const auto to = from + std::min(wanted, fitting);
      draw_lines(book, row, tags, from, to);
      from = to;
    }
  }
}

}  // namespace credit::render
