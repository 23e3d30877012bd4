#include "platform/issue/offer.h"

#include <algorithm>

#include "base/failures/common.h"
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
    if (!missing_.empty()) return fail(failure::settings_invalid, "missing in the offer: " + missing_);
    return {};
  }

 private:
  std::string missing_;
};

OfferedEdition read_edition(toml::node_view<const toml::node> node, Reader& reader) {
  OfferedEdition edition;
  edition.key = reader.text(node["key"], "editions.key");
  reader.texts(node, "editions", edition.name);
  edition.daily = static_cast<int>(node["daily"].value_or(std::int64_t{0}));
  if (const auto* years = node["years"].as_array())
    for (const auto& year : *years) edition.years.push_back(year.value_or(0));
  if (const auto* purposes = node["purposes"].as_array())
    for (const auto& purpose : *purposes) edition.purposes.push_back(purpose.value_or(std::string()));
  return edition;
}

Status check_edition(const OfferedEdition& edition, const Offer& offer) {
  const auto refused = [&](const char* why) { return fail(failure::settings_invalid, edition.key + ": " + why); };
  if (edition.years.empty() || edition.purposes.empty()) return refused("needs purposes and years");
  if (std::ranges::any_of(edition.years, [](int years) { return years < 1 || years > 5; }))
    return refused("years are 1 to 5");
  if (edition.daily < 0 || edition.daily > 1000) return refused("daily is 0 to 1000");
  for (const auto& code : edition.purposes)
    if (offer.purpose(code) == nullptr) return refused("names a purpose that is not described");
  return {};
}

void read_lists(const toml::table& table, Reader& reader, Offer& offer) {
  if (const auto* editions = table["editions"].as_array())
    for (const auto& node : *editions)
      offer.editions.push_back(read_edition(toml::node_view<const toml::node>(node), reader));
  if (const auto* purposes = table["purposes"].as_array())
    for (const auto& node : *purposes) {
      const toml::node_view<const toml::node> purpose(node);
      offer.purposes.push_back({reader.text(purpose["code"], "purposes.code"), {}});
      reader.texts(purpose, "purposes", offer.purposes.back().name);
    }
}

}  // namespace

const Purpose* Offer::purpose(std::string_view code) const {
  const auto found = std::ranges::find(purposes, code, &Purpose::code);
  return found == purposes.end() ? nullptr : &*found;
}
const OfferedEdition* Offer::edition(std::string_view key) const {
  const auto found = std::ranges::find(editions, key, &OfferedEdition::key);
  return found == editions.end() ? nullptr : &*found;
}
bool OfferedEdition::offers_purpose(std::string_view code) const {
  return std::ranges::find(purposes, code) != purposes.end();
}
bool OfferedEdition::offers_years(std::int64_t span) const { return std::ranges::find(years, span) != years.end(); }

Result<Offer> parse_offer(std::string_view text) {
  const auto parsed = toml::parse(text);
  if (!parsed) return fail(failure::settings_invalid, std::string(parsed.error().description()));
  const toml::table& table = parsed.table();
  Reader reader;
  Offer offer;
  offer.issuer = reader.named(table["issuer"], "issuer");
  offer.region = reader.named(table["region"], "region");
  offer.consent_version = reader.text(table["consent"]["version"], "consent.version");
  reader.texts(table["consent"], "consent", offer.consent);
  read_lists(table, reader, offer);
  CREDIT_CHECK(reader.status());
  if (offer.purposes.empty() || offer.editions.empty())
    return fail(failure::settings_invalid, "an offer needs purposes and editions");
  for (const auto& edition : offer.editions) CREDIT_CHECK(check_edition(edition, offer));
  CREDIT_TRY(offer.person_check, read_person_check(table));
  offer.consent_sha256 = sha256_hex(offer.consent[0]);
  return offer;
}

Result<Offer> load_offer(const std::filesystem::path& file) {
  CREDIT_TRY(const auto bytes, read_file(file, 1U << 20));
  return parse_offer(text_view(bytes));
}

}  // namespace credit::platform
