// What the machines of this region may offer: data, one TOML file (issue/offers/).
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "report/document/document.h"

namespace credit::platform {

struct Purpose {
  std::string code;
  std::string name[3];  // by Language
};

struct Offer {
  document::NamedCode issuer, region;
  std::string consent_version;
  std::string consent[3];      // by Language
  std::string consent_sha256;  // hex, of the zh_CN text
  std::vector<Purpose> purposes;
  std::vector<std::string> editions;
  std::vector<int> years;

  const Purpose* purpose(std::string_view code) const;
  bool offers_edition(std::string_view key) const;
  bool offers_years(std::int64_t span) const;
};

Result<Offer> load_offer(const std::filesystem::path& file);  // file_unreadable, settings_invalid
Result<Offer> parse_offer(std::string_view toml);             // settings_invalid
std::string offer_json(const Offer& offer);                   // GET /v1/offer

}  // namespace credit::platform
