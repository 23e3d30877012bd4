#include <algorithm>

#include "base/failures/document.h"
#include "base/identity.h"
#include "report/document/answer_parser.h"

namespace credit::document {
namespace {

constexpr std::size_t size_limit = 8U << 20;

tl::unexpected<Failure> disagrees(std::string why) {
  return fail(failure::document_disagrees_with_edition, std::move(why));
}

Result<NamedCode> parse_named(const Json& node, const std::string& place, std::size_t code_limit) {
  JsonObject object(node, place);
  NamedCode named;
  named.code = object.coded("code", code_limit, code_letters);
  named.name = object.text("name", 1, 192);
  object.no_other_keys();
  CREDIT_CHECK(object.status());
  return named;
}

// A person's number comes masked; an organisation's code comes whole and must be one.
void read_identity(JsonObject& object, Subject& subject) {
  const auto kind = object.text("kind", 1, 32);
  if (kind == "natural_person") {
    subject.id_shown = object.text("id_masked", 1, 24);
  } else if (kind == "organisation") {
    subject.kind = SubjectKind::organisation;
    subject.id_shown = object.text("uscc", 18, 18);
    if (!uscc_valid(subject.id_shown)) object.complain("uscc", "is not a unified social credit code");
  } else {
    object.complain("kind", "is not known");
  }
}

// The form is named exactly where the edition tells several apart.
Result<const SubjectForm*> form_of(const std::optional<std::string>& named, SubjectKind kind, const Edition& edition) {
  const auto forms = edition.forms_of(kind);
  if (forms.empty()) return disagrees("the edition is not for this kind of subject");
  if (named.has_value() != (forms.size() > 1))
    return disagrees("subject.form must be there exactly where forms differ");
  if (!named) return forms.front();
  const auto at = std::ranges::find(forms, *named, [](const SubjectForm* form) { return form->id; });
  if (at == forms.end()) return disagrees("subject.form is not known");
  return *at;
}

// Name and number of the subject have their own keys; its form lists them among the printed fields all the same.
std::vector<FieldRule> further_fields(const SubjectForm& form) {
  std::vector<FieldRule> rules;
  for (const auto& field : form.fields)
    if (field.id != "name" && field.id != "id") rules.push_back(field);
  return rules;
}

Result<std::vector<std::string>> parse_labels(const Json* list, const Edition& edition) {
  std::vector<std::string> labels;
  if ((list != nullptr) == edition.labels.empty())
    return disagrees("subject.labels must be there exactly where the edition has some");
  if (list == nullptr) return labels;
  for (const auto& item : list->items) {
    if (item.kind != Json::Kind::text || edition.label(item.text) == nullptr)
      return disagrees("subject.labels holds one its edition does not know");
    if (std::ranges::find(labels, item.text) != labels.end())
      return fail(failure::document_malformed, "subject.labels holds one twice");
    labels.push_back(item.text);
  }
  return labels;
}

Result<Subject> parse_subject(const Json& node, const Edition& edition) {
  JsonObject object(node, "subject");
  Subject subject;
  read_identity(object, subject);
  subject.name = object.text("name", 1, 192);
  const auto named = object.text_or_nothing("form", 1, 64);
  const auto* labels = object.list_or_nothing("labels");
  const auto* fields = object.value("fields", Json::Kind::object);
  object.no_other_keys();
  CREDIT_CHECK(object.status());
  CREDIT_TRY(const auto* form, form_of(named, subject.kind, edition));
  subject.form = form->id;
  CREDIT_TRY(subject.labels, parse_labels(labels, edition));
  CREDIT_TRY(subject.fields, parse_fields(*fields, "subject.fields", further_fields(*form)));
  return subject;
}

void read_period(JsonObject& object, Document& document) {
  const auto* node = object.value("period", Json::Kind::object);
  if (node == nullptr) return;
  JsonObject period(*node, "period");
  document.period_from = period.day("from");
  document.period_to = period.day("to");
  period.no_other_keys();
  if (!period.status() || document.period_from > document.period_to) object.complain("period", "is not a period");
}

bool number_well_formed(const Document& document) {
  const auto& number = document.report_number;
  return number.size() == 22 && number.starts_with(china_compact(document.issued)) &&
         number.find_first_not_of(upper_and_digits) == std::string::npos;
}

// What stands beside the parts; leaves the parts to the caller.
void read_head(JsonObject& object, Document& document) {
  if (object.text("schema", 1, 64) != "credit-report/1") object.complain("schema", "is not known");
  document.edition = object.coded("edition", 32, code_letters);
  document.report_number = object.text("report_number", 22, 22);
  document.check_code = object.text("check_code", 12, 12);
  document.issued = object.instant("issued");
  document.valid_until = object.instant("valid_until");
  document.data_cut_off = object.instant("data_cut_off");
  document.kiosk = object.coded("kiosk", 24, code_letters);
  document.status_index = static_cast<std::uint32_t>(object.number("status_index", 0xFFFFFFFFU));
  read_period(object, document);
  if (!number_well_formed(document)) object.complain("report_number", "is not made of the time of issue");
  if (!check_code_valid(document.check_code)) object.complain("check_code", "is wrong");
  if (document.valid_until <= document.issued) object.complain("valid_until", "is not after issued");
  if (document.data_cut_off > document.issued) object.complain("data_cut_off", "is after issued");
}

Status check_scope(const Document& document, const Edition& edition) {
  if (!edition.span.allows(document.period_from, document.period_to)) return disagrees("the span is none it offers");
  if (document.period_to > day_in_china(document.issued)) return disagrees("the span ends after the day of issue");
  if (edition.region != everywhere && !lies_in(document.region.code, edition.region))
    return disagrees("it belongs to another region");
  return {};
}

// By chapters or by domains: the key that the edition does not go by must not be there.
Status parse_answers(const Json* chapters, const Json* domains, const Edition& edition, Document& document) {
  const bool by_domains = edition.domain_chapter() != nullptr;
  if ((chapters == nullptr) != by_domains || (domains != nullptr) != by_domains)
    return disagrees(by_domains ? "it goes by domains" : "it goes by chapters");
  if (by_domains) {
    CREDIT_TRY(document.domains, parse_domains(*domains, edition));
  } else {
    CREDIT_TRY(document.chapters, parse_chapters(*chapters, edition));
  }
  return {};
}

}  // namespace

Result<Document> parse_document(ByteView json, const EditionShelf& shelf) {
  if (json.size() > size_limit) return fail(failure::document_malformed, "larger than 8 MiB");
  CREDIT_TRY(const Json root, read_json(json));
  JsonObject object(root, "document");
  Document document;
  read_head(object, document);
  const auto* issuer = object.value("issuer", Json::Kind::object);
  const auto* region = object.value("region", Json::Kind::object);
  const auto* purpose = object.value("purpose", Json::Kind::object);
  const auto* subject = object.value("subject", Json::Kind::object);
  const auto* chapters = object.list_or_nothing("chapters");
  const auto* domains = object.list_or_nothing("domains");
  object.no_other_keys();
  CREDIT_CHECK(object.status());
  CREDIT_TRY(const auto* edition, shelf.find(document.edition));
  CREDIT_TRY(document.issuer, parse_named(*issuer, "issuer", 16));
  CREDIT_TRY(document.region, parse_named(*region, "region", 16));
  CREDIT_TRY(document.purpose, parse_named(*purpose, "purpose", 24));
  CREDIT_CHECK(check_scope(document, *edition));
  CREDIT_TRY(document.subject, parse_subject(*subject, *edition));
  CREDIT_CHECK(parse_answers(chapters, domains, *edition, document));
  document.bytes = Personal<Bytes>(Bytes(json.begin(), json.end()));
  return document;
}

}  // namespace credit::document
