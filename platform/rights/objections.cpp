#include "platform/rights/objections.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/failures/rights.h"
#include "platform/issue/number.h"

namespace credit::platform {
namespace {

constexpr std::size_t fields_shown = 4;  // enough to know the record by

struct OpenReport {
  document::Document document;
  const document::Edition* edition = nullptr;
};

Result<OpenReport> open_report(const ObjectionSources& sources, const std::string& number) {
  CREDIT_TRY(const auto bytes, issued_document(sources.store, number));
  if (!bytes) return fail(failure::record_not_in_report);
  OpenReport open;
  CREDIT_TRY(open.document, document::parse_document(bytes->expose(), sources.editions));
  CREDIT_TRY(open.edition, sources.editions.find(open.document.edition));
  return open;
}

SheetEntry entry_of(const ReportRecord& found, const std::string& report, const ServiceBook& book) {
  SheetEntry entry;
  entry.title = words_of_all(found.place);
  entry.lines.push_back({book.label("objection_report"), words_of_all(report)});
  for (const auto& field : found.rule->fields) {
    const auto value = found.record->fields.find(field.id);
    if (value == found.record->fields.end() || value->second.empty()) continue;
    entry.lines.push_back({words_of_all(field.label), words_of_all(value->second)});
    if (entry.lines.size() > fields_shown) break;
  }
  if (found.record->repaired) entry.mark = book.label("repaired");
  if (found.record->objection) entry.mark = book.label("objection_open");
  entry.report = report;
  entry.record = found.name;
  return entry;
}

const Words& state_words(const ServiceBook& book, ObjectionState state) {
  switch (state) {
    case ObjectionState::open:
      return book.label("objection_open");
    case ObjectionState::corrected:
      return book.label("objection_corrected");
    case ObjectionState::kept:
      break;
  }
  return book.label("objection_kept");
}

std::vector<SheetLine> lines_of(const ServiceBook& book, const Objection& objection) {
  const auto* reason = book.reason(objection.reason);
  std::vector<SheetLine> lines{{book.label("objection_report"), words_of_all(objection.report)},
                               {book.label("objection_record"), words_of_all(objection.place)},
                               {book.label("objection_reason"), reason ? reason->name : words_of_all(objection.reason)},
                               {book.label("objection_received"), words_of_all(china_time(objection.received))}};
  if (objection.answered)
    lines.push_back({book.label("objection_answered"), words_of_all(china_time(*objection.answered))});
  if (!objection.answer.empty()) lines.push_back({book.label("objection_answer"), words_of_all(objection.answer)});
  return lines;
}

SheetEntry entry_of(const ServiceBook& book, const Objection& objection) {
  return {filled(book.label("objection_of"), words_of_all(objection.number)),
          state_words(book, objection.state),
          lines_of(book, objection),
          {},
          {}};
}

// The document's fields are the stored ones, without those the edition does not print.
bool same_fields(const std::string& stored, const std::map<std::string, std::string>& printed) {
  const auto json = nlohmann::json::parse(stored, nullptr, false);
  if (!json.is_object()) return false;
  return std::ranges::all_of(printed, [&](const auto& field) {
    const auto value = json.value(field.first, std::string());
    return value == field.second;
  });
}

Result<std::vector<RecordKey>> matching(const ObjectionSources& sources, const std::string& subject,
                                        const document::Record& record) {
  std::vector<RecordKey> found;
  for (const auto& layout : sources.layouts.all()) {
    if (layout.target != Target::record || layout.kind != record.kind) continue;
    CREDIT_TRY(const auto stored, current_records(sources.store, subject, layout.id));
    for (const auto& each : stored)
      if (same_fields(each.fields, record.fields)) found.push_back(each.key);
  }
  return found;
}

}  // namespace

Result<Sheet> objection_sheet(const ObjectionSources& sources, const std::string& subject, const std::string& digest,
                              const std::string& report) {
  const auto* service = sources.book.service("objection");
  CREDIT_ENSURE(service != nullptr);
  auto sheet = Sheet::of(*service);
  sheet.reasons = sources.book.reasons();
  CREDIT_TRY(const auto objections, objections_of(sources.store, subject));
  for (const auto& objection : objections) sheet.entries.push_back(entry_of(sources.book, objection));
  CREDIT_TRY(auto numbers, latest_reports(sources.store, digest));
  if (!report.empty()) {
    CREDIT_TRY(const auto owner, subject_of_report(sources.store, report));
    if (owner != digest) return fail(failure::record_not_in_report);
    numbers = {report};
  }
  bool some = false;
  for (const auto& number : numbers) {
    CREDIT_TRY(const auto open, open_report(sources, number));
    for (const auto& found : report_records(open.document, *open.edition)) {
      sheet.entries.push_back(entry_of(found, number, sources.book));
      some = true;
    }
  }
  if (!some) sheet.note = service->empty;
  return sheet;
}

Status find_record(const ObjectionSources& sources, const std::string& digest, Objection& objection) {
  CREDIT_TRY(const auto owner, subject_of_report(sources.store, objection.report));
  if (owner != digest) return fail(failure::record_not_in_report);
  CREDIT_TRY(const auto open, open_report(sources, objection.report));
  const auto all = report_records(open.document, *open.edition);
  const auto found = std::ranges::find(all, objection.record, &ReportRecord::name);
  if (found == all.end()) return fail(failure::record_not_in_report);
  CREDIT_TRY(const auto keys, matching(sources, objection.subject, *found->record));
  if (keys.empty()) return fail(failure::record_changed);
  objection.place = found->place;
  objection.source = keys.front().source;
  objection.decision = keys.front().decision;
  return {};
}

Sheet objection_receipt(const ServiceBook& book, const Objection& objection) {
  const auto* service = book.service("objection");
  CREDIT_ENSURE(service != nullptr);
  auto sheet = Sheet::of(*service);
  sheet.title = book.label("objection_receipt");
  sheet.note = book.label("objection_next");
  sheet.number = objection.number;
  sheet.printable = true;
  SheetEntry entry{book.label("objection_of"), {}, lines_of(book, objection), {}, {}};
  entry.title = filled(entry.title, words_of_all(objection.number));
  entry.mark = state_words(book, objection.state);
  sheet.entries.push_back(std::move(entry));
  return sheet;
}

std::string make_objection_number(Instant now) {
  return "YY" + china_compact(now).substr(0, 8) + "-" + make_check_code().substr(0, 8);
}

}  // namespace credit::platform
