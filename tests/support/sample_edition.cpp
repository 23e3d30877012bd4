#include "tests/support/sample_edition.h"

#include <algorithm>
#include <array>

#include "tests/support/sample_document.h"

namespace credit::sample {
namespace {

using document::Edition;
using document::FieldRule;
using document::KindRule;
using document::SubjectForm;
using document::SubjectKind;

std::string in_quotes(std::string_view text) {
  std::string out(1, '"');
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string pair(std::string_view key, const std::string& json) { return in_quotes(key) + ":" + json; }

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : ",") + part;
  return out;
}
std::string object(const std::vector<std::string>& pairs) { return "{" + joined(pairs) + "}"; }
std::string list(const std::vector<std::string>& items) { return "[" + joined(items) + "]"; }

std::string three(int number) {
  auto text = std::to_string(number);
  return std::string(text.size() < 3 ? 3 - text.size() : 0, '0') + text;
}
std::string day_of(int number) {
  return "2024-" + three(number / 27 % 12 + 1).substr(1) + "-" + three(number % 27 + 1).substr(1);
}

constexpr std::array facts = {
    "未按照规定明示商品价格（GB/T 15835-2011）。",
    "在“喆龘市场”从事食品经营时，未建立进货查验记录，亦不能说明供货者名称、地址及联系方式；现场检查发现待售食品12件，"
    "货值金额320.50元，违法行为持续期间为2024年1月至3月，经责令改正后逾期未改正。",
    "占用、堵塞疏散通道。",
};

bool ends_with_one_of(std::string_view label, std::initializer_list<std::string_view> ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return label.ends_with(end); });
}

// What a label asks for decides what stands beside it; every fourth remark is missing, as in life.
std::string value_of(const FieldRule& field, int number) {
  const auto& label = field.label;
  if (ends_with_one_of(label, {"日期", "时间", "期限", "期自", "期至", "有效期", "截止期"})) return day_of(number);
  if (ends_with_one_of(label, {"社会信用代码"})) return firm_code;
  if (ends_with_one_of(label, {"文书号", "案号", "文号"})) return "示罚〔2024〕第" + three(number) + "号";
  if (ends_with_one_of(label, {"编号", "编码", "注册号", "识别号", "证号"})) return "9900002024" + three(number);
  if (ends_with_one_of(label, {"事实", "情形", "简况", "事由", "理由", "义务"}))
    return facts[static_cast<std::size_t>(number) % facts.size()];
  if (ends_with_one_of(label, {"机关", "单位", "来源", "法院", "单位名称"}))
    return number % 2 == 0 ? "示例市示例局" : "示例市㐂𠮷区示例局";
  if (ends_with_one_of(label, {"（万元）"})) return "0.0" + std::to_string(number % 9 + 1);
  if (ends_with_one_of(label, {"备注", "未履行部分"}) || (field.id == "publication" && number % 4 == 0)) return "";
  return "示例" + label + three(number);
}

std::string fields_of(const std::vector<FieldRule>& rules, int number) {
  std::vector<std::string> pairs;
  for (const auto& rule : rules) pairs.push_back(pair(rule.id, in_quotes(value_of(rule, number))));
  return object(pairs);
}

std::string record_of(const KindRule& kind, int number) {
  return object({pair("kind", in_quotes(kind.id)), pair("repaired", number % 3 == 0 ? "true" : "false"),
                 pair("objection", number % 5 == 0 ? "true" : "false"),
                 pair("fields", fields_of(kind.fields, number))});
}

// One chapter of records, or one domain.
struct Place {
  std::string key, id;  // "code", "tax"
  std::vector<const KindRule*> kinds;
};

std::vector<Place> places_of(const Edition& edition) {
  std::vector<Place> places;
  for (const auto* chapter : edition.record_chapters()) {
    places.push_back({"id", chapter->id, {}});
    for (const auto& kind : chapter->kinds) places.back().kinds.push_back(&kind);
  }
  if (const auto* chapter = edition.domain_chapter())
    for (const auto& domain : chapter->domains) {
      places.push_back({"code", domain.code, {}});
      for (const auto& kind : domain.kinds) places.back().kinds.push_back(chapter->kind(kind));
    }
  return places;
}

