// Settings: one typed facade over one TOML file. A key that nobody asked for is an error, so a slip of the pen shows.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"

namespace credit {

class Settings {
 public:
  static Result<Settings> load(const std::filesystem::path& file);  // file_unreadable, settings_invalid
  static Result<Settings> parse(std::string_view toml);             // settings_invalid

  // Keys are "section.name". With no fallback a missing key is settings_invalid; a wrong type always is.
  Result<std::string> text(const std::string& key, std::optional<std::string> fallback = {}) const;
  Result<std::int64_t> number(const std::string& key, std::int64_t low, std::int64_t high,
                              std::optional<std::int64_t> fallback = {}) const;
  Result<bool> flag(const std::string& key, std::optional<bool> fallback = {}) const;
  Result<std::filesystem::path> path(const std::string& key, std::optional<std::string> fallback = {}) const;
  // To be called last: settings_invalid when the file holds a key that was never asked for.
  Status all_known() const;

 private:
  struct Value {
    enum class Kind { text, number, flag } kind;
    std::string text;
    std::int64_t number = 0;
  };
  std::map<std::string, Value> values_;
  mutable std::set<std::string> asked_;
};

}  // namespace credit
