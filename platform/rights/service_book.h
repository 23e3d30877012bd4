// What the machines of a region offer beside reports: services, their words, reasons of objection, the rules of repair.
// Data, one TOML file (rights/data/).
#pragma once
#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace credit::platform {

using Words = std::array<std::string, 3>;  // by Language

Words words_of_all(const std::string& same);  // what is data and stands in one language only
Words filled(const Words& words, const Words& one, const Words& two = {});  // %1 and %2

struct Service {
  std::string code;
  Words name, about;    // in the menu
  Words title, note;    // over its sheet; not of "report"
  Words empty, silent;  // nothing to show; some source did not answer, which is not the same
  bool printable = false;
  std::vector<std::string> subjects;   // natural_person, or a SubjectForm id
  std::vector<std::string> kinds;      // of record, for the services that list them
  std::string lead_field, mark_field;  // of such a record: its title, its mark; "" for the kind's name, for none
};

struct NamedWords {
  std::string code;
  Words name;
};

struct RepairClass {
  std::string code;
  Words name;
  int least_months = 0, most_months = 0;  // of publication
};
struct RepairRule {
  std::string kind;          // of record
  std::string start, until;  // fields that bound the publication; "" where a list has rules of its own
};
struct Step {
  Words label, words;
};

class ServiceBook {
 public:
  static Result<ServiceBook> load(const std::filesystem::path& file);  // file_unreadable, settings_invalid
  static Result<ServiceBook> parse(std::string_view toml);             // settings_invalid

  const std::vector<Service>& services() const { return services_; }
  const Service* service(std::string_view code) const;
  const std::vector<NamedWords>& reasons() const { return reasons_; }
  const NamedWords* reason(std::string_view code) const;
  const std::vector<RepairClass>& classes() const { return classes_; }
  const std::vector<RepairRule>& repair() const { return repair_; }
  const std::vector<Step>& steps() const { return steps_; }
  const Words& label(const std::string& key) const;  // one of those every book must have; see labels_wanted

 private:
  std::vector<Service> services_;
  std::vector<NamedWords> reasons_;
  std::vector<RepairClass> classes_;
  std::vector<RepairRule> repair_;
  std::vector<Step> steps_;
  std::map<std::string, Words> labels_;
};

}  // namespace credit::platform
