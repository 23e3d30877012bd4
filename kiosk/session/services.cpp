#include "kiosk/session/services.h"

#include <algorithm>

namespace credit::session {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
QString text(const platform_client::ShownWords& words, std::size_t language) { return text(words[language].expose()); }

std::string kind_asked(const VisitData& data) {
  return data.subject() != nullptr ? data.subject()->kind : std::string();
}

QVariantMap map_of(const platform_client::SheetEntry& entry, std::size_t language) {
  QVariantList lines;
  for (const auto& line : entry.lines)
    lines.append(QVariantMap{{QStringLiteral("label"), text(line.label, language)},
                             {QStringLiteral("value"), text(line.value, language)}});
  return {{QStringLiteral("title"), text(entry.title, language)},
          {QStringLiteral("mark"), text(entry.mark, language)},
          {QStringLiteral("lines"), lines},
          {QStringLiteral("objectable"), !entry.record.empty()}};
}

}  // namespace

Personal<std::string> subject_asked(const VisitData& data) {
  return data.subject() != nullptr ? data.subject()->code : Personal<std::string>();
}

std::vector<const platform_client::OfferedService*> services_for(const VisitData& data) {
  std::vector<const platform_client::OfferedService*> found;
  if (!data.offer) return found;
  const auto kind = kind_asked(data);
  for (const auto& service : data.offer->services)
    if (std::ranges::find(service.subjects, kind) != service.subjects.end()) found.push_back(&service);
  return found;
}

bool offers(const VisitData& data, std::string_view service) {
  return std::ranges::any_of(services_for(data), [&](const auto* each) { return each->code == service; });
}

void show_services(Picture& picture, const VisitData& data, std::size_t language) {
  for (const auto* service : services_for(data))
    picture.services.append(QVariantMap{{QStringLiteral("code"), text(service->code)},
                                        {QStringLiteral("name"), text(service->name[language])},
                                        {QStringLiteral("about"), text(service->about[language])}});
}

void show_sheet(Picture& picture, const VisitData& data, std::size_t language) {
  const auto& sheet = data.sheet;
  if (sheet.empty()) return;
  QVariantList entries, reasons;
  for (const auto& entry : sheet.entries) entries.append(map_of(entry, language));
  for (const auto& reason : sheet.reasons)
    reasons.append(QVariantMap{{QStringLiteral("code"), text(reason.code)},
                               {QStringLiteral("name"), text(reason.name[language])}});
  picture.sheet = {{QStringLiteral("title"), text(sheet.title, language)},
                   {QStringLiteral("note"), text(sheet.note, language)},
                   {QStringLiteral("number"), text(sheet.number)},
                   {QStringLiteral("printable"), sheet.printable},
                   {QStringLiteral("entries"), entries},
                   {QStringLiteral("reasons"), reasons}};
  if (data.picked < sheet.entries.size())
    picture.sheet[QStringLiteral("picked")] = text(sheet.entries[data.picked].title, language);
}

}  // namespace credit::session
