#include "certs/profile.h"

#include "base/failures/certs.h"
#include "base/settings.h"

namespace credit::certs {
namespace {

constexpr std::int64_t most_days = 7300;

Result<std::string_view> text_of(std::string_view name) {
  for (const auto& [known, text] : profile_texts())
    if (known == name) return text;
  return fail(failure::certs_profile_malformed, "no profile " + std::string(name));
}

std::string filled(std::string text, std::string_view blank, const std::string& value) {
  for (auto at = text.find(blank); at != std::string::npos; at = text.find(blank, at + value.size()))
    text.replace(at, blank.size(), value);
  return text;
}

Result<Profile> read(const Settings& settings, const Blanks& blanks) {
  const auto fill = [&](std::string text) {
    return filled(filled(std::move(text), "{owner}", blanks.owner), "{names}", blanks.names);
  };
  Profile profile;
  CREDIT_TRY(auto common_name, settings.text("subject.common_name"));
  CREDIT_TRY(profile.organization, settings.text("subject.organization"));
  CREDIT_TRY(const auto days, settings.number("validity.days", 1, most_days));
  CREDIT_TRY(profile.basic_constraints, settings.text("extensions.basic_constraints"));
  CREDIT_TRY(profile.key_usage, settings.text("extensions.key_usage"));
  CREDIT_TRY(profile.extended_key_usage, settings.text("extensions.extended_key_usage", ""));
  CREDIT_TRY(auto alternative, settings.text("extensions.subject_alt_name", ""));
  CREDIT_TRY(auto owner, settings.text("trust.owner", "{owner}"));
  CREDIT_TRY(auto name, settings.text("trust.name", ""));
  CREDIT_CHECK(settings.all_known());
  profile.days = static_cast<int>(days);
  profile.trust_owner = fill(std::move(owner));
  profile.trust_name = fill(std::move(name));
  profile.common_name = fill(std::move(common_name));
  profile.subject_alternative = fill(std::move(alternative));
  return profile;
}

tl::unexpected<Failure> malformed(const Failure& failure) {
  return fail(failure::certs_profile_malformed, failure.describe());
}

}  // namespace

Result<Profile> parse_profile(std::string_view toml, const Blanks& blanks) {
  const auto settings = Settings::parse(toml);
  if (!settings) return malformed(settings.error());
  auto profile = read(*settings, blanks);
  if (!profile) return malformed(profile.error());
  return profile;
}

Result<Profile> find_profile(std::string_view name, const Blanks& blanks) {
  CREDIT_TRY(const auto text, text_of(name));
  return parse_profile(text, blanks);
}

Result<ListDays> list_days() {
  CREDIT_TRY(const auto text, text_of("lists"));
  const auto settings = Settings::parse(text);
  if (!settings) return malformed(settings.error());
  const auto crl = settings->number("days.crl", 1, most_days);
  const auto trust = settings->number("days.trust_list", 1, most_days);
  const auto status = settings->number("days.status_list", 1, most_days);
  for (const auto* days : {&crl, &trust, &status})
    if (!*days) return malformed(days->error());
  return ListDays{static_cast<int>(*crl), static_cast<int>(*trust), static_cast<int>(*status)};
}

}  // namespace credit::certs
