// What a service beside reports is asked for and answers with: labelled lines in the three languages of the screen.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/personal.h"
#include "base/result.h"

namespace credit::platform_client {

using ShownWords = std::array<Personal<std::string>, 3>;  // by Language

struct SheetLine {
  ShownWords label, value;
};
struct SheetEntry {
  ShownWords title, mark;  // a mark that is empty: none
  std::vector<SheetLine> lines;
  std::string report_number, record;  // what an objection may be made to; "" where to none
};
struct Reason {
  std::string code;
  std::string name[3];
};
struct Sheet {
  std::string service;
  ShownWords title, note;
  std::string number;  // by which a desk finds the matter again; "" for none
  bool printable = false;
  std::vector<SheetEntry> entries;
  std::vector<Reason> reasons;  // of objection
  bool empty() const { return service.empty(); }
};

struct ConsentGiven {
  std::string version, sha256;
  Language language = Language::zh_CN;
  Instant given{};
};
struct SheetRequest {
  std::string service;            // a code of the offer's services, not "report"
  Personal<std::string> subject;  // an organisation's code; empty: the visitor himself
  std::string report_number;      // for objections: of this report alone; "" for the latest
  ConsentGiven consent;
};
struct ObjectionRequest {
  Personal<std::string> subject;
  std::string report_number, record, reason;
  ConsentGiven consent;
  std::string idempotency_key;  // same key, same receipt: never made twice
};

inline constexpr std::size_t sheet_entries_limit = 2000, sheet_lines_limit = 40;

// Strict: platform_answer_malformed for a member that is missing, of the wrong type or too long.
Result<Sheet> read_sheet(ByteView json);

}  // namespace credit::platform_client
