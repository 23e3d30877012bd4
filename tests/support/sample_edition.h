// Synthetic reports of any edition: the edition says which chapters or domains, kinds and fields there are, so a new
// region's file needs nothing here. Subjects do not exist; their check digits are right.
#pragma once
#include <set>
#include <string>

#include "report/document/edition.h"

namespace credit::sample {

inline constexpr const char* firm_name = "示例㐂𠮷䶮堃食品有限责任公司";
inline constexpr const char* firm_code = "91990000MA0000001B";

struct Contents {
  int records = 0;          // dealt out over all that answered, and over the kinds that may stand there
  bool every_kind = false;  // one record of every kind besides
  std::set<std::string> not_answered = {}, not_asked = {};  // chapter ids or domain codes
  document::SubjectKind subject = document::SubjectKind::organisation;
  std::string form = {};  // of the subject; the first the edition has for that kind
  std::string name = {};  // of the subject, instead of firm_name or person_name
  std::string issued = "2026-11-22T06:30:05Z", valid_until = "2026-12-22T06:30:05Z";
  std::string number = {};  // instead of report_number; begins with the time of issue, as China's clocks show it
  std::string period_from = "2021-11-23", period_to = "2026-11-22";
};

// Every third record is repaired, every fifth disputed; records hold rare characters and texts over several lines.
std::string document_json(const document::Edition& edition, const Contents& contents);

}  // namespace credit::sample
