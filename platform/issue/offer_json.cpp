#include <nlohmann/json.hpp>
#include <set>

#include "platform/issue/offer.h"

namespace credit::platform {
namespace {

using Json = nlohmann::ordered_json;

Json three(const std::string (&texts)[3]) { return {{"zh_CN", texts[0]}, {"zh_TW", texts[1]}, {"en", texts[2]}}; }

Json named(const document::NamedCode& named) { return {{"code", named.code}, {"name", named.name}}; }

Json domains_json(const document::ChapterRule& chapter) {
  Json domains = Json::array();
  for (const auto& domain : chapter.domains)
    if (domain.active)
      domains.push_back({{"code", domain.code}, {"name", three(domain.shown)}, {"group", domain.group}});
  return domains;
}

Json edition_json(const OfferedEdition& offered, const document::Edition& edition) {
  Json subjects = Json::array();
  if (!edition.forms_of(document::SubjectKind::natural_person).empty()) subjects.push_back("natural_person");
  for (const auto* form : edition.forms_of(document::SubjectKind::organisation)) subjects.push_back(form->id);
  Json json = {{"key", offered.key},
               {"name", three(offered.name)},
               {"subjects", subjects},
               {"purposes", offered.purposes},
               {"years", offered.years}};
  if (offered.daily > 0) json["daily"] = offered.daily;
  if (edition.span.own_dates) json["own_dates"] = {{"longest_years", edition.span.longest_years}};
  if (const auto* chapter = edition.domain_chapter()) json["domains"] = domains_json(*chapter);
  return json;
}

// The groups that some domain of an offered edition is in.
Json groups_json(const Offer& offer, const document::EditionShelf& editions) {
  std::set<std::string> used;
  for (const auto& offered : offer.editions)
    if (const auto* chapter = (*editions.find(offered.key))->domain_chapter())
      for (const auto& domain : chapter->domains) used.insert(domain.group);
  Json groups = Json::array();
  for (const auto& group : editions.domains().groups())
    if (used.contains(group.id)) groups.push_back({{"id", group.id}, {"name", three(group.shown)}});
  return groups;
}

Json three(const Words& texts) { return {{"zh_CN", texts[0]}, {"zh_TW", texts[1]}, {"en", texts[2]}}; }

Json services_json(const ServiceBook& book) {
  Json list = Json::array();
  for (const auto& service : book.services())
    list.push_back({{"code", service.code},
                    {"name", three(service.name)},
                    {"about", three(service.about)},
                    {"subjects", service.subjects}});
  return list;
}

Json check_json(const PersonCheckRule& rule) {
  Json ways = Json::array();
  for (const auto way : rule.ways) ways.push_back(name_of(way));
  return {{"required", name_of(rule.required)}, {"ways", ways}};
}

}  // namespace

std::string offer_json(const Offer& offer, const document::EditionShelf& editions, const ServiceBook* services,
                       Agents agents) {
  Json purposes = Json::array(), kinds = Json::array();
  for (const auto& purpose : offer.purposes)
    purposes.push_back({{"code", purpose.code}, {"name", three(purpose.name)}});
  for (const auto& offered : offer.editions) {
    const auto edition = editions.find(offered.key);
    CREDIT_ENSURE(edition);
    kinds.push_back(edition_json(offered, **edition));
  }
  Json json = {{"issuer", named(offer.issuer)},
               {"region", named(offer.region)},
               {"consent",
                {{"version", offer.consent_version}, {"body", three(offer.consent)}, {"sha256", offer.consent_sha256}}},
               {"purposes", purposes},
               {"editions", kinds}};
  if (const auto groups = groups_json(offer, editions); !groups.empty()) json["domain_groups"] = groups;
  if (services != nullptr) json["services"] = services_json(*services);
  if (offer.person_check.required != CheckRequired::nobody) json["person_check"] = check_json(offer.person_check);
  if (agents == Agents::by_licence) json["electronic_licence"] = true;
  return json.dump();
}

}  // namespace credit::platform
