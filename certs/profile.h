// What kinds of certificate there are: data files in certs/profiles, carried inside the program.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace credit::certs {

struct Profile {
  std::string common_name, organization;
  int days = 0;
  std::string basic_constraints, key_usage;             // x509v3_config(5)
  std::string extended_key_usage, subject_alternative;  // likewise; may be empty
  std::string trust_owner, trust_name;                  // in the trust list; may be empty
};

struct ListDays {
  int crl = 0, trust_list = 0, status_list = 0;
};

// What a profile leaves open.
struct Blanks {
  std::string owner;  // {owner}
  std::string names;  // {names}, "DNS:localhost,IP:127.0.0.1"
};

Result<Profile> parse_profile(std::string_view toml, const Blanks& blanks);  // certs_profile_malformed
Result<Profile> find_profile(std::string_view name, const Blanks& blanks);   // certs_profile_malformed
Result<ListDays> list_days();                                                // certs_profile_malformed

// "root" -> the text of root.toml
const std::vector<std::pair<std::string_view, std::string_view>>& profile_texts();

}  // namespace credit::certs
