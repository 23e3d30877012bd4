#include "platform/issue/subject.h"

#include <algorithm>
#include <array>
#include <utility>

namespace credit::platform {
namespace {

// 机构编制, 民政; 市场监管: 企业, 个体工商户, 农民专业合作社.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> forms{{{"1", "institution"},
                                                                              {"5", "social_organisation"},
                                                                              {"91", "enterprise"},
                                                                              {"92", "sole_trader"},
                                                                              {"93", "enterprise"}}};

}  // namespace

ReportSubject subject_of(const Person& person) {
  return {document::SubjectKind::natural_person, {}, person.id_number, person.name, person.fields};
}

ReportSubject subject_of(const Organisation& organisation) {
  return {document::SubjectKind::organisation, std::string(form_of(organisation.uscc)), Personal(organisation.uscc),
          Personal(organisation.name), organisation.fields};
}

std::string_view form_of(std::string_view uscc) {
  for (const auto& [start, form] : forms)
    if (uscc.starts_with(start)) return form;
  return {};
}

const document::SubjectForm* form_in(const document::Edition& edition, const ReportSubject& subject) {
  const auto known = edition.forms_of(subject.kind);
  if (subject.kind == document::SubjectKind::natural_person) return known.empty() ? nullptr : known.front();
  const auto found = std::ranges::find(known, subject.form, [](const document::SubjectForm* form) { return form->id; });
  return found == known.end() ? nullptr : *found;
}

}  // namespace credit::platform
