// The records of a document, looked for on its pages field by field. Not part of the public interface.
#pragma once
#include "report/document/document.h"
#include "report/verify/page_words.h"
#include "report/verify/verdict.h"

namespace credit::verify {

// What a page says of records, in the order of reading: the heading of their kind or domain with their count; of each
// its number ("第 3 条"), in a report by domains its kind, its marks, then label and value of every field the edition
// has for that kind. Those that are not found there, with the page where the search came farthest.
std::vector<Disagreement> record_disagreements(const document::Document& document, const document::Edition& edition,
                                               const PageWords& pages);

// "— —" where a field has no value.
std::string shown_value(const std::map<std::string, std::string>& fields, const std::string& id);

}  // namespace credit::verify
