// What the sources say about one subject, chapter by chapter of an edition.
#pragma once
#include "platform/import/layout.h"
#include "platform/store/records.h"
#include "report/document/edition.h"

namespace credit::platform {

struct GatheredRecord {
  std::string kind;
  StoredRecord record;
};
struct GatheredChapter {
  std::string id;
  bool answered = false;  // every kind of the chapter has sources and all answer; otherwise no record of it is shown
  std::vector<GatheredRecord> records;
};
struct Gathered {
  std::vector<GatheredChapter> chapters;  // the edition's chapters of form records, in its order
  Instant cut_off{};                      // the oldest of the answering sources' newest deliveries
};

// What this platform gathers: reports that go chapter by chapter. One that goes by domains is edition_not_gathered.
Status gathers(const document::Edition& edition);

// Reads one state of the store. report_not_issuable when no source answers at all; store_unusable
Result<Gathered> gather(Connection& connection, const document::Edition& edition, const LayoutShelf& layouts,
                        const std::string& subject, const Span& span);

}  // namespace credit::platform
