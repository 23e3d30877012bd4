#include "certs/profile.h"

#include <filesystem>

#include "base/failures/certs.h"
#include "certs/certificate.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::certs;

TEST_CASE("every profile file is carried and reads") {
  std::size_t files = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(std::filesystem::path(CREDIT_SOURCE_DIR) / "certs/profiles")) {
    ++files;
    const std::string name = file.path().stem().string();
    INFO(name);
    if (name != "lists") CHECK(find_profile(name, {"K-0001", "DNS:localhost"}));
  }
  CHECK(files == profile_texts().size());
  CHECK(list_days()->crl > 0);
}

TEST_CASE("blanks are filled in") {
  CHECK(find_profile("kiosk-tls", {"K-0042", ""})->subject_alternative == "URI:urn:credit-kiosk:K-0042");
  CHECK(find_profile("server", {"host", "DNS:host"})->subject_alternative == "DNS:host");
  CHECK(find_profile("kiosk-seal", {"K-0042", ""})->trust_owner == "K-0042");
}

TEST_CASE("broken profiles are refused") {
  const auto refused = [](const char* toml) {
    const auto profile = parse_profile(toml, {});
    return !profile && profile.error().code == failure::certs_profile_malformed;
  };
  CHECK(refused(""));
  CHECK(refused("not toml"));
  CHECK(refused("[subject]\ncommon_name = 3"));
  constexpr const char* whole =
      "[subject]\ncommon_name='a'\norganization='b'\n[validity]\ndays=1\n"
      "[extensions]\nbasic_constraints='critical,CA:FALSE'\nkey_usage='digitalSignature'\n";
  CHECK(parse_profile(whole, {}));
  CHECK(refused((std::string(whole) + "surprise='c'\n").c_str()));
  CHECK(find_profile("none", {}).error().code == failure::certs_profile_malformed);
}

TEST_CASE("what OpenSSL does not understand in a profile is a failure with its reason") {
  Profile profile = *find_profile("update", {});
  profile.key_usage = "digitalSignatur";
  const auto made = self_signed(profile, Instant{std::chrono::seconds{1795000000}});
  REQUIRE_FALSE(made);
  CHECK(made.error().code == failure::certs_failed);
  CHECK(made.error().detail.size() > std::string("extensions: ").size());
}

TEST_CASE("names are hosts or addresses, owners are short and plain") {
  CHECK(*alternative_names({"localhost", "127.0.0.1", "::1", "a-b.example"}) ==
        "DNS:localhost,IP:127.0.0.1,IP:::1,DNS:a-b.example");
  for (const char* bad : {"", "a,DNS:evil.example", "a b", "-a", "a.", "*", "a\n"})
    CHECK(alternative_names({bad}).error().code == failure::certs_name_malformed);
  CHECK(check_owner("K-0001"));
  for (const char* bad : {"", "k-1", "K 1", "K/1", "KKKKKKKKKKKKKKKKKKKKKKKKK"})
    CHECK(check_owner(bad).error().code == failure::certs_name_malformed);
}
