#include "drivers/service/saying.h"

#include <QDateTime>
#include <QJsonDocument>
#include <cstdio>

#include "drivers/service/device_table.h"

namespace credit::devices {
namespace {

void say(bool json, const std::string& text, QJsonObject object) {
  const auto now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
  object.insert(QStringLiteral("time"), now);
  if (json)
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
  else
    std::printf("%s  %s\n", now.toLatin1().constData(), text.c_str());
  std::fflush(stdout);
}

}  // namespace

void Saying::event(const Event& event) const {
  if (const auto* device = std::get_if<DeviceChanged>(&event)) return say(json_, line_of(*device), json_of(*device));
  const auto* happening = std::get_if<Happening>(&event);
  const auto outline = happening == nullptr ? outline_of(event) : std::optional(*happening);
  if (outline) say(json_, line_of(*outline), json_of(*outline));
}

void Saying::failure(const Failure& failure) const {
  say(json_, failure.describe(), {{QStringLiteral("failure"), QString::fromStdString(failure.describe())}});
}

}  // namespace credit::devices
