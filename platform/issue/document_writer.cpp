#include "platform/issue/document_writer.h"

#include <nlohmann/json.hpp>

namespace credit::platform {
namespace {

using Json = nlohmann::ordered_json;

Json named(const document::NamedCode& named) { return {{"code", named.code}, {"name", named.name}}; }

std::string head(const ReportFacts& facts, Instant cut_off) {
  const Json json = {{"schema", "credit-report/1"},
                     {"edition", facts.edition},
                     {"report_number", facts.report_number},
                     {"check_code", facts.check_code},
                     {"issued", to_rfc3339(facts.issued)},
                     {"valid_until", to_rfc3339(facts.valid_until)},
                     {"data_cut_off", to_rfc3339(cut_off)},
                     {"issuer", named(facts.issuer)},
                     {"region", named(facts.region)},
                     {"purpose", named(facts.purpose)},
                     {"kiosk", facts.kiosk},
                     {"period", {{"from", to_text(facts.span.from)}, {"to", to_text(facts.span.to)}}},
                     {"status_index", facts.status_index}};
  auto text = json.dump();
  text.pop_back();  // the closing brace: subject and chapters follow
  return text;
}

Json printed_fields(const document::SubjectForm& form, const ReportSubject& subject) {
  const auto all = Json::parse(subject.fields.expose());
  Json printed = Json::object();
  for (const auto& field : form.fields)
    if (const auto found = all.find(field.id); found != all.end()) printed[field.id] = *found;
  return printed;
}

std::string subject_json(const document::Edition& edition, const ReportSubject& subject) {
  const auto* form = form_in(edition, subject);
  CREDIT_ENSURE(form != nullptr);
  const bool person = subject.kind == document::SubjectKind::natural_person;
  Json json = {{"kind", person ? "natural_person" : "organisation"}, {"name", subject.name.expose()}};
  if (person)
    json["id_masked"] = document::mask_id_paper(subject.number.expose());
  else
    json["uscc"] = subject.number.expose();
  if (edition.forms_of(subject.kind).size() > 1) json["form"] = form->id;
  if (!edition.labels.empty()) json["labels"] = Json::array();
  json["fields"] = printed_fields(*form, subject);
  return json.dump();
}

// The fields of records are JSON already: they were written when they were imported.
void append_records(std::string& text, const std::vector<GatheredRecord>& records) {
  text.append("\"answered\",\"records\":[");
  for (const auto& [kind, record] : records) {
    if (&kind != &records.front().kind) text += ',';
    text.append("{\"kind\":\"").append(kind).append("\",\"repaired\":").append(record.repaired ? "true" : "false");
    text.append(",\"objection\":").append(record.objection ? "true" : "false");
    text.append(",\"fields\":").append(record.fields).append("}");
  }
  text.append("]}");
}

void append_chapter(std::string& text, const GatheredChapter& chapter) {
  text.append("{\"id\":\"").append(chapter.id).append("\",\"state\":");
  if (chapter.answered)
    append_records(text, chapter.records);
  else
    text.append("\"not_answered\"}");
}

void append_domain(std::string& text, const GatheredDomain& domain) {
  text.append("{\"code\":\"").append(domain.code).append("\",\"state\":");
  if (domain.state == document::AnswerState::answered)
    append_records(text, domain.records);
  else
    text.append(domain.state == document::AnswerState::not_asked ? "\"not_asked\"}" : "\"not_answered\"}");
}

template <class Part>
void append_all(std::string& text, const std::vector<Part>& parts, void (*append)(std::string&, const Part&)) {
  for (const auto& part : parts) {
    if (&part != &parts.front()) text += ',';
    append(text, part);
  }
}

}  // namespace

Personal<Bytes> write_document(const ReportFacts& facts, const document::Edition& edition, const ReportSubject& subject,
                               const Gathered& gathered) {
  auto text = head(facts, gathered.cut_off);
  const bool by_domains = edition.domain_chapter() != nullptr;
  text.append(",\"subject\":").append(subject_json(edition, subject));
  text.append(by_domains ? ",\"domains\":[" : ",\"chapters\":[");
  append_all(text, gathered.chapters, append_chapter);
  append_all(text, gathered.domains, append_domain);
  text.append("]}");
  Personal<Bytes> bytes(to_bytes(text));
  wipe(text);
  return bytes;
}

}  // namespace credit::platform
