#include "kiosk/platform/answers.h"

#include <QCryptographicHash>
#include <algorithm>
#include <string_view>

#include "base/failures/reports.h"
#include "kiosk/platform/members.h"
#include "kiosk/platform/person_answers.h"

namespace credit::platform_client {
namespace {

Result<ConsentText> read_consent(const Json& offer) {
  CREDIT_TRY(const Json* const json, member(offer, "consent", Json::value_t::object));
  ConsentText consent;
  CREDIT_TRY(consent.version, text(*json, "version", 32));
  CREDIT_TRY(consent.sha256, text(*json, "sha256", 64));
  CREDIT_CHECK(texts(*json, "body", consent.body));
  const auto& body = consent.body[static_cast<std::size_t>(Language::zh_CN)];
  const auto digest = QCryptographicHash::hash(QByteArray::fromStdString(body), QCryptographicHash::Sha256);
  if (digest.toHex().toStdString() != consent.sha256) return malformed("consent.sha256");
  return consent;
}

Result<std::vector<Choice>> read_purposes(const Json& offer) {
  CREDIT_TRY(const Json* const list, member(offer, "purposes", Json::value_t::array));
  std::vector<Choice> purposes;
  for (const Json& item : *list) {
    Choice choice;
    CREDIT_TRY(choice.code, text(item, "code", 64));
    CREDIT_CHECK(texts(item, "name", choice.name));
    purposes.push_back(std::move(choice));
  }
  if (purposes.empty()) return malformed("purposes");
  return purposes;
}

Result<std::vector<std::string>> read_codes(const Json& object, const char* name) {
  CREDIT_TRY(const Json* const list, member(object, name, Json::value_t::array));
  std::vector<std::string> codes;
  for (const Json& item : *list) {
    if (!item.is_string() || item.get_ref<const std::string&>().empty()) return malformed(name);
    codes.push_back(item.get<std::string>());
  }
  if (codes.empty()) return malformed(name);
  return codes;
}

Result<std::vector<int>> read_years(const Json& edition) {
  CREDIT_TRY(const Json* const list, member(edition, "years", Json::value_t::array));
  std::vector<int> years;
  for (const Json& item : *list) {
    const auto number = item.is_number_unsigned() ? item.get<std::uint64_t>() : 0;
    if (number < 1 || number > 99) return malformed("years");
    years.push_back(static_cast<int>(number));
  }
  if (years.empty()) return malformed("years");
  return years;
}

bool is_code(const std::string& code) {
  return code.size() <= 48 && code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string::npos;
}

Result<std::vector<Choice>> read_groups(const Json& offer) {
  std::vector<Choice> groups;
  if (!offer.contains("domain_groups")) return groups;
  CREDIT_TRY(const Json* const list, member(offer, "domain_groups", Json::value_t::array));
  for (const Json& item : *list) {
    Choice group;
    CREDIT_TRY(group.code, text(item, "id", 48));
    CREDIT_CHECK(texts(item, "name", group.name));
    groups.push_back(std::move(group));
  }
  return groups;
}

Result<std::vector<DomainChoice>> read_domains(const Json& edition, const std::vector<Choice>& groups) {
  constexpr std::size_t most = 64;
  std::vector<DomainChoice> domains;
  if (!edition.contains("domains")) return domains;
  CREDIT_TRY(const Json* const list, member(edition, "domains", Json::value_t::array));
  if (list->empty() || list->size() > most) return malformed("domains");
  for (const Json& item : *list) {
    DomainChoice domain;
    CREDIT_TRY(domain.code, text(item, "code", 48));
    CREDIT_CHECK(texts(item, "name", domain.name));
    CREDIT_TRY(domain.group, text(item, "group", 48));
    if (!is_code(domain.code) || std::ranges::find(groups, domain.group, &Choice::code) == groups.end())
      return malformed("domains");
    domains.push_back(std::move(domain));
  }
  return domains;
}

Result<int> read_own_dates(const Json& edition) {
  if (!edition.contains("own_dates")) return 0;
  CREDIT_TRY(const Json* const object, member(edition, "own_dates", Json::value_t::object));
  CREDIT_TRY(const Json* const years, member(*object, "longest_years", Json::value_t::number_unsigned));
  const auto longest = years->get<std::uint64_t>();
  if (longest < 1 || longest > 30) return malformed("own_dates");
  return static_cast<int>(longest);
}

Status read_editions(const Json& json, Offer& offer) {
  CREDIT_TRY(const Json* const list, member(json, "editions", Json::value_t::array));
  for (const Json& item : *list) {
    OfferedEdition edition;
    CREDIT_TRY(edition.key, text(item, "key", 64));
    CREDIT_CHECK(texts(item, "name", edition.name));
    CREDIT_TRY(edition.subjects, read_codes(item, "subjects"));
    CREDIT_TRY(edition.purposes, read_codes(item, "purposes"));
    CREDIT_TRY(edition.years, read_years(item));
    CREDIT_TRY(edition.own_dates_years, read_own_dates(item));
    CREDIT_TRY(edition.domains, read_domains(item, offer.domain_groups));
    const auto named = [&](const std::string& code) {
      return std::ranges::find(offer.purposes, code, &Choice::code) != offer.purposes.end();
    };
    if (!std::ranges::all_of(edition.purposes, named)) return malformed("editions.purposes");
    offer.editions.push_back(std::move(edition));
  }
  if (offer.editions.empty()) return malformed("editions");
  return {};
}

Result<std::vector<OfferedService>> read_services(const Json& offer) {
  std::vector<OfferedService> services;
  if (!offer.contains("services")) return services;
  CREDIT_TRY(const Json* const list, member(offer, "services", Json::value_t::array));
  for (const Json& item : *list) {
    OfferedService service;
    CREDIT_TRY(service.code, text(item, "code", 24));
    CREDIT_CHECK(texts(item, "name", service.name));
    CREDIT_CHECK(texts(item, "about", service.about));
    CREDIT_TRY(service.subjects, read_codes(item, "subjects"));
    services.push_back(std::move(service));
  }
  return services;
}

Result<bool> read_electronic_licence(const Json& offer) {
  if (!offer.contains("electronic_licence")) return false;
  CREDIT_TRY(const Json* const told, member(offer, "electronic_licence", Json::value_t::boolean));
  return told->get<bool>();
}

Result<std::string> name_of(const Json& offer, const char* who) {
  CREDIT_TRY(const Json* const object, member(offer, who, Json::value_t::object));
  return text(*object, "name", 256);
}

// It becomes part of a path.
bool is_token(const std::string& token) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return token.size() >= 16 && token.size() <= 128 && std::all_of(token.begin(), token.end(), fits);
}

// Takes the text out of the tree, so that no copy of it stays behind unwiped.
Result<Bytes> decoded(Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_string()) return malformed(name);
  auto& base64 = found->get_ref<std::string&>();
  auto bytes = from_base64(base64);
  wipe(base64);
  if (!bytes || bytes->empty()) return malformed(name);
  return std::move(*bytes);
}

