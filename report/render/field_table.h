// Fields as a quiet two-column table: short values side by side, long ones over the whole width, never a torn label.
#pragma once
#include <functional>

#include "report/document/edition.h"
#include "report/render/book.h"

namespace credit::render {

struct FieldValue {
  std::string_view label, value;  // "" prints as missing
};

class FieldTable {
 public:
  FieldTable(Typesetter& type, const std::vector<FieldValue>& fields);

  double height() const;
  double first_row_height() const;
  // Flows over pages; calls on_new_page after each break, so that a head can be repeated.
  void draw(Book& book, const std::function<void()>& on_new_page) const;

 private:
  struct Cell {
    double x, value_x;
    Line label;
    std::vector<Line> lines;
  };
  struct Row {
    std::vector<Cell> cells;
    std::size_t lines() const;
  };
  void add(Typesetter& type, const FieldValue& field);
  bool fits_half(Typesetter& type, const FieldValue& field, std::string_view shown) const;
  static void draw_lines(Book& book, const Row& row, std::size_t from, std::size_t to);

  std::vector<Row> rows_;
};

inline constexpr std::string_view missing_value = "— —";

}  // namespace credit::render
