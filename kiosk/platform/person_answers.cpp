// Answers about the person check, and what a visit says of it: small, strict, and nothing in them that the
// platform could put on the screen but a masked number and a pairing code.
#include <algorithm>
#include <array>

#include "kiosk/platform/answers.h"
#include "kiosk/platform/members.h"
#include "kiosk/platform/person_answers.h"

namespace credit::platform_client {
namespace {

constexpr std::array<const char*, 2> ways{"phone_code", "desk"};
constexpr std::int64_t most_seconds = 600;

Result<int> number(const Json& json, const char* name, std::int64_t high) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_number_unsigned()) return malformed(name);
  const auto value = found->get<std::uint64_t>();
  if (value > static_cast<std::uint64_t>(high)) return malformed(name);
  return static_cast<int>(value);
}

bool masked(const std::string& phone) {
  if (phone.size() != 11 || phone.substr(3, 4) != "****") return false;
  return (phone.substr(0, 3) + phone.substr(7)).find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

Result<std::vector<CheckWay>> read_ways(const Json& check) {
  const auto list = check.is_object() ? check.find("ways") : check.end();
  if (!check.is_object() || list == check.end() || !list->is_array() || list->empty()) return malformed("ways");
  std::vector<CheckWay> open;
  for (const Json& item : *list) {
    const auto* name = item.get_ptr<const std::string*>();
    const auto found = name == nullptr ? ways.end() : std::ranges::find(ways, *name);
    if (found == ways.end()) return malformed("ways");
    open.push_back(static_cast<CheckWay>(found - ways.begin()));
  }
  return open;
}

Status add_check(const Json& json, VisitToken& visit) {
  const auto check = json.find("person_check");
  if (check == json.end()) return {};
  CREDIT_TRY(visit.ways, read_ways(*check));
  const auto due = check->find("due");
  if (due == check->end() || !due->is_boolean()) return malformed("due");
  visit.check_due = due->get<bool>();
  if (!check->contains("phone")) return {};
  CREDIT_TRY(visit.phone, text(*check, "phone", 11));
  if (!masked(visit.phone)) return malformed("phone");
  return {};
}

Result<CodeSent> read_code_sent(ByteView bytes) {
  CREDIT_TRY(const Json json, read_object(bytes));
  CodeSent sent;
  CREDIT_TRY(sent.phone, text(json, "phone", 11));
  if (!masked(sent.phone)) return malformed("phone");
  CREDIT_TRY(sent.tries, number(json, "tries", 9));
  CREDIT_TRY(sent.again_after, number(json, "again_after", most_seconds));
  return sent;
}

Result<std::string> read_pairing(ByteView bytes) {
  CREDIT_TRY(const Json json, read_object(bytes));
  CREDIT_TRY(auto pairing, text(json, "pairing", 8));
  const auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  if (!std::ranges::all_of(pairing, fits)) return malformed("pairing");
  return pairing;
}

Result<CheckState> read_check(ByteView bytes) {
  CREDIT_TRY(const Json json, read_object(bytes));
  const auto passed = json.find("passed");
  if (passed == json.end() || !passed->is_string()) return malformed("passed");
  CREDIT_TRY(const auto desk, text(json, "desk", 16));
  return CheckState{!passed->get_ref<const std::string&>().empty(), desk == "refused"};
}

}  // namespace credit::platform_client
