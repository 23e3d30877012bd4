// What a service answers with: a heading, entries of labelled lines, in the three languages of the screen. One form for
// all of them, so that a machine shows and prints a new one without being changed.
#pragma once
#include <optional>

#include "platform/rights/service_book.h"

namespace credit::platform {

struct SheetLine {
  Words label, value;
};
struct SheetEntry {
  Words title;
  std::optional<Words> mark;  // 异议处理中, 全部履行
  std::vector<SheetLine> lines;
  std::string report, record;  // what an objection may be made to; "" where to none
};
struct Sheet {
  std::string service;
  Words title, note;
  std::string number;  // by which a desk finds the matter again; ""
  bool printable = false;
  std::vector<SheetEntry> entries;
  std::vector<NamedWords> reasons;  // of objection

  static Sheet of(const Service& service);
};

std::string sheet_json(const Sheet& sheet);

}  // namespace credit::platform
