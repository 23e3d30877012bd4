// JSON text -> a small tree that keeps no secrets behind: strict UTF-8, no key twice, bounded depth, and it wipes
// itself. Never throws. The tree is generic; what a report must hold is said in parse_document.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::document {

struct Json {
  enum class Kind { null, flag, number, text, list, object };
  Kind kind = Kind::null;
  bool flag = false;
  std::uint64_t number = 0;  // whole and not negative; other numbers are refused
  std::string text;
  std::vector<Json> items;                            // list
  std::vector<std::pair<std::string, Json>> members;  // object, as written

  Json() = default;
  Json(Json&&) = default;
  Json& operator=(Json&&) = default;
  Json(const Json&) = delete;
  Json& operator=(const Json&) = delete;
  ~Json();

  const Json* find(std::string_view key) const;
};

inline constexpr std::size_t json_depth_limit = 8;

Result<Json> read_json(ByteView text);  // document_malformed, never with a value of the text in its detail

}  // namespace credit::document
