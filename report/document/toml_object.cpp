#include "report/document/toml_object.h"

#include <algorithm>

#include "report/document/json_object.h"

namespace credit::document {
namespace {

constexpr std::size_t text_limit = 2000, id_limit = 48;

bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string TomlObject::text(std::string_view key) {
  asked_.insert(std::string(key));
  const auto* value = table_[key].as_string();
  if (value == nullptr || value->get().empty() || value->get().size() > text_limit || !printable(value->get())) {
    complain(key, "must be a text of one line");
    return {};
  }
  return value->get();
}

std::string TomlObject::id(std::string_view key) {
  auto found = text(key);
  const bool good = !found.empty() && found.size() <= id_limit && lower(found.front()) &&
                    std::ranges::all_of(found, [](char c) { return lower(c) || digit(c) || c == '_' || c == '-'; });
  if (!good) complain(key, "must be an id of small letters, digits, _ and -");
  return found;
}

int TomlObject::number(std::string_view key, int low, int high) {
  asked_.insert(std::string(key));
  const auto* value = table_[key].as_integer();
  if (value == nullptr || value->get() < low || value->get() > high) {
    complain(key, "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return low;
  }
  return static_cast<int>(value->get());
}

bool TomlObject::flag(std::string_view key) {
  asked_.insert(std::string(key));
  const auto* value = table_[key].as_boolean();
  if (value == nullptr) complain(key, "must be true or false");
  return value != nullptr && value->get();
}

Day TomlObject::day(std::string_view key) {
  const auto found = parse_day(text(key));
  if (!found) complain(key, "must be a day such as 2026-11-22");
  return found.value_or(Day{});
}

std::string TomlObject::region(std::string_view key) {
  auto found = text(key);
  if (found.size() != 6 || !std::ranges::all_of(found, digit)) complain(key, "must be a region's six digits");
  return found;
}

std::vector<std::string> TomlObject::texts(std::string_view key) {
  std::vector<std::string> found;
  for (const auto& item : list(key)) {
    const auto* value = item.as_string();
    if (value == nullptr || value->get().empty() || value->get().size() > text_limit || !printable(value->get())) {
      complain(key, "must hold texts of one line");
      return {};
    }
    found.push_back(value->get());
  }
  return found;
}

std::vector<int> TomlObject::numbers(std::string_view key, int low, int high) {
  std::vector<int> found;
  for (const auto& item : list(key)) {
    const auto* value = item.as_integer();
    if (value == nullptr || value->get() < low || value->get() > high) {
      complain(key, "must hold whole numbers from " + std::to_string(low) + " to " + std::to_string(high));
      return {};
    }
    found.push_back(static_cast<int>(value->get()));
  }
  return found;
}

const toml::array& TomlObject::list(std::string_view key) {
  static const toml::array nothing;
  asked_.insert(std::string(key));
  const auto* items = table_[key].as_array();
  if (items != nullptr && !items->empty()) return *items;
  complain(key, "must be a list with something in it");
  return nothing;
}

std::string syntax_error(const toml::parse_error& error) {
  return "line " + std::to_string(error.source().begin.line) + ": " + std::string(error.description());
}

void TomlObject::no_other_keys() {
  for (const auto& [key, value] : table_)
    if (!asked_.contains(std::string(key.str()))) complain(key.str(), "is not known");
}

void TomlObject::complain(FailureCode code, std::string_view key, std::string_view why) {
  complaint_.add(code, place_ + std::string(key) + " " + std::string(why));
}

}  // namespace credit::document
