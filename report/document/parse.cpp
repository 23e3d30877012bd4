#include <algorithm>

#include "report/document/document.h"
#include "report/document/json_object.h"

namespace credit::document {
namespace {

constexpr std::size_t size_limit = 8U << 20;
constexpr std::size_t value_limit = 16384;  // bytes of one field
constexpr std::size_t record_limit = 5000;  // of one chapter

using Fields = std::map<std::string, std::string>;

Result<NamedCode> read_named(const Json& node, const std::string& place, std::size_t code_limit) {
  JsonObject object(node, place);
  NamedCode named;
  named.code = object.coded("code", code_limit, code_letters);
  named.name = object.text("name", 1, 192);
  object.no_other_keys();
  CREDIT_CHECK(object.status());
  return named;
}

Result<Fields> read_fields(const Json& node, const std::string& place, const std::vector<FieldRule>& rules) {
  if (node.kind != Json::Kind::object) return fail(FailureCode::document_malformed, place + " must be an object");
  Fields fields;
  for (const auto& [id, value] : node.members) {
    if (std::ranges::find(rules, id, &FieldRule::id) == rules.end())
      return fail(FailureCode::document_disagrees_with_edition, place + " has a field its edition does not know");
    if (value.kind != Json::Kind::text || value.text.size() > value_limit || !printable(value.text))
      return fail(FailureCode::document_malformed, place + "." + id + " cannot be printed");
    fields[id] = value.text;
  }
  return fields;
}

// Name and number of the subject have their own keys; its edition lists them among the printed fields all the same.
std::vector<FieldRule> further_fields(const Edition& edition) {
  std::vector<FieldRule> rules;
  for (const auto& chapter : edition.chapters)
    for (const auto& field : chapter.fields)
      if (field.id != "name" && field.id != "id") rules.push_back(field);
  return rules;
}

Result<Subject> read_subject(const Json& node, const Edition& edition) {
  JsonObject object(node, "subject");
  Subject subject;
  subject.kind = object.coded("kind", 32, "abcdefghijklmnopqrstuvwxyz_");
  subject.name = object.text("name", 1, 192);
  subject.id_masked = object.text("id_masked", 1, 24);
  const auto* fields = object.value("fields", Json::Kind::object);
  object.no_other_keys();
  CREDIT_CHECK(object.status());
  CREDIT_TRY(subject.fields, read_fields(*fields, "subject.fields", further_fields(edition)));
  return subject;
}

Result<Record> read_record(const Json& node, const std::string& place, const ChapterRule& rule) {
  JsonObject object(node, place);
  Record record;
  record.kind = object.text("kind", 1, 64);
  record.repaired = object.flag("repaired");
  const auto* fields = object.value("fields", Json::Kind::object);
  object.no_other_keys();
  CREDIT_CHECK(object.status());
  const auto kind = std::ranges::find(rule.kinds, record.kind, &KindRule::id);
  if (kind == rule.kinds.end())
    return fail(FailureCode::document_disagrees_with_edition, place + " is of a kind its chapter does not know");
  CREDIT_TRY(record.fields, read_fields(*fields, place + ".fields", kind->fields));
  return record;
}

Status read_records(const Json& list, const ChapterRule& rule, Chapter& chapter) {
  if (list.items.size() > record_limit) return fail(FailureCode::document_malformed, rule.id + " has too many records");
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    CREDIT_TRY(auto record, read_record(list.items[i], rule.id + "[" + std::to_string(i) + "]", rule));
    chapter.records.push_back(std::move(record));
  }
  return {};
}

Result<Chapter> read_chapter(const Json& node, const ChapterRule& rule) {
  JsonObject object(node, rule.id);
  Chapter chapter;
  chapter.id = object.text("id", 1, 64);
  const auto state = object.text("state", 1, 64);
  const auto* records = object.list_or_nothing("records");
  if (state == "answered")
    chapter.state = ChapterState::answered;
  else if (state != "not_answered")
    object.complain("state", "is neither answered nor not_answered");
  if ((records != nullptr) != (chapter.state == ChapterState::answered))
    object.complain("records", "must be there exactly when answered");
  object.no_other_keys();
  CREDIT_CHECK(object.status());
  if (chapter.id != rule.id)
    return fail(FailureCode::document_disagrees_with_edition, "chapter " + rule.id + " is not in its place");
  if (records != nullptr) CREDIT_CHECK(read_records(*records, rule, chapter));
  return chapter;
}

Result<std::vector<Chapter>> read_chapters(const Json& list, const Edition& edition) {
  const auto rules = edition.counted();
  if (list.items.size() != rules.size())
    return fail(FailureCode::document_disagrees_with_edition, "the number of chapters");
  std::vector<Chapter> chapters;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    CREDIT_TRY(auto chapter, read_chapter(list.items[i], *rules[i]));
    chapters.push_back(std::move(chapter));
  }
  return chapters;
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

}  // namespace

Result<Document> parse_document(ByteView json, const EditionShelf& shelf) {
  if (json.size() > size_limit) return fail(FailureCode::document_malformed, "larger than 8 MiB");
  CREDIT_TRY(const Json root, read_json(json));
  JsonObject object(root, "document");
  Document document;
  read_head(object, document);
  document.edition = object.coded("edition", 32, code_letters);
  const auto* issuer = object.value("issuer", Json::Kind::object);
  const auto* region = object.value("region", Json::Kind::object);
  const auto* purpose = object.value("purpose", Json::Kind::object);
  const auto* subject = object.value("subject", Json::Kind::object);
  const auto* chapters = object.value("chapters", Json::Kind::list);
  object.no_other_keys();
  CREDIT_CHECK(object.status());
  CREDIT_TRY(const auto* edition, shelf.find(document.edition));
  CREDIT_TRY(document.issuer, read_named(*issuer, "issuer", 16));
  CREDIT_TRY(document.region, read_named(*region, "region", 16));
  CREDIT_TRY(document.purpose, read_named(*purpose, "purpose", 24));
  CREDIT_TRY(document.subject, read_subject(*subject, *edition));
  CREDIT_TRY(document.chapters, read_chapters(*chapters, *edition));
  document.bytes = Personal<Bytes>(Bytes(json.begin(), json.end()));
  return document;
}

}  // namespace credit::document
