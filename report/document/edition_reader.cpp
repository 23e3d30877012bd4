#include "report/document/edition_reader.h"

#include <algorithm>

#include "base/failures/document.h"
#include "report/document/chapter_reader.h"
#include "report/document/wording_reader.h"

namespace credit::document {
namespace {

void read_head(TomlObject& file, Edition& edition) {
  edition.id = file.id("id");
  edition.version = file.number("version", 1, 9999);
  edition.title = file.text("title");
  edition.version_label = file.text("version_label");
  edition.region = file.region("region");
  edition.watermark = file.text("watermark");
  edition.notes = file.texts("notes");
  for (const auto& note : edition.notes) refuse_praise(file, "notes", note);
  if (!file.has("labels")) return;
  file.each("labels", [&](TomlObject& label) { edition.labels.push_back({label.id("id"), label.text("label")}); });
  refuse_twins(file, "labels", edition.labels, &CoverLabel::id);
}

SpanRule read_span(TomlObject& object) {
  SpanRule span;
  span.longest_years = object.number("longest_years", 1, 30);
  span.own_dates = object.flag("own_dates");
  span.years = object.numbers("years", 1, span.longest_years);
  if (std::ranges::adjacent_find(span.years, std::greater_equal<>()) != span.years.end())
    object.complain("years", "must rise");
  return span;
}

// A domain of one region has no place in another region's report; nor has an edition nobody may be asked about.
void check_domains(TomlObject& file, const Edition& edition) {
  const auto* chapter = edition.domain_chapter();
  if (chapter == nullptr) return;
  for (const auto& domain : chapter->domains)
    if (!lies_in(edition.region, domain.region))
      file.complain("chapters", domain.code + " is a domain of another region");
  if (std::ranges::none_of(chapter->domains, &DomainRule::active)) file.complain("chapters", "has no active domain");
}

}  // namespace

Result<Edition> read_edition(std::string_view text, const DomainList& domains) {
  const auto parsed = toml::parse(text);
  if (!parsed) return fail(failure::edition_malformed, syntax_error(parsed.error()));
  Complaint complaint;
  TomlObject file(parsed.table(), "", failure::edition_malformed, complaint);
  Edition edition;
  read_head(file, edition);
  edition.chapters = read_chapters(file, domains);
  file.inside("span", [&](TomlObject& object) { edition.span = read_span(object); });
  const bool by_domains = edition.domain_chapter() != nullptr;
  file.inside("wording", [&](TomlObject& object) { edition.wording = read_wording(object, by_domains); });
  file.no_other_keys();
  check_domains(file, edition);
  if (edition.counted().size() > counted_limit)
    file.complain("chapters", "count more than " + std::to_string(counted_limit) + " entries");
  else if (edition.seal_bytes() > seal_room)
    file.complain("id", "with its version and " + std::to_string(edition.counted().size()) + " parts takes " +
                            std::to_string(edition.seal_bytes()) + " bytes of the seal, and " +
                            std::to_string(seal_room) + " are there");
  if (complaint.first()) return fail(complaint.first()->code, edition.key() + ": " + complaint.first()->detail);
  return edition;
}

}  // namespace credit::document
