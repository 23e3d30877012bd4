#include "platform/issue/offer.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/toml.h"
#include "platform/store/digest.h"

namespace credit::platform {
namespace {

constexpr const char* languages[] = {"zh_CN", "zh_TW", "en"};

// Collects what is missing, so that one look at the message is enough to put the file right.
class Reader {
 public:
  std::string text(toml::node_view<const toml::node> node, const std::string& name) {
    auto value = node.value_or(std::string());
    if (value.empty()) missing_.append(missing_.empty() ? "" : ", ").append(name);
    return value;
  }
  void texts(toml::node_view<const toml::node> node, const std::string& name, std::string (&into)[3]) {
    for (int i = 0; i < 3; ++i) into[i] = text(node[languages[i]], name + "." + languages[i]);
  }
  document::NamedCode named(toml::node_view<const toml::node> node, const std::string& name) {
    return {text(node["code"], name + ".code"), text(node["name"], name + ".name")};
  }
  Status status() const {
    if (!missing_.empty()) return fail(FailureCode::settings_invalid, "missing in the offer: " + missing_);
    return {};
  }

 private:
  std::string missing_;
};

void read_lists(const toml::table& table, Reader& reader, Offer& offer) {
  if (const auto* years = table["years"].as_array())
    for (const auto& year : *years) offer.years.push_back(year.value_or(0));
  if (const auto* editions = table["editions"].as_array())
    for (const auto& edition : *editions) offer.editions.push_back(edition.value_or(std::string()));
  if (const auto* purposes = table["purposes"].as_array())
    for (const auto& node : *purposes) {
      const toml::node_view<const toml::node> purpose(node);
      offer.purposes.push_back({reader.text(purpose["code"], "purposes.code"), {}});
      reader.texts(purpose, "purposes", offer.purposes.back().name);
    }
}

nlohmann::ordered_json three(const std::string (&texts)[3]) {
  return {{languages[0], texts[0]}, {languages[1], texts[1]}, {languages[2], texts[2]}};
}

}  // namespace

const Purpose* Offer::purpose(std::string_view code) const {
  const auto found = std::ranges::find(purposes, code, &Purpose::code);
  return found == purposes.end() ? nullptr : &*found;
}
bool Offer::offers_edition(std::string_view key) const { return std::ranges::find(editions, key) != editions.end(); }
bool Offer::offers_years(std::int64_t span) const { return std::ranges::find(years, span) != years.end(); }

Result<Offer> parse_offer(std::string_view text) {
  const auto parsed = toml::parse(text);
  if (!parsed) return fail(FailureCode::settings_invalid, std::string(parsed.error().description()));
  const toml::table& table = parsed.table();
  Reader reader;
  Offer offer;
  offer.issuer = reader.named(table["issuer"], "issuer");
  offer.region = reader.named(table["region"], "region");
  offer.consent_version = reader.text(table["consent"]["version"], "consent.version");
  reader.texts(table["consent"], "consent", offer.consent);
  read_lists(table, reader, offer);
  CREDIT_CHECK(reader.status());
  if (offer.purposes.empty() || offer.editions.empty() || offer.years.empty())
    return fail(FailureCode::settings_invalid, "an offer needs purposes, editions and years");
  if (std::ranges::any_of(offer.years, [](int years) { return years < 1 || years > 5; }))
    return fail(FailureCode::settings_invalid, "years are 1 to 5");
  offer.consent_sha256 = sha256_hex(offer.consent[0]);
  return offer;
}

Result<Offer> load_offer(const std::filesystem::path& file) {
  CREDIT_TRY(const auto bytes, read_file(file, 1U << 20));
  return parse_offer(text_view(bytes));
}

std::string offer_json(const Offer& offer) {
  using Json = nlohmann::ordered_json;
  Json purposes = Json::array();
  for (const auto& purpose : offer.purposes)
    purposes.push_back({{"code", purpose.code}, {"name", three(purpose.name)}});
  const Json json = {
      {"issuer", {{"code", offer.issuer.code}, {"name", offer.issuer.name}}},
      {"region", {{"code", offer.region.code}, {"name", offer.region.name}}},
      {"consent",
       {{"version", offer.consent_version}, {"body", three(offer.consent)}, {"sha256", offer.consent_sha256}}},
      {"purposes", purposes},
      {"editions", offer.editions},
      {"years", offer.years}};
  return json.dump();
}

}  // namespace credit::platform
