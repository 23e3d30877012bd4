#include "kiosk/platform/sheet.h"

#include <nlohmann/json.hpp>

#include "base/failures/platform-link.h"

namespace credit::platform_client {
namespace {

using Json = nlohmann::json;
constexpr const char* languages[] = {"zh_CN", "zh_TW", "en"};
constexpr std::size_t longest_words = 4096, longest_code = 96;

tl::unexpected<Failure> malformed(const char* what) { return fail(failure::platform_answer_malformed, what); }

Result<const Json*> member(const Json& json, const char* name, Json::value_t type) {
  const auto found = json.is_object() ? json.find(name) : json.end();
  if (found == json.end() || found->type() != type) return malformed(name);
  return &*found;
}

Result<std::string> text(const Json& json, const char* name, std::size_t longest) {
  CREDIT_TRY(const Json* const value, member(json, name, Json::value_t::string));
  const auto& found = value->get_ref<const std::string&>();
  if (found.empty() || found.size() > longest) return malformed(name);
  return found;
}

Result<std::string> optional_text(const Json& json, const char* name) {
  if (!json.contains(name)) return std::string();
  return text(json, name, longest_code);
}

Result<ShownWords> words(const Json& json, const char* name) {
  CREDIT_TRY(const Json* const object, member(json, name, Json::value_t::object));
  ShownWords read;
  for (std::size_t i = 0; i < read.size(); ++i) {
    CREDIT_TRY(auto one, text(*object, languages[i], longest_words));
    read[i] = Personal<std::string>(std::move(one));
  }
  return read;
}

Result<SheetEntry> read_entry(const Json& json) {
  SheetEntry entry;
  CREDIT_TRY(entry.title, words(json, "title"));
  if (json.contains("mark")) {
    CREDIT_TRY(entry.mark, words(json, "mark"));
  }
  CREDIT_TRY(const Json* const lines, member(json, "lines", Json::value_t::array));
  if (lines->size() > sheet_lines_limit) return malformed("lines");
  for (const Json& item : *lines) {
    SheetLine line;
    CREDIT_TRY(line.label, words(item, "label"));
    CREDIT_TRY(line.value, words(item, "value"));
    entry.lines.push_back(std::move(line));
  }
  if (!json.contains("object_to")) return entry;
  CREDIT_TRY(entry.report_number, text(json["object_to"], "report_number", longest_code));
  CREDIT_TRY(entry.record, text(json["object_to"], "record", longest_code));
  return entry;
}

Result<std::vector<Reason>> read_reasons(const Json& json) {
  CREDIT_TRY(const Json* const list, member(json, "reasons", Json::value_t::array));
  if (list->size() > sheet_lines_limit) return malformed("reasons");
  std::vector<Reason> reasons;
  for (const Json& item : *list) {
    Reason reason;
    CREDIT_TRY(reason.code, text(item, "code", longest_code));
    CREDIT_TRY(const auto name, words(item, "name"));
    for (std::size_t i = 0; i < name.size(); ++i) reason.name[i] = name[i].expose();
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

Result<Sheet> read_whole(const Json& json) {
  Sheet sheet;
  CREDIT_TRY(sheet.service, text(json, "service", longest_code));
  CREDIT_TRY(sheet.title, words(json, "title"));
  CREDIT_TRY(sheet.note, words(json, "note"));
  CREDIT_TRY(sheet.number, optional_text(json, "number"));
  CREDIT_TRY(const Json* const printable, member(json, "printable", Json::value_t::boolean));
  sheet.printable = printable->get<bool>();
  CREDIT_TRY(const Json* const entries, member(json, "entries", Json::value_t::array));
  if (entries->size() > sheet_entries_limit) return malformed("entries");
  for (const Json& item : *entries) {
    CREDIT_TRY(auto entry, read_entry(item));
    sheet.entries.push_back(std::move(entry));
  }
  CREDIT_TRY(sheet.reasons, read_reasons(json));
  return sheet;
}

// The tree holds what is personal: nothing of it stays behind.
void wipe_texts(Json& json) {
  if (json.is_string()) wipe(json.get_ref<std::string&>());
  if (json.is_structured())
    for (auto& item : json) wipe_texts(item);
}

}  // namespace

Result<Sheet> read_sheet(ByteView bytes) {
  Json json = Json::parse(text_view(bytes), nullptr, false);
  if (!json.is_object()) return malformed("not a JSON object");
  auto sheet = read_whole(json);
  wipe_texts(json);
  return sheet;
}

}  // namespace credit::platform_client
