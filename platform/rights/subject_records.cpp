#include "platform/rights/subject_records.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/document/span.h"

namespace credit::platform {
namespace {

constexpr int years_back = 5;  // as far as any report looks

KindRecord read(const StoredRecord& stored, const document::KindRule& rule) {
  KindRecord record{rule.id, rule.label, stored.repaired, {}};
  const auto json = nlohmann::json::parse(stored.fields, nullptr, false);
  for (const auto& field : rule.fields)
    if (json.is_object() && json.contains(field.id) && json[field.id].is_string())
      if (auto value = json[field.id].get<std::string>(); !value.empty()) record.fields.emplace_back(field, value);
  return record;
}

}  // namespace

std::string KindRecord::field(std::string_view id) const {
  const auto found = std::ranges::find_if(fields, [&](const auto& field) { return field.first.id == id; });
  return found == fields.end() ? std::string() : found->second;
}

const document::KindRule* rule_of(const document::EditionShelf& editions, document::SubjectKind subject,
                                  std::string_view kind) {
  const document::KindRule* fullest = nullptr;
  for (const auto& edition : editions.all()) {
    if (edition.forms_of(subject).empty()) continue;
    for (const auto* chapter : edition.record_chapters())
      if (const auto* rule = chapter->kind(kind))
        if (fullest == nullptr || rule->fields.size() > fullest->fields.size()) fullest = rule;
  }
  return fullest;
}

Result<KindRecords> records_of_kinds(const RecordSources& sources, const std::string& subject,
                                     const std::vector<std::string>& kinds, Day today) {
  CREDIT_TRY(auto one_state, Transaction::snapshot(sources.store));
  CREDIT_TRY(const auto states, source_states(sources.store, subject));
  KindRecords found;
  const Span span{document::first_day(today, years_back), today, today};
  for (const auto& layout : sources.layouts.all()) {
    if (layout.target != Target::record || std::ranges::find(kinds, layout.kind) == kinds.end()) continue;
    const auto* rule = rule_of(sources.editions, sources.kind, layout.kind);
    if (rule == nullptr) continue;
    const auto state = states.find(layout.id);
    if (state == states.end() || !state->second.answers) {
      found.complete = false;
      continue;
    }
    CREDIT_TRY(const auto records, records_of(sources.store, subject, layout.id, span, layout.standing));
    for (const auto& record : records) found.records.push_back(read(record, *rule));
  }
  CREDIT_CHECK(one_state.commit());
  return found;
}

}  // namespace credit::platform
