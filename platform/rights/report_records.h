// The records of an issued report as they stand on its paper, each with a name of its own: what an objection points at.
#pragma once
#include "report/document/document.h"

namespace credit::platform {

struct ReportRecord {
  std::string name;   // "administration.penalty.1"; in a report by domains "domain.CODE.2"
  std::string place;  // "二、行政管理信息 · 行政处罚 第 1 条", as printed
  const document::KindRule* rule = nullptr;
  const document::Record* record = nullptr;
};

// Views into both; counted as the pages count: by kind within a chapter, and through whatever kind within a domain.
std::vector<ReportRecord> report_records(const document::Document& document, const document::Edition& edition);

}  // namespace credit::platform
