#include <nlohmann/json.hpp>

#include "report/verify/command/answer.h"
#include "report/verify/command/words.h"

namespace credit::verify::command {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json failure_json(const Failure& failure, Language language) {
  return {{"code", failure.name()},
          {"title", title(failure, language)},
          {"advice", advice(failure, language)},
          {"detail", failure.detail}};
}

Json stages_json(const Answered& a) {
  Json stages = Json::array();
  for (const auto stage : all_stages()) {
    const auto& result = a.verdict.stage(stage);
    Json row{{"stage", name_of(stage)}, {"answer", name_of(result.answer)}};
    if (result.failure) row["failure"] = failure_json(*result.failure, a.language);
    stages.push_back(std::move(row));
  }
  return stages;
}

Json disagreements_json(const Verdict& verdict) {
  Json list = Json::array();
  for (const auto& one : verdict.disagreements())
    list.push_back({{"fact", name_of(one.fact)}, {"page", one.page}, {"where", one.where}});
  return list;
}

Json chapters_json(const Answered& a, const seal::Claims& claims) {
  Json chapters = Json::array();
  const auto counted = a.edition != nullptr ? a.edition->counted() : std::vector<document::Counted>{};
  for (std::size_t i = 0; i < claims.chapter_counts.size(); ++i) {
    const int count = claims.chapter_counts[i];
    Json row{{"number", i + 1}, {"asked", count != seal::not_asked}, {"answered", count >= 0}};
    row["records"] = count >= 0 ? Json(count) : Json(nullptr);
    if (i < counted.size()) row["id"] = counted[i].id;
    if (i < counted.size()) row["title"] = counted[i].title;
    chapters.push_back(std::move(row));
  }
  return chapters;
}

Json copy_json(const Verdict& verdict) {
  const auto* copy = verdict.copy();
  if (copy == nullptr) return nullptr;
  return {{"number", copy->copy}, {"printed", to_rfc3339(copy->printed)}, {"kiosk_name", verdict.kiosk()->name}};
}

Json stamp_json(const Verdict& verdict) {
  const auto* stamp = verdict.time_stamp();
  if (stamp == nullptr) return nullptr;
  return {{"time", to_rfc3339(stamp->time)}, {"authority", stamp->authority}, {"proven", stamp->proven}};
}

Json status_json(const Verdict& verdict) {
  const auto status = verdict.status();
  if (!status) return nullptr;
  return {{"state", status->state == trust::ReportState::withdrawn ? "withdrawn" : "superseded"},
          {"since", to_rfc3339(status->since)}};
}

Json facts_json(const Answered& a) {
  const auto* claims = a.verdict.facts();
  if (claims == nullptr) return nullptr;
  return {{"issuer", {{"code", claims->issuer}, {"name", a.verdict.issuer()->name}}},
          {"report_number", claims->report_number},
          {"issued", to_rfc3339(claims->issued)},
          {"expires", to_rfc3339(claims->expires)},
          {"subject", {{"name", claims->subject_name}, {"id", claims->subject_id}}},
          {"period", {{"from", to_text(claims->period_from)}, {"to", to_text(claims->period_to)}}},
          {"edition", claims->edition},
          {"chapters", chapters_json(a, *claims)},
          {"purpose", claims->purpose},
          {"kiosk", claims->kiosk},
          {"status_index", claims->status_index},
          {"document_sha256", to_hex(claims->document_digest)},
          {"copy", copy_json(a.verdict)},
          {"time_stamp", stamp_json(a.verdict)},
          {"status", status_json(a.verdict)}};
}

}  // namespace

int exit_status(Conclusion conclusion) {
  switch (conclusion) {
    case Conclusion::genuine:
      return 0;
    case Conclusion::not_genuine:
      return 1;
    case Conclusion::genuine_not_valid:
      return 2;
    case Conclusion::unreadable:
      return 3;
  }
  return 3;
}

std::string for_machines(const Answered& a) {
  const auto conclusion = a.verdict.conclusion();
  Json notes = Json::array();
  for (const auto& note : a.verdict.notes()) notes.push_back(failure_json(note, a.language));
  return line_of({{"conclusion", name_of(conclusion)},
                  {"headline", headline(conclusion, a.language)},
                  {"exit_status", exit_status(conclusion)},
                  {"checked_at", to_rfc3339(a.at)},
                  {"trust_list",
                   {{"sequence", a.list.sequence},
                    {"issued", to_rfc3339(a.list.issued)},
                    {"next_update", to_rfc3339(a.list.next_update)}}},
                  {"stages", stages_json(a)},
                  {"disagreements", disagreements_json(a.verdict)},
                  {"notes", std::move(notes)},
                  {"facts", facts_json(a)}});
}

std::string json_row(const BatchEntry& entry, const Answered& a) {
  Json stages = Json::object(), failures = Json::array(), notes = Json::array();
  for (const auto stage : all_stages()) {
    const auto& result = a.verdict.stage(stage);
    stages[name_of(stage)] = name_of(result.answer);
    if (result.failure) failures.push_back(result.failure->name());
  }
  for (const auto& note : a.verdict.notes()) notes.push_back(note.name());
  return line_of({{"line", entry.line},
                  {"input", entry.input},
                  {"conclusion", name_of(a.verdict.conclusion())},
                  {"stages", std::move(stages)},
                  {"failures", std::move(failures)},
                  {"disagreements", disagreements_json(a.verdict)},
                  {"notes", std::move(notes)},
                  {"facts", facts_json(a)}});
}

std::string json_row(const BatchEntry& entry, const Failure& failure) {
  return line_of({{"line", entry.line},
                  {"input", entry.input},
                  {"conclusion", name_of(Conclusion::unreadable)},
                  {"failures", Json::array({failure.name()})},
                  {"facts", nullptr}});
}

std::string failure_for_machines(const Failure& failure, Language language) {
  return line_of({{"conclusion", name_of(Conclusion::unreadable)},
                  {"headline", headline(Conclusion::unreadable, language)},
                  {"exit_status", exit_status(Conclusion::unreadable)},
                  {"failure", failure_json(failure, language)},
                  {"facts", nullptr}});
}

}  // namespace credit::verify::command
