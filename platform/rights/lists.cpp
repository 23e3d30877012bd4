#include "platform/rights/lists.h"

namespace credit::platform {

Result<Sheet> list_records(const ServiceBook& book, const Service& service, const RecordSources& sources,
                           const std::string& subject, Day today) {
  CREDIT_TRY(const auto found, records_of_kinds(sources, subject, service.kinds, today));
  auto sheet = Sheet::of(service);
  for (const auto& record : found.records) {
    SheetEntry entry;
    const auto lead = service.lead_field.empty() ? std::string() : record.field(service.lead_field);
    entry.title = words_of_all(lead.empty() ? record.title : lead);
    const auto mark = service.mark_field.empty() ? std::string() : record.field(service.mark_field);
    if (!mark.empty()) entry.mark = words_of_all(mark);
    if (record.repaired) entry.mark = book.label("repaired");
    for (const auto& [rule, value] : record.fields)
      if (rule.id != service.lead_field) entry.lines.push_back({words_of_all(rule.label), words_of_all(value)});
    sheet.entries.push_back(std::move(entry));
  }
  if (!found.complete)
    sheet.note = service.silent;
  else if (sheet.entries.empty())
    sheet.note = service.empty;
  return sheet;
}

}  // namespace credit::platform
