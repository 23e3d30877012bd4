#include "base/settings.h"

#include "base/bytes.h"
#include "base/failures/common.h"
#include "base/file.h"
#include "base/toml.h"

namespace credit {

Result<Settings> Settings::load(const std::filesystem::path& file) {
  CREDIT_TRY(const auto bytes, read_file(file, 1U << 20));
  auto settings = parse(text_view(bytes));
  if (!settings) return fail(failure::settings_invalid, file.string() + ": " + settings.error().detail);
  return settings;
}

Result<Settings> Settings::parse(std::string_view text) {
  const auto parsed = toml::parse(text);
  if (!parsed) return fail(failure::settings_invalid, std::string(parsed.error().description()));
  Settings settings;
  for (const auto& [section, node] : parsed.table()) {
    const auto* table = node.as_table();
    if (table == nullptr)
      return fail(failure::settings_invalid, std::string(section.str()) + " stands outside a section");
    for (const auto& [name, value] : *table) {
      const std::string key = std::string(section.str()) + "." + std::string(name.str());
      if (const auto* words = value.as_string())
        settings.values_[key] = {Value::Kind::text, words->get(), 0};
      else if (const auto* number = value.as_integer())
        settings.values_[key] = {Value::Kind::number, {}, number->get()};
      else if (const auto* flag = value.as_boolean())
        settings.values_[key] = {Value::Kind::flag, {}, flag->get() ? 1 : 0};
      else
        return fail(failure::settings_invalid, key + " is neither text, whole number nor true/false");
    }
  }
  return settings;
}

Result<std::string> Settings::text(const std::string& key, std::optional<std::string> fallback) const {
  asked_.insert(key);
  const auto found = values_.find(key);
  if (found == values_.end()) {
    if (fallback) return *fallback;
    return fail(failure::settings_invalid, key + " is missing");
  }
  if (found->second.kind != Value::Kind::text) return fail(failure::settings_invalid, key + " must be text");
  return found->second.text;
}

Result<std::int64_t> Settings::number(const std::string& key, std::int64_t low, std::int64_t high,
                                      std::optional<std::int64_t> fallback) const {
  asked_.insert(key);
  const auto found = values_.find(key);
  if (found == values_.end()) {
    if (fallback) return *fallback;
    return fail(failure::settings_invalid, key + " is missing");
  }
  const auto& value = found->second;
  if (value.kind != Value::Kind::number || value.number < low || value.number > high)
    return fail(failure::settings_invalid,
                key + " must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return value.number;
}

Result<bool> Settings::flag(const std::string& key, std::optional<bool> fallback) const {
  asked_.insert(key);
  const auto found = values_.find(key);
  if (found == values_.end()) {
    if (fallback) return *fallback;
    return fail(failure::settings_invalid, key + " is missing");
  }
  if (found->second.kind != Value::Kind::flag) return fail(failure::settings_invalid, key + " must be true or false");
  return found->second.number != 0;
}

Result<std::filesystem::path> Settings::path(const std::string& key, std::optional<std::string> fallback) const {
  CREDIT_TRY(auto words, text(key, std::move(fallback)));
  return std::filesystem::path(std::move(words));
}

Status Settings::all_known() const {
  for (const auto& [key, value] : values_)
    if (!asked_.contains(key)) return fail(failure::settings_invalid, key + " is not a setting");
  return {};
}

}  // namespace credit
