#include "report/document/domain_list.h"

#include <algorithm>

#include "base/failures/document.h"
#include "report/document/toml_object.h"

namespace credit::document {
namespace {

DomainRule read_domain(TomlObject& object) {
  DomainRule domain;
  domain.code = object.id("code");
  domain.name = object.text("name");
  read_shown(object, domain.name, domain.shown);
  domain.authority = object.text("authority");
  domain.source = object.text("source");
  domain.from = object.day("from");
  domain.active = object.flag("active");
  domain.region = object.region("region");
  domain.group = object.id("group");
  domain.kinds = object.texts("kinds");
  return domain;
}

void check_list(TomlObject& file, const std::vector<DomainRule>& domains, const std::vector<DomainGroup>& groups) {
  refuse_twins(file, "groups", groups, &DomainGroup::id);
  refuse_twins(file, "domains", domains, &DomainRule::code);
  refuse_twins(file, "domains", domains, &DomainRule::name);
  for (const auto& domain : domains)
    if (std::ranges::find(groups, domain.group, &DomainGroup::id) == groups.end())
      file.complain("domains", domain.code + " is in a group that is not there");
}

}  // namespace

void read_shown(TomlObject& object, const std::string& name, std::string (&shown)[3]) {
  constexpr const char* keys[] = {"", "zh_TW", "en"};
  for (std::size_t i = 0; i < 3; ++i) shown[i] = i > 0 && object.has(keys[i]) ? object.text(keys[i]) : name;
}

Result<DomainList> DomainList::from_text(std::string_view toml) {
  const auto parsed = toml::parse(toml);
  if (!parsed) return fail(failure::domain_list_malformed, syntax_error(parsed.error()));
  Complaint complaint;
  TomlObject file(parsed.table(), "", failure::domain_list_malformed, complaint);
  DomainList list;
  file.each("groups", [&](TomlObject& object) {
    DomainGroup group{object.id("id"), object.text("name"), {}};
    read_shown(object, group.name, group.shown);
    list.groups_.push_back(std::move(group));
  });
  file.each("domains", [&](TomlObject& object) { list.domains_.push_back(read_domain(object)); });
  file.no_other_keys();
  check_list(file, list.domains_, list.groups_);
  if (complaint.first()) return tl::unexpected<Failure>(*complaint.first());
  return list;
}

const DomainRule* DomainList::find(std::string_view code) const {
  const auto at = std::ranges::find(domains_, code, &DomainRule::code);
  return at == domains_.end() ? nullptr : &*at;
}

bool lies_in(std::string_view place, std::string_view region) {
  if (place.size() != 6 || region.size() != 6) return false;
  while (region.ends_with("00")) region.remove_suffix(2);
  return place.starts_with(region);
}

}  // namespace credit::document
