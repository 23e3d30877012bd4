// What a visitor sees of his objections and of what he may object to; and which stored record a printed one is.
#pragma once
#include "platform/import/layout.h"
#include "platform/rights/report_records.h"
#include "platform/rights/sheet.h"
#include "platform/store/objections.h"
#include "platform/store/reports.h"

namespace credit::platform {

struct ObjectionSources {
  Connection& store;
  const ServiceBook& book;
  const LayoutShelf& layouts;
  const document::EditionShelf& editions;
};

// Earlier objections first, then the records of the latest reports; of one report when its number is given.
// `digest` is the subject's, as reports are kept by it. record_not_in_report for somebody else's number.
Result<Sheet> objection_sheet(const ObjectionSources& sources, const std::string& subject, const std::string& digest,
                              const std::string& report);

// Fills in place, source and decision. record_not_in_report, record_changed
Status find_record(const ObjectionSources& sources, const std::string& digest, Objection& objection);

Sheet objection_receipt(const ServiceBook& book, const Objection& objection);
std::string make_objection_number(Instant now);  // "YY20261122-" and eight of the GB 32100 alphabet

}  // namespace credit::platform
