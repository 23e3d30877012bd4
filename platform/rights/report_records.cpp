#include "platform/rights/report_records.h"

namespace credit::platform {
namespace {

std::string counted(const std::string& words, std::size_t number) {
  return words + " 第 " + std::to_string(number) + " 条";
}

void add_chapter(const document::ChapterRule& rule, const std::vector<document::Record>& records,
                 std::vector<ReportRecord>& found) {
  for (const auto& kind : rule.kinds) {
    std::size_t number = 0;
    for (const auto& record : records)
      if (record.kind == kind.id) {
        ++number;
        found.push_back({rule.id + "." + kind.id + "." + std::to_string(number),
                         counted(rule.number + "、" + rule.title + " · " + kind.label, number), &kind, &record});
      }
  }
}

void add_domain(const document::ChapterRule& rule, const document::DomainRule& domain,
                const std::vector<document::Record>& records, std::vector<ReportRecord>& found) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto* kind = rule.kind(records[i].kind);
    if (kind == nullptr) continue;
    found.push_back({"domain." + domain.code + "." + std::to_string(i + 1),
                     counted(domain.name + " · " + kind->label, i + 1), kind, &records[i]});
  }
}

}  // namespace

std::vector<ReportRecord> report_records(const document::Document& document, const document::Edition& edition) {
  std::vector<ReportRecord> found;
  const auto rules = edition.record_chapters();
  for (std::size_t i = 0; i < document.chapters.size() && i < rules.size(); ++i)
    if (const auto* records = document.chapters[i].answer.records()) add_chapter(*rules[i], *records, found);
  const auto* rule = edition.domain_chapter();
  for (std::size_t i = 0; rule != nullptr && i < document.domains.size(); ++i)
    if (const auto* records = document.domains[i].answer.records())
      add_domain(*rule, rule->domains[i], *records, found);
  return found;
}

}  // namespace credit::platform
