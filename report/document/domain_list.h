// The union list of domains (领域) that special reports choose from: data, report/document/editions/domains.toml.
// A code is for ever: it may become inactive, but never mean something else.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace credit::document {

inline constexpr std::string_view everywhere = "000000";  // as a region code, GB/T 2260

struct DomainRule {
  std::string code;                // "market_regulation"
  std::string name;                // "市场监管", as printed
  std::string shown[3];            // by Language, for a screen; the name itself where a list has no other words
  std::string authority;           // who decides in this domain, in full
  std::string source;              // who supplies the data
  Day from{};                      // first day the source's data covers
  bool active = true;              // whether it may still be asked for
  std::string region;              // everywhere, or the region that has it
  std::string group;               // a DomainGroup id
  std::vector<std::string> kinds;  // of records that may stand in it, KindRule ids
};
struct DomainGroup {
  std::string id, name;  // "market", "市场秩序": what a screen offers between "all" and "one by one"
  std::string shown[3];  // by Language
};

class TomlObject;
// zh_TW and en of what has this name: of a list's domain or group, or of a region's own name for one.
void read_shown(TomlObject& object, const std::string& name, std::string (&shown)[3]);

class DomainList {
 public:
  static Result<DomainList> from_text(std::string_view toml);  // domain_list_malformed

  const DomainRule* find(std::string_view code) const;
  const std::vector<DomainRule>& all() const { return domains_; }
  const std::vector<DomainGroup>& groups() const { return groups_; }

 private:
  std::vector<DomainRule> domains_;
  std::vector<DomainGroup> groups_;
};

// Whether a place (441900) lies in a region (440000). Both six digits.
bool lies_in(std::string_view place, std::string_view region);

}  // namespace credit::document
