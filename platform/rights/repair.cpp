#include "platform/rights/repair.h"

#include <algorithm>

namespace credit::platform {
namespace {

// The unit that decided or keeps the list, by the first of these fields that the record has.
constexpr std::array units{"authority", "court", "unit", "reporter", "source"};

Words earliest(const ServiceBook& book, Day start, int months, Day today) {
  const Day from = months_after(start, months);
  const auto& words = book.label(from <= today ? "repair_now" : "repair_from");
  return filled(words, words_of_all(to_text(from)), words_of_all(std::to_string(months)));
}

void add_class(const ServiceBook& book, const RepairRule& rule, const KindRecord& record, Day today,
               SheetEntry& entry) {
  const auto start = parse_day(record.field(rule.start)), until = parse_day(record.field(rule.until));
  if (start) entry.lines.push_back({book.label("repair_decided"), words_of_all(to_text(*start))});
  if (until) entry.lines.push_back({book.label("repair_until"), words_of_all(to_text(*until))});
  const auto* known = start && until ? class_of(book.classes(), *start, *until) : nullptr;
  entry.lines.push_back({book.label("repair_class"), known ? known->name : book.label("repair_class_open")});
  if (!start) return;
  if (known) {
    entry.mark = known->name;
    entry.lines.push_back({book.label("repair_earliest"), earliest(book, *start, known->least_months, today)});
    return;
  }
  for (const auto& each : book.classes())
    entry.lines.push_back(
        {filled(book.label("repair_if"), each.name), earliest(book, *start, each.least_months, today)});
}

SheetEntry guide_to(const ServiceBook& book, const RepairRule& rule, const KindRecord& record, Day today) {
  SheetEntry entry;
  const auto name = record.fields.empty() ? std::string() : record.fields.front().second;
  entry.title = words_of_all(record.title + (name.empty() ? "" : " " + name));
  for (const char* unit : units)
    if (const auto who = record.field(unit); !who.empty()) {
      entry.lines.push_back({book.label("repair_unit"), words_of_all(who)});
      break;
    }
  if (record.repaired) {
    entry.mark = book.label("repair_done");
    entry.lines.push_back({book.label("repair_earliest"), book.label("repair_nothing")});
  } else if (rule.start.empty()) {
    entry.lines.push_back({book.label("repair_leave"), book.label("repair_list")});
  } else {
    add_class(book, rule, record, today, entry);
  }
  return entry;
}

Words joined(const Words& first, const Words& second) {
  Words both = first;
  for (std::size_t i = 0; i < both.size(); ++i)
    if (!second[i].empty()) both[i] += (i == static_cast<std::size_t>(Language::en) ? " " : "") + second[i];
  return both;
}

SheetEntry how_to_apply(const ServiceBook& book) {
  SheetEntry entry;
  entry.title = book.label("repair_how");
  for (const auto& step : book.steps()) entry.lines.push_back({step.label, step.words});
  return entry;
}

}  // namespace

Day months_after(Day start, int months) {
  const std::chrono::year_month_day day{start};
  auto later = day + std::chrono::months{months};
  if (!later.ok()) later = later.year() / later.month() / std::chrono::last;
  return Day{std::chrono::sys_days{later}};
}

const RepairClass* class_of(const std::vector<RepairClass>& classes, Day start, Day until) {
  const RepairClass* found = nullptr;
  for (const auto& each : classes) {
    if (until < months_after(start, each.least_months) || until > months_after(start, each.most_months)) continue;
    if (found != nullptr) return nullptr;
    found = &each;
  }
  return found;
}

Result<Sheet> repair_guide(const ServiceBook& book, const RecordSources& sources, const std::string& subject,
                           Day today) {
  const auto* service = book.service("repair");
  CREDIT_ENSURE(service != nullptr);
  std::vector<std::string> kinds;
  for (const auto& rule : book.repair()) kinds.push_back(rule.kind);
  CREDIT_TRY(const auto found, records_of_kinds(sources, subject, kinds, today));
  auto sheet = Sheet::of(*service);
  for (const auto& record : found.records) {
    const auto rule = std::ranges::find(book.repair(), record.kind, &RepairRule::kind);
    sheet.entries.push_back(guide_to(book, *rule, record, today));
  }
  if (sheet.entries.empty()) sheet.note = service->empty;
  if (!found.complete) sheet.note = joined(service->silent, sheet.entries.empty() ? Words{} : service->note);
  sheet.printable = service->printable && !sheet.entries.empty();
  if (!sheet.entries.empty()) sheet.entries.push_back(how_to_apply(book));
  return sheet;
}

}  // namespace credit::platform
