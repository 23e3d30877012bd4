// The records of one subject by kind, through all the tables that deliver that kind, and whether all of them answer.
#pragma once
#include "platform/import/layout.h"
#include "platform/store/records.h"
#include "report/document/edition.h"

namespace credit::platform {

struct KindRecord {
  std::string kind, title;  // "penalty", "行政处罚"
  bool repaired = false;
  std::vector<std::pair<document::FieldRule, std::string>> fields;  // in the edition's order; none empty

  std::string field(std::string_view id) const;  // "" where there is none
};
struct KindRecords {
  bool complete = true;             // every table of these kinds answers; an answer that is missing is not "none"
  std::vector<KindRecord> records;  // newest first within a table
};

struct RecordSources {
  Connection& store;
  const LayoutShelf& layouts;
  const document::EditionShelf& editions;
  document::SubjectKind kind;  // of the subject: what no edition for such subjects prints is not looked for
};
// The span is that of the longest report; a kind no edition and no table knows has no records.
Result<KindRecords> records_of_kinds(const RecordSources& sources, const std::string& subject,
                                     const std::vector<std::string>& kinds, Day today);

// By the edition for such subjects that prints most of the kind; nullptr when none does.
const document::KindRule* rule_of(const document::EditionShelf& editions, document::SubjectKind subject,
                                  std::string_view kind);

}  // namespace credit::platform
