#include "report/document/answer_parser.h"

#include <algorithm>

#include "base/failures/document.h"

namespace credit::document {
namespace {

constexpr std::size_t value_limit = 16384;  // bytes of one field
constexpr std::size_t record_limit = 5000;  // of one chapter or domain

tl::unexpected<Failure> disagrees(std::string why) {
  return fail(failure::document_disagrees_with_edition, std::move(why));
}

// What may stand in one chapter or domain.
struct Place {
  std::string name;
  std::vector<const KindRule*> kinds;
};

Place place_of(const ChapterRule& chapter) {
  Place place{chapter.id, {}};
  for (const auto& kind : chapter.kinds) place.kinds.push_back(&kind);
  return place;
}

Place place_of(const ChapterRule& chapter, const DomainRule& domain) {
  Place place{domain.code, {}};
  for (const auto& kind : domain.kinds) place.kinds.push_back(chapter.kind(kind));
  return place;
}

Result<Record> parse_record(const Json& node, const std::string& name, const Place& place) {
  JsonObject object(node, name);
  Record record;
  record.kind = object.text("kind", 1, 64);
  record.repaired = object.flag("repaired");
  record.objection = object.flag("objection");
  const auto* fields = object.value("fields", Json::Kind::object);
  object.no_other_keys();
  CREDIT_CHECK(object.status());
  const auto kind = std::ranges::find(place.kinds, record.kind, [](const KindRule* rule) { return rule->id; });
  if (kind == place.kinds.end()) return disagrees(name + " is of a kind that cannot stand there");
  CREDIT_TRY(record.fields, parse_fields(*fields, name + ".fields", (*kind)->fields));
  return record;
}

Result<Answer> parse_records(const Json& list, const Place& place) {
  if (list.items.size() > record_limit) return fail(failure::document_malformed, place.name + " has too many records");
  std::vector<Record> records;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    CREDIT_TRY(auto record, parse_record(list.items[i], place.name + "[" + std::to_string(i) + "]", place));
    records.push_back(std::move(record));
  }
  return Answer::of(std::move(records));
}

// Records are there exactly when there was an answer.
Result<Answer> parse_answer(JsonObject& object, const Place& place, bool may_be_left_out) {
  const auto state = object.text("state", 1, 64);
  const auto* records = object.list_or_nothing("records");
  const bool answered = state == "answered", left_out = state == "not_asked" && may_be_left_out;
  if (!answered && !left_out && state != "not_answered") object.complain("state", "is not known");
  if ((records != nullptr) != answered) object.complain("records", "must be there exactly when answered");
  object.no_other_keys();
  CREDIT_CHECK(object.status());
  if (records != nullptr) return parse_records(*records, place);
  return left_out ? Answer::not_asked() : Answer();
}

}  // namespace

Result<Fields> parse_fields(const Json& node, const std::string& place, const std::vector<FieldRule>& rules) {
  if (node.kind != Json::Kind::object) return fail(failure::document_malformed, place + " must be an object");
  Fields fields;
  for (const auto& [id, value] : node.members) {
    if (std::ranges::find(rules, id, &FieldRule::id) == rules.end())
      return disagrees(place + " has a field its edition does not know");
    if (value.kind != Json::Kind::text || value.text.size() > value_limit || !printable(value.text))
      return fail(failure::document_malformed, place + "." + id + " cannot be printed");
    fields[id] = value.text;
  }
  return fields;
}

Result<std::vector<Chapter>> parse_chapters(const Json& list, const Edition& edition) {
  const auto rules = edition.record_chapters();
  if (list.items.size() != rules.size()) return disagrees("the number of chapters");
  std::vector<Chapter> chapters;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    JsonObject object(list.items[i], rules[i]->id);
    const auto id = object.text("id", 1, 64);
    CREDIT_TRY(auto answer, parse_answer(object, place_of(*rules[i]), false));
    if (id != rules[i]->id) return disagrees("chapter " + rules[i]->id + " is not in its place");
    chapters.push_back({id, std::move(answer)});
  }
  return chapters;
}

Result<std::vector<Domain>> parse_domains(const Json& list, const Edition& edition) {
  const auto* chapter = edition.domain_chapter();
  CREDIT_ENSURE(chapter != nullptr);
  if (list.items.size() != chapter->domains.size()) return disagrees("the number of domains");
  std::vector<Domain> domains;
  bool asked = false;
  for (std::size_t i = 0; i < chapter->domains.size(); ++i) {
    const auto& rule = chapter->domains[i];
    JsonObject object(list.items[i], rule.code);
    const auto code = object.text("code", 1, 64);
    CREDIT_TRY(auto answer, parse_answer(object, place_of(*chapter, rule), true));
    if (code != rule.code) return disagrees("domain " + rule.code + " is not in its place");
    asked = asked || answer.state() != AnswerState::not_asked;
    domains.push_back({code, std::move(answer)});
  }
  if (!asked) return fail(failure::document_malformed, "no domain was asked for");
  return domains;
}

}  // namespace credit::document