// The refusal that names what did not answer; any other problem never comes here.
Result<IssuedReport> read_silence(const Json& problem) {
  CREDIT_TRY(const auto code, text(problem, "code", 64));
  if (code != words_of(failure::domains_not_answered).code) return malformed("code");
  IssuedReport none;
  CREDIT_TRY(none.not_answered, read_codes(problem, "domains"));
  if (none.not_answered.size() > 64 || !std::ranges::all_of(none.not_answered, is_code)) return malformed("domains");
  return none;
}

}  // namespace

Result<Offer> read_offer(ByteView bytes) {
  CREDIT_TRY(const Json json, read_object(bytes));
  Offer offer;
  CREDIT_TRY(offer.issuer_name, name_of(json, "issuer"));
  CREDIT_TRY(offer.region_name, name_of(json, "region"));
  CREDIT_TRY(offer.consent, read_consent(json));
  CREDIT_TRY(offer.purposes, read_purposes(json));
  CREDIT_TRY(offer.domain_groups, read_groups(json));
  CREDIT_CHECK(read_editions(json, offer));
  CREDIT_TRY(offer.services, read_services(json));
  CREDIT_TRY(offer.electronic_licence, read_electronic_licence(json));
  return offer;
}

Result<VisitToken> read_visit(ByteView bytes) {
  CREDIT_TRY(const Json json, read_object(bytes));
  CREDIT_TRY(std::string token, text(json, "visit", 128));
  if (!is_token(token)) return malformed("visit");
  CREDIT_TRY(const std::string expires, text(json, "expires", 32));
  const auto at = parse_rfc3339(expires);
  if (!at) return malformed("expires");
  CREDIT_TRY(auto subjects, read_subjects(json));
  VisitToken visit{Personal<std::string>(std::move(token)), *at, std::move(subjects)};
  CREDIT_CHECK(add_check(json, visit));
  return visit;
}

Result<IssuedReport> read_report(ByteView bytes) {
  CREDIT_TRY(Json json, read_object(bytes));
  if (json.contains("code")) return read_silence(json);
  auto document = decoded(json, "document");
  auto seal = decoded(json, "seal");
  if (!document) return tl::unexpected<Failure>(document.error());
  IssuedReport report{Personal<Bytes>(std::move(*document)), {}, {}};
  CREDIT_TRY(report.seal, std::move(seal));
  return report;
}

Failure read_problem(ByteView bytes) {
  const Failure unknown{failure::platform_answer_malformed, "problem without a known code"};
  const auto json = read_object(bytes);
  if (!json) return unknown;
  const auto code = text(*json, "code", 64);
  if (!code) return unknown;
  const auto named = code_named(*code);
  return named && words_of(*named).status != 500 ? Failure{*named, {}} : unknown;
}

}  // namespace credit::platform_client
