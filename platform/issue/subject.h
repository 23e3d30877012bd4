// Whom a report is about: the visitor himself, or an organisation he may ask for.
#pragma once
#include "platform/store/organisations.h"
#include "report/document/edition.h"

namespace credit::platform {

struct ReportSubject {
  document::SubjectKind kind = document::SubjectKind::natural_person;
  std::string form;              // of an organisation: a SubjectForm id; "" of a person
  Personal<std::string> number;  // ID number or credit code
  Personal<std::string> name;
  Personal<std::string> fields;  // JSON object, by field id; may hold more than an edition prints
};

ReportSubject subject_of(const Person& person);
ReportSubject subject_of(const Organisation& organisation);

// GB 32100: the first characters say where it is registered. "" for those no edition has a form for.
std::string_view form_of(std::string_view uscc);
// The edition's form for it; nullptr where the edition is not for such a subject.
const document::SubjectForm* form_in(const document::Edition& edition, const ReportSubject& subject);

}  // namespace credit::platform