// So many of the records come to the place with this turn, of so many places in all.
int share(int records, std::size_t turn, std::size_t places) {
  const auto all = static_cast<std::size_t>(records);
  return static_cast<int>(all / places + (turn < all % places ? 1 : 0));
}

std::string answered(const Place& place, int records, bool every_kind) {
  std::vector<std::string> made;
  for (std::size_t i = 0; every_kind && i < place.kinds.size(); ++i)
    made.push_back(record_of(*place.kinds[i], static_cast<int>(i) + 1));
  for (int number = 1; number <= records; ++number)
    made.push_back(record_of(*place.kinds[static_cast<std::size_t>(number - 1) % place.kinds.size()], number));
  return object(
      {pair(place.key, in_quotes(place.id)), pair("state", in_quotes("answered")), pair("records", list(made))});
}

std::string answers_of(const Edition& edition, const Contents& contents) {
  const auto places = places_of(edition);
  const auto silent = [&](const Place& place) {
    return contents.not_answered.contains(place.id) || contents.not_asked.contains(place.id);
  };
  const auto answering =
      static_cast<std::size_t>(std::ranges::count_if(places, [&](const Place& place) { return !silent(place); }));
  std::vector<std::string> parts;
  std::size_t turn = 0;
  for (const auto& place : places) {
    const bool unasked = contents.not_asked.contains(place.id);
    if (silent(place))
      parts.push_back(object(
          {pair(place.key, in_quotes(place.id)), pair("state", in_quotes(unasked ? "not_asked" : "not_answered"))}));
    else
      parts.push_back(answered(place, share(contents.records, turn++, answering), contents.every_kind));
  }
  return list(parts);
}

std::string subject_of(const Edition& edition, const Contents& contents) {
  const bool person = contents.subject == SubjectKind::natural_person;
  const auto forms = edition.forms_of(contents.subject);
  CREDIT_ENSURE(!forms.empty());
  const auto chosen = contents.form.empty() ? forms.front()->id : contents.form;
  const auto form = std::ranges::find(forms, chosen, [](const SubjectForm* one) { return one->id; });
  CREDIT_ENSURE(form != forms.end());
  const std::string name = !contents.name.empty() ? contents.name : person ? person_name : firm_name;
  std::vector<std::string> pairs = {
      pair("kind", in_quotes(person ? "natural_person" : "organisation")), pair("name", in_quotes(name)),
      person ? pair("id_masked", in_quotes(person_id_masked)) : pair("uscc", in_quotes(firm_code))};
  if (forms.size() > 1) pairs.push_back(pair("form", in_quotes(chosen)));
  if (!edition.labels.empty()) pairs.push_back(pair("labels", list({in_quotes(edition.labels.front().id)})));
  auto further = (*form)->fields;  // name and number have their own keys
  std::erase_if(further, [](const FieldRule& rule) { return rule.id == "name" || rule.id == "id"; });
  pairs.push_back(pair("fields", fields_of(further, 1)));
  return object(pairs);
}

}  // namespace

std::string document_json(const Edition& edition, const Contents& contents) {
  const auto region = edition.region == document::everywhere ? "990000" : edition.region;
  const auto named = [](const std::string& code, const std::string& name) {
    return object({pair("code", in_quotes(code)), pair("name", in_quotes(name))});
  };
  return object(
      {pair("schema", in_quotes("credit-report/1")), pair("edition", in_quotes(edition.key())),
       pair("report_number", in_quotes(contents.number.empty() ? report_number : contents.number)),
       pair("check_code", in_quotes(check_code)), pair("issued", in_quotes(contents.issued)),
       pair("valid_until", in_quotes(contents.valid_until)), pair("data_cut_off", in_quotes("2026-11-21T16:00:00Z")),
       pair("issuer", named("CN-990000", "示例市公共信用信息中心")), pair("region", named(region, "示例市")),
       pair("purpose", named("bank_loan", "银行贷款")), pair("kiosk", in_quotes("K-0001")),
       pair("period",
            object({pair("from", in_quotes(contents.period_from)), pair("to", in_quotes(contents.period_to))})),
       pair("status_index", "17"), pair("subject", subject_of(edition, contents)),
       pair(edition.domain_chapter() != nullptr ? "domains" : "chapters", answers_of(edition, contents))});
}

}  // namespace credit::sample
