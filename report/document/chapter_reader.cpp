#include "report/document/chapter_reader.h"

#include <algorithm>

#include "base/failures/document.h"
#include "report/document/wording_reader.h"

namespace credit::document {
namespace {

std::vector<FieldRule> read_fields(TomlObject& object) {
  std::vector<FieldRule> fields;
  object.each("fields", [&](TomlObject& field) { fields.push_back({field.id("id"), field.text("label")}); });
  refuse_twins(object, "fields", fields, &FieldRule::id);
  return fields;
}

std::vector<KindRule> read_kinds(TomlObject& object) {
  std::vector<KindRule> kinds;
  object.each("kinds", [&](TomlObject& kind) {
    kinds.push_back({kind.id("id"), kind.text("label"), read_fields(kind)});
  });
  refuse_twins(object, "kinds", kinds, &KindRule::id);
  return kinds;
}

SubjectKind read_subject_kind(TomlObject& object) {
  const auto kind = object.text("kind");
  if (kind != "natural_person" && kind != "organisation")
    object.complain("kind", "must be natural_person or organisation");
  return kind == "organisation" ? SubjectKind::organisation : SubjectKind::natural_person;
}

SubjectForm read_subject_form(TomlObject& object) {
  SubjectForm form{object.id("id"), read_subject_kind(object), object.text("label"), read_fields(object)};
  for (const char* named : {"name", "id"})
    if (std::ranges::find(form.fields, named, &FieldRule::id) == form.fields.end())
      object.complain("fields", std::string("must hold ") + named);
  return form;
}

// As on the union list, but for what a region says of it in its own words, and of its kinds those this edition prints.
DomainRule read_domain(TomlObject& object, const DomainList& list, const ChapterRule& chapter) {
  const auto code = object.id("code");
  const auto* known = list.find(code);
  if (known == nullptr) object.complain(failure::domain_unknown, "code", code + " is not on the list of domains");
  DomainRule domain = known != nullptr ? *known : DomainRule{};
  if (object.has("name")) {
    domain.name = object.text("name");
    read_shown(object, domain.name, domain.shown);
  }
  if (object.has("authority")) domain.authority = object.text("authority");
  if (object.has("source")) domain.source = object.text("source");
  if (object.has("from")) domain.from = object.day("from");
  std::erase_if(domain.kinds, [&](const std::string& kind) { return chapter.kind(kind) == nullptr; });
  if (domain.kinds.empty()) object.complain("code", code + " has no kind of record this edition knows");
  return domain;
}

void read_domains(TomlObject& object, const DomainList& list, ChapterRule& chapter) {
  object.each("domains", [&](TomlObject& domain) { chapter.domains.push_back(read_domain(domain, list, chapter)); });
  refuse_twins(object, "domains", chapter.domains, &DomainRule::code);
  refuse_twins(object, "domains", chapter.domains, &DomainRule::name);
  const bool all_used = std::ranges::all_of(chapter.kinds, [&](const KindRule& kind) {
    return std::ranges::any_of(chapter.domains, [&](const DomainRule& domain) {
      return std::ranges::find(domain.kinds, kind.id) != domain.kinds.end();
    });
  });
  if (!all_used) object.complain("kinds", "holds one that no domain can have");
}

ChapterRule read_chapter(TomlObject& object, const DomainList& domains) {
  ChapterRule chapter;
  chapter.id = object.id("id");
  chapter.number = object.text("number");
  chapter.title = object.text("title");
  const auto form = object.text("form");
  if (form == "subject") {
    chapter.form = ChapterForm::subject;
    object.each("subjects", [&](TomlObject& subject) { chapter.subjects.push_back(read_subject_form(subject)); });
    refuse_twins(object, "subjects", chapter.subjects, &SubjectForm::id);
  } else if (form == "records") {
    chapter.counter = object.text("counter");
    chapter.kinds = read_kinds(object);
  } else if (form == "domains") {
    chapter.form = ChapterForm::domains;
    chapter.kinds = read_kinds(object);
    read_domains(object, domains, chapter);
  } else if (form == "advice") {
    chapter.form = ChapterForm::advice;
    chapter.text = object.text("text");
    refuse_praise(object, "text", chapter.text);
  } else {
    object.complain("form", "must be subject, records, domains or advice");
  }
  return chapter;
}

}  // namespace

std::vector<ChapterRule> read_chapters(TomlObject& file, const DomainList& domains) {
  std::vector<ChapterRule> chapters;
  file.each("chapters", [&](TomlObject& object) { chapters.push_back(read_chapter(object, domains)); });
  refuse_twins(file, "chapters", chapters, &ChapterRule::id);
  const auto number_of = [&](ChapterForm form) { return std::ranges::count(chapters, form, &ChapterRule::form); };
  if (number_of(ChapterForm::subject) != 1) file.complain("chapters", "must hold one of form subject");
  const auto by_domains = number_of(ChapterForm::domains), by_records = number_of(ChapterForm::records);
  if (by_domains > 1 || (by_domains == 1) == (by_records > 0))
    file.complain("chapters", "must hold either some of form records or one of form domains");
  return chapters;
}

}  // namespace credit::document
