// What the sources say about one subject, chapter by chapter of an edition.
#pragma once
#include "platform/import/layout.h"
#include "platform/issue/feeds.h"
#include "platform/source/source_book.h"
#include "platform/store/records.h"
#include "report/document/document.h"

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
// A domain that was asked and not answered has no records; whether it may be left out is for the visitor to say.
struct GatheredDomain {
  std::string code;
  document::AnswerState state = document::AnswerState::not_answered;
  std::vector<GatheredRecord> records;
};
struct Gathered {
  std::vector<GatheredChapter> chapters;  // the edition's chapters of form records, in its order
  std::vector<GatheredDomain> domains;    // of an edition that goes by domains: all of them, in its order
  Instant cut_off{};                      // the oldest of the answering sources' newest deliveries
};

// Where records of domains come from: delivered tables, or a source of the domain's own.
struct DomainPlaces {
  const LayoutShelf& layouts;
  const FeedBook& feeds;
  const SourceBook& sources;
};

// edition_not_gathered: some active domain of the edition has a kind of record that nothing here feeds.
Status gathers(const document::Edition& edition, const DomainPlaces& places);

// Reads one state of the store. report_not_issuable when no source answers at all; store_unusable
Result<Gathered> gather(Connection& connection, const document::Edition& edition, const LayoutShelf& layouts,
                        const std::string& subject, const Span& span);

// Of an edition that goes by domains: those asked for, the others are not asked. Sources of their own are asked before
// the store is read, and late, broken, resting or malformed ones are not answered. A record nobody can place by its
// authority leaves every domain of its kind not answered. Where none answers there is no cut_off. store_unusable
Result<Gathered> gather_domains(Connection& connection, const document::Edition& edition, const DomainPlaces& places,
                                const std::string& subject, const Span& span, const std::vector<std::string>& asked);

}  // namespace credit::platform
