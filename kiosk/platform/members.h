// Members of the platform's JSON, each of its type and length or platform_answer_malformed. For the readers beside it
// alone.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/failures/platform-link.h"
#include "kiosk/platform/client.h"

namespace credit::platform_client {

using Json = nlohmann::json;
inline constexpr const char* languages[] = {"zh_CN", "zh_TW", "en"};
inline constexpr std::size_t largest_text = 64U << 10;

inline tl::unexpected<Failure> malformed(const std::string& what) {
  return fail(failure::platform_answer_malformed, what);
}

inline Result<Json> read_object(ByteView bytes) {
  Json json = Json::parse(text_view(bytes), nullptr, false);
  if (!json.is_object()) return malformed("not a JSON object");
  return json;
}

inline Result<const Json*> member(const Json& json, const char* name, Json::value_t type) {
  const auto found = json.is_object() ? json.find(name) : json.end();
  if (found == json.end() || found->type() != type) return malformed(name);
  return &*found;
}

inline Result<std::string> text(const Json& json, const char* name, std::size_t longest = largest_text) {
  CREDIT_TRY(const Json* const value, member(json, name, Json::value_t::string));
  const auto& found = value->get_ref<const std::string&>();
  if (found.empty() || found.size() > longest) return malformed(name);
  return found;
}

inline Status texts(const Json& json, const char* name, std::string (&into)[3]) {
  CREDIT_TRY(const Json* const object, member(json, name, Json::value_t::object));
  for (std::size_t i = 0; i < 3; ++i) {
    CREDIT_TRY(into[i], text(*object, languages[i]));
  }
  return {};
}

// The visitor himself comes first, and once.
Result<std::vector<VisitSubject>> read_subjects(const Json& visit);

}  // namespace credit::platform_client
