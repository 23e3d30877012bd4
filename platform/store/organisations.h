// The register of organisations, as far as a visitor may see it: those whose legal representative he is.
#pragma once
#include <optional>
#include <vector>

#include "platform/store/people.h"

namespace credit::platform {

// By which authority somebody asks. A licence, a code or a name alone is none.
enum class Standing { self, legal_representative, agent };
const char* name_of(Standing standing);

struct Organisation {
  std::string uscc, name;
  Personal<std::string> fields;  // JSON object, by field id; names its representative
};

// Those whose registered representative has this person's ID number, and this person's name where one is registered.
// While a newer row about an organisation waits to be put right, nobody represents it: that row may name another.
Result<std::vector<Organisation>> represented_by(Connection& connection, const Person& person);

Result<std::optional<Organisation>> find_organisation(Connection& connection, const std::string& uscc);

// What a visit was told it may ask about, beside the visitor himself.
Status tell_subjects(Connection& connection, const std::string& visit, const std::vector<Organisation>& subjects);
Result<bool> was_told(Connection& connection, const std::string& visit, const std::string& uscc);

}  // namespace credit::platform
