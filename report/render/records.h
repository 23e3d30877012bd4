// One record after another: a head, a mark for what is special about it, a table of its fields.
#pragma once
#include <string>
#include <vector>

#include "report/document/document.h"
#include "report/render/field_table.h"

namespace credit::render {

inline constexpr double kind_height = 24;

std::vector<FieldValue> values_of(const std::vector<document::FieldRule>& rules,
                                  const std::map<std::string, std::string>& fields);
void draw_kind_head(Book& book, std::string_view words, std::size_t count);

class RecordBlock {
 public:
  // `title` stands beside the number: "第 3 条　行政处罚"; may be empty.
  RecordBlock(Book& book, const document::Record& record, const document::KindRule& rule, std::size_t number,
              std::string_view title);

  // Room that must be left for it to begin, under headings of that height: all of it when it fits on a page, else a
  // good part, so that a long record does not leave half a page empty.
  double room_to_begin(double headings) const;
  void draw() const;

 private:
  void draw_head(bool again) const;

  Book& book_;
  const document::Record& record_;
  std::string words_;
  FieldTable table_;
};

}  // namespace credit::render
