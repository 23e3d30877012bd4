// Reads one JSON object key by key and remembers the first thing that was wrong. Details name the place, never a value.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "report/document/json_tree.h"

namespace credit::document {

class JsonObject {
 public:
  JsonObject(const Json& node, std::string place);

  const Json* value(std::string_view key, Json::Kind kind);  // required; null and a complaint otherwise
  const Json* list_or_nothing(std::string_view key);
  std::string text(std::string_view key, std::size_t low, std::size_t high);  // bytes; printable, see printable()
  std::optional<std::string> text_or_nothing(std::string_view key, std::size_t low, std::size_t high);
  std::string coded(std::string_view key, std::size_t high, std::string_view alphabet);
  Instant instant(std::string_view key);
  Day day(std::string_view key);
  std::uint64_t number(std::string_view key, std::uint64_t high);
  bool flag(std::string_view key);

  void complain(std::string_view key, std::string_view why);
  void no_other_keys();  // to be called last
  const std::string& place() const { return place_; }
  Status status() const;

 private:
  const Json& node_;
  std::string place_;
  std::set<std::string_view> asked_;
  std::optional<std::string> problem_;
};

// No C0 or C1 controls, no line or paragraph separators, nothing that turns the direction of writing.
bool printable(std::string_view utf8);

inline constexpr std::string_view upper_and_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
inline constexpr std::string_view code_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./";

}  // namespace credit::document
