// A request's JSON body, read key by key; the first thing wrong is remembered, a key nobody asked for is wrong too.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace credit::platform {

class Body {
 public:
  explicit Body(const std::string& text);
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;

  std::string text(const std::string& key, std::size_t low, std::size_t high);  // bytes
  std::string optional_text(const std::string& key, std::size_t high);          // "" when absent
  std::vector<std::string> optional_texts(const std::string& key, std::size_t most,
                                          std::size_t high);  // {} when absent
  std::int64_t number(const std::string& key, std::int64_t low, std::int64_t high);
  bool has(const std::string& key) { return member(key) != nullptr; }
  Day day(const std::string& key);
  Instant instant(const std::string& key);
  Body part(const std::string& key);  // an object inside; its problems count as ours once taken back
  void take_back(const Body& part);
  void complain(const std::string& what) const;
  Status status() const;  // request_malformed; to be asked last

 private:
  Body(nlohmann::json json, std::string place);
  const nlohmann::json* member(const std::string& key);

  nlohmann::json json_;
  std::string place_;
  std::set<std::string> asked_;
  mutable std::optional<std::string> problem_;
};

// 16 to 64 letters, digits, - or _
bool idempotency_key_fits(std::string_view key);

}  // namespace credit::platform
