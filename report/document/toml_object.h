// Reads one TOML table key by key and remembers the first thing that was wrong, with its place in the file.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/toml.h"

namespace credit::document {

// The first complaint of one file; later ones are often only its echo.
class Complaint {
 public:
  void add(FailureCode code, std::string detail) {
    if (!first_) first_ = Failure{code, std::move(detail)};
  }
  const std::optional<Failure>& first() const { return first_; }

 private:
  std::optional<Failure> first_;
};

class TomlObject {
 public:
  TomlObject(const toml::table& table, std::string place, FailureCode malformed, Complaint& complaint)
      : table_(table), place_(std::move(place)), malformed_(malformed), complaint_(complaint) {}

  bool has(std::string_view key) const { return table_.contains(key); }
  std::string text(std::string_view key);  // one line, 1..2000 bytes, printable
  std::string id(std::string_view key);    // a-z first, then a-z 0-9 _ -, at most 48
  int number(std::string_view key, int low, int high);
  bool flag(std::string_view key);
  Day day(std::string_view key);                         // "2026-11-22"
  std::string region(std::string_view key);              // six digits
  std::vector<std::string> texts(std::string_view key);  // a list of such texts, not empty
  std::vector<int> numbers(std::string_view key, int low, int high);

  // Calls read(TomlObject&) for every table of a list that is not empty; each must use up all its keys.
  template <class Read>
  void each(std::string_view key, Read read) {
    std::size_t index = 0;
    for (const auto& item : list(key)) {
      const auto place = place_ + std::string(key) + "[" + std::to_string(index++) + "]";
      const auto* table = item.as_table();
      if (table == nullptr) return complain(place, "must be a table");
      TomlObject inside(*table, place + ".", malformed_, complaint_);
      read(inside);
      inside.no_other_keys();
    }
  }
  template <class Read>
  void inside(std::string_view key, Read read) {
    asked_.insert(std::string(key));
    const auto* table = table_[key].as_table();
    if (table == nullptr) return complain(key, "must be a table");
    TomlObject object(*table, place_ + std::string(key) + ".", malformed_, complaint_);
    read(object);
    object.no_other_keys();
  }

  void no_other_keys();
  void complain(std::string_view key, std::string_view why) { complain(malformed_, key, why); }
  void complain(FailureCode code, std::string_view key, std::string_view why);

 private:
  const toml::array& list(std::string_view key);

  const toml::table& table_;
  std::string place_;
  FailureCode malformed_;
  Complaint& complaint_;
  std::set<std::string> asked_;
};

// "line 12: …", of a file that is no TOML at all.
std::string syntax_error(const toml::parse_error& error);

// Complains when two rules of a list share their id.
template <class Rule, class Name>
void refuse_twins(TomlObject& object, std::string_view key, const std::vector<Rule>& rules, Name name) {
  std::set<std::string_view> seen;
  for (const auto& rule : rules)
    if (!seen.insert(rule.*name).second) object.complain(key, rule.*name + " stands there twice");
}

}  // namespace credit::document
