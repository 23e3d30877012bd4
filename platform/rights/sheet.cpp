#include "platform/rights/sheet.h"

#include <nlohmann/json.hpp>

namespace credit::platform {
namespace {

using Json = nlohmann::ordered_json;

Json three(const Words& words) { return {{"zh_CN", words[0]}, {"zh_TW", words[1]}, {"en", words[2]}}; }

Json entry_json(const SheetEntry& entry) {
  Json lines = Json::array();
  for (const auto& line : entry.lines) lines.push_back({{"label", three(line.label)}, {"value", three(line.value)}});
  Json json = {{"title", three(entry.title)}, {"lines", std::move(lines)}};
  if (entry.mark) json["mark"] = three(*entry.mark);
  if (!entry.record.empty()) json["object_to"] = {{"report_number", entry.report}, {"record", entry.record}};
  return json;
}

}  // namespace

Sheet Sheet::of(const Service& service) {
  return {service.code, service.title, service.note, {}, service.printable, {}, {}};
}

std::string sheet_json(const Sheet& sheet) {
  Json entries = Json::array(), reasons = Json::array();
  for (const auto& entry : sheet.entries) entries.push_back(entry_json(entry));
  for (const auto& reason : sheet.reasons) reasons.push_back({{"code", reason.code}, {"name", three(reason.name)}});
  Json json = {{"service", sheet.service},     {"title", three(sheet.title)},   {"note", three(sheet.note)},
               {"printable", sheet.printable}, {"entries", std::move(entries)}, {"reasons", std::move(reasons)}};
  if (!sheet.number.empty()) json["number"] = sheet.number;
  return json.dump();
}

}  // namespace credit::platform
