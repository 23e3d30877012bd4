#include "platform/issue/person_check.h"

#include <algorithm>
#include <array>

#include "base/failures/common.h"

namespace credit::platform {
namespace {

constexpr std::array ways{CheckWay::phone_code, CheckWay::desk};
constexpr std::array degrees{CheckRequired::nobody, CheckRequired::organisations, CheckRequired::everybody};

tl::unexpected<Failure> wrong(const std::string& what) {
  return fail(failure::settings_invalid, "person_check: " + what);
}

template <class T, std::size_t n>
Result<T> one_of(const std::array<T, n>& known, const std::string& word) {
  const auto found = std::ranges::find_if(known, [&](T one) { return word == name_of(one); });
  if (found == known.end()) return wrong("\"" + word + "\" is not known");
  return *found;
}

}  // namespace

const char* name_of(CheckWay way) {
  switch (way) {
    case CheckWay::phone_code:
      return "phone_code";
    case CheckWay::desk:
      return "desk";
  }
  CREDIT_ENSURE(false);
}

const char* name_of(CheckRequired required) {
  switch (required) {
    case CheckRequired::nobody:
      return "nobody";
    case CheckRequired::organisations:
      return "organisations";
    case CheckRequired::everybody:
      return "everybody";
  }
  CREDIT_ENSURE(false);
}

bool PersonCheckRule::offers(CheckWay way) const {
  return required != CheckRequired::nobody && std::ranges::find(ways, way) != ways.end();
}

Result<PersonCheckRule> read_person_check(const toml::table& offer) {
  PersonCheckRule rule;
  if (!offer.contains("person_check")) return rule;
  const auto* table = offer["person_check"].as_table();
  if (table == nullptr) return wrong("is no table");
  CREDIT_TRY(rule.required, one_of(degrees, (*table)["required"].value_or(std::string())));
  if (const auto* list = (*table)["ways"].as_array())
    for (const auto& node : *list) {
      CREDIT_TRY(const auto way, one_of(ways, node.value_or(std::string())));
      if (std::ranges::find(rule.ways, way) != rule.ways.end()) return wrong("a way stands twice");
      rule.ways.push_back(way);
    }
  if (rule.required == CheckRequired::nobody) return rule;
  // Who has no phone here, or a new number, must not be locked out.
  if (!rule.offers(CheckWay::desk)) return wrong("the desk is always one of the ways");
  return rule;
}

}  // namespace credit::platform
