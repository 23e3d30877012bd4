#include "report/document/edition_reader.h"
#include "base/toml.h"

#include <algorithm>
#include <initializer_list>
#include <set>

namespace credit::document {
namespace {

// Remembers the first thing that was wrong, so that the readers below stay plain.
class Reader {
 public:
  std::string text(const toml::table& table, const char* key) {
    const auto* value = table[key].as_string();
    if (value == nullptr || value->get().empty()) {
      complain(std::string(key) + " must be a text");
      return {};
    }
    return value->get();
  }

  void only(const toml::table& table, std::initializer_list<std::string_view> keys) {
    for (const auto& [key, value] : table)
      if (std::ranges::find(keys, key.str()) == keys.end()) complain(std::string(key.str()) + " is not known");
  }

  // Calls read(table) for every table of an array.
  template <class Read>
  void each(const toml::table& table, const char* key, Read read) {
    const auto* items = table[key].as_array();
    if (items == nullptr || items->empty()) return complain(std::string(key) + " must be a list");
    for (const auto& item : *items) {
      if (const auto* entry = item.as_table())
        read(*entry);
      else
        complain(std::string(key) + " must hold tables");
    }
  }

  void complain(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }
  const std::string& problem() const { return problem_; }

 private:
  std::string problem_;
};

template <class Rule>
void refuse_twins(Reader& reader, const std::vector<Rule>& rules) {
  std::set<std::string_view> seen;
  for (const auto& rule : rules)
    if (!seen.insert(rule.id).second) reader.complain(rule.id + " stands there twice");
}

std::vector<FieldRule> read_fields(Reader& reader, const toml::table& table) {
  std::vector<FieldRule> fields;
  reader.each(table, "fields", [&](const toml::table& entry) {
    reader.only(entry, {"id", "label"});
    fields.push_back({reader.text(entry, "id"), reader.text(entry, "label")});
  });
  refuse_twins(reader, fields);
  return fields;
}

std::vector<KindRule> read_kinds(Reader& reader, const toml::table& table) {
  std::vector<KindRule> kinds;
  reader.each(table, "kinds", [&](const toml::table& entry) {
    reader.only(entry, {"id", "label", "fields"});
    kinds.push_back({reader.text(entry, "id"), reader.text(entry, "label"), read_fields(reader, entry)});
  });
  refuse_twins(reader, kinds);
  return kinds;
}

ChapterRule read_chapter(Reader& reader, const toml::table& table) {
  ChapterRule chapter;
  chapter.id = reader.text(table, "id");
  chapter.number = reader.text(table, "number");
  chapter.title = reader.text(table, "title");
  const auto form = reader.text(table, "form");
  if (form == "subject") {
    reader.only(table, {"id", "number", "title", "form", "fields"});
    chapter.form = ChapterForm::subject;
    chapter.fields = read_fields(reader, table);
  } else if (form == "records") {
    reader.only(table, {"id", "number", "title", "form", "counter", "kinds"});
    chapter.counter = reader.text(table, "counter");
    chapter.kinds = read_kinds(reader, table);
  } else if (form == "advice") {
    reader.only(table, {"id", "number", "title", "form", "text"});
    chapter.form = ChapterForm::advice;
    chapter.text = reader.text(table, "text");
  } else {
    reader.complain("form must be subject, records or advice");
  }
  return chapter;
}

int read_version(Reader& reader, const toml::table& table) {
  const auto* version = table["version"].as_integer();
  if (version == nullptr || version->get() < 1 || version->get() > 9999) {
    reader.complain("version must be a whole number from 1 to 9999");
    return 1;
  }
  return static_cast<int>(version->get());
}

std::vector<std::string> read_notes(Reader& reader, const toml::table& table) {
  std::vector<std::string> notes;
  const auto* items = table["notes"].as_array();
  if (items == nullptr) {
    reader.complain("notes must be a list");
    return notes;
  }
  for (const auto& item : *items) {
    if (const auto* note = item.as_string())
      notes.push_back(note->get());
    else
      reader.complain("notes must hold texts");
  }
  return notes;
}

}  // namespace

Result<Edition> read_edition(std::string_view text) {
  const auto parsed = toml::parse(text);
  if (!parsed) return fail(FailureCode::edition_malformed, std::string(parsed.error().description()));
  const auto& table = parsed.table();
  Reader reader;
  Edition edition;
  reader.only(table, {"id", "version", "title", "version_label", "watermark", "notes", "chapters"});
  edition.id = reader.text(table, "id");
  edition.version = read_version(reader, table);
  edition.title = reader.text(table, "title");
  edition.version_label = reader.text(table, "version_label");
  edition.watermark = reader.text(table, "watermark");
  edition.notes = read_notes(reader, table);
  reader.each(table, "chapters",
              [&](const toml::table& chapter) { edition.chapters.push_back(read_chapter(reader, chapter)); });
  refuse_twins(reader, edition.chapters);
  if (!reader.problem().empty()) return fail(FailureCode::edition_malformed, edition.id + ": " + reader.problem());
  return edition;
}

}  // namespace credit::document
