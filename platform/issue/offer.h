// What the machines of this region may offer: data, one TOML file (issue/offers/).
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "platform/issue/person_check.h"
#include "platform/rights/service_book.h"
#include "report/document/document.h"

namespace credit::platform {

struct Purpose {
  std::string code;
  std::string name[3];  // by Language
};

// A kind of report, as the visitor may choose it.
struct OfferedEdition {
  std::string key;      // "natural-person/1"
  std::string name[3];  // by Language
  std::vector<std::string> purposes;
  std::vector<int> years;
  int daily = 0;  // reports of this type about one subject in one day of China; 0: as many as wanted

  std::string type() const { return key.substr(0, key.find('/')); }
  bool offers_purpose(std::string_view code) const;
  bool offers_years(std::int64_t span) const;
};

struct Offer {
  document::NamedCode issuer, region;
  std::string consent_version;
  std::string consent[3];      // by Language
  std::string consent_sha256;  // hex, of the zh_CN text
  std::vector<Purpose> purposes;
  std::vector<OfferedEdition> editions;
  PersonCheckRule person_check;

  const Purpose* purpose(std::string_view code) const;
  const OfferedEdition* edition(std::string_view key) const;
};

Result<Offer> load_offer(const std::filesystem::path& file);  // file_unreadable, settings_invalid
Result<Offer> parse_offer(std::string_view toml);             // settings_invalid
// GET /v1/offer, with the services where there are any; the editions say for which kinds of subject they are. Every
// edition must be on the shelf. With an electronic licence the machines serve agents.
enum class Agents { not_served, by_licence };
std::string offer_json(const Offer& offer, const document::EditionShelf& editions,
                       const ServiceBook* services = nullptr, Agents agents = Agents::not_served);

}  // namespace credit::platform
