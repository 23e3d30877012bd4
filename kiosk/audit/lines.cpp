#include "kiosk/audit/lines.h"

#include <nlohmann/json.hpp>

#include "base/failures/audit.h"
#include "kiosk/audit/chain.h"
#include "kiosk/audit/fact_form.h"

namespace credit::audit {
namespace {

using Json = nlohmann::json;

tl::unexpected<Failure> unreadable(const char* what) { return fail(failure::audit_line_unreadable, what); }

template <typename Kind>
std::optional<Kind> kind_named(std::string_view name, int count) {
  for (int i = 0; i < count; ++i)
    if (name == row_of(static_cast<Kind>(i)).name) return static_cast<Kind>(i);
  return std::nullopt;
}

const std::string* text_in(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() ? nullptr : found->get_ptr<const std::string*>();
}

// In the catalogue's form: a value made elsewhere may be personal, and goes no further.
Result<std::vector<Fact>> facts_in(const Json& line) {
  std::vector<Fact> facts;
  const auto found = line.find("facts");
  if (found == line.end()) return facts;
  if (!found->is_object()) return unreadable("facts are no object");
  for (const auto& [name, value] : found->items()) {
    const auto kind = kind_named<FactKind>(name, fact_kind_count);
    if (!kind || !value.is_string()) return unreadable("a fact no catalogue has");
    facts.push_back({*kind, value.get<std::string>()});
  }
  if (!check_facts(facts)) return unreadable("a fact is not in its form");
  return facts;
}

}  // namespace

Result<Line> read_line(std::string_view text) {
  const auto json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return unreadable("no object");
  const auto number = json.find("n");
  if (number == json.end() || !number->is_number_unsigned()) return unreadable("no number");
  const auto* const time = text_in(json, "at");
  const auto at = parse_rfc3339(time == nullptr ? std::string_view() : *time);
  if (!at) return unreadable("no time");
  const auto* const name = text_in(json, "event");
  const auto event = name == nullptr ? std::nullopt : kind_named<EventKind>(*name, event_kind_count);
  if (!event) return unreadable("an event no catalogue has");
  CREDIT_TRY(auto facts, facts_in(json));
  return Line{number->get<std::uint64_t>(), *at, *event, std::move(facts)};
}

Result<std::size_t> each_line(const std::filesystem::path& folder, const std::function<Status(const Line&)>& take) {
  Link link;
  std::size_t lines = 0;
  const auto read = [&](std::string_view text) -> Status {
    ++lines;
    const auto line = read_line(text);
    if (!line) return fail(line.error().code, "line " + std::to_string(lines) + ": " + line.error().detail);
    return take(*line);
  };
  for (const auto& file : journal_files(folder)) {
    CREDIT_TRY(FileCheck check, check_file(file, link, read));
    if (!check.torn.empty())
      return fail(failure::audit_chain_broken, file.filename().string() + " ends in the middle of a line");
    link = check.end;
  }
  return lines;
}

}  // namespace credit::audit
