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
  // Flows over pages; calls on_new_page after each break, so that a head can be repeated.
  void draw(Book& book, const std::function<void()>& on_new_page) const;

 private:
  struct Cell {
    bool right_half;
    std::vector<Line> label, lines;
    double left() const;
  };
  struct Row {
    std::vector<Cell> cells;
    std::size_t lines() const;
  };
  struct CellTags {
    int label, value;
  };
  static std::vector<CellTags> tag(Book& book, const Row& row);
  static void draw_lines(Book& book, const Row& row, const std::vector<CellTags>& tags, std::size_t from,
                         std::size_t to);

  std::vector<Row> rows_;
};

inline constexpr std::string_view missing_value = "— —";

}  // namespace credit::render
