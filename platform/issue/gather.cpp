#include "platform/issue/gather.h"

#include <algorithm>

#include "base/failures/platform.h"

namespace credit::platform {
namespace {

using States = std::map<std::string, SourceState>;

const SourceState* answering(const States& states, const std::string& source) {
  const auto found = states.find(source);
  return found != states.end() && found->second.answers ? &found->second : nullptr;
}

// The tables that feed the chapter's kinds. A kind nobody feeds has no one to answer for it, so there are none then.
std::vector<const TableLayout*> sources_of(const LayoutShelf& layouts, const document::ChapterRule& rule) {
  auto sources = layouts.of_chapter(rule.id);
  std::erase_if(sources, [&](const TableLayout* source) { return rule.kind(source->kind) == nullptr; });
  const bool all_fed = std::ranges::all_of(rule.kinds, [&](const document::KindRule& kind) {
    return std::ranges::find(sources, kind.id, &TableLayout::kind) != sources.end();
  });
  if (!all_fed) sources.clear();
  return sources;
}

bool all_answer(const States& states, const std::vector<const TableLayout*>& sources) {
  return !sources.empty() && std::ranges::all_of(sources, [&](const TableLayout* source) {
    return answering(states, source->id) != nullptr;
  });
}

Status add_records(Connection& connection, const document::ChapterRule& rule,
                   const std::vector<const TableLayout*>& sources, const std::string& subject, const Span& span,
                   GatheredChapter& chapter) {
  for (const auto& kind : rule.kinds)
    for (const auto* source : sources) {
      if (source->kind != kind.id) continue;
      CREDIT_TRY(auto records, records_of(connection, subject, source->id, span, source->standing));
      for (auto& record : records) chapter.records.push_back({kind.id, std::move(record)});
    }
  return {};
}

}  // namespace

Result<Gathered> gather(Connection& connection, const document::Edition& edition, const LayoutShelf& layouts,
                        const std::string& subject, const Span& span) {
  CREDIT_TRY(auto one_state, Transaction::snapshot(connection));
  CREDIT_TRY(const auto states, source_states(connection, subject));
  Gathered gathered;
  std::optional<Instant> cut_off;
  for (const auto* rule : edition.record_chapters()) {
    const auto sources = sources_of(layouts, *rule);
    GatheredChapter chapter{rule->id, all_answer(states, sources), {}};
    if (chapter.answered) {
      CREDIT_CHECK(add_records(connection, *rule, sources, subject, span, chapter));
      for (const auto* source : sources) {
        const auto as_of = *answering(states, source->id)->as_of;
        cut_off = std::min(cut_off.value_or(as_of), as_of);
      }
    }
    gathered.chapters.push_back(std::move(chapter));
  }
  if (!cut_off) return fail(failure::report_not_issuable, "no source answers");
  gathered.cut_off = *cut_off;
  CREDIT_CHECK(one_state.commit());
  return gathered;
}

}  // namespace credit::platform
