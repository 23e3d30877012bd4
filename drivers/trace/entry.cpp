#include "drivers/trace/entry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <array>

namespace credit::trace {
namespace {

constexpr std::array<const char*, 12> names{"arrived", "left",   "opened",       "refused", "write",     "read",
                                            "end",     "cancel", "clear_stalls", "reset",   "was_reset", "closed"};
constexpr std::array ends{usb::End::done,    usb::End::timed_out, usb::End::cancelled,
                          usb::End::stalled, usb::End::gone,      usb::End::failed};
constexpr int version = 1;

QString words(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }
QString hex(ByteView bytes) { return words(to_hex(bytes)); }

QJsonArray json_of(const std::vector<usb::Endpoint>& endpoints) {
  QJsonArray array;
  for (const auto& endpoint : endpoints)
    array.append(QJsonArray{endpoint.address, endpoint.flow == usb::Flow::interrupt ? 1 : 0,
                            static_cast<qint64>(endpoint.packet)});
  return array;
}

void add_transfer(QJsonObject& line, const Entry& entry) {
  line.insert(QStringLiteral("transfer"), entry.transfer);
  if (entry.what == What::end || entry.what == What::was_reset)
    line.insert(QStringLiteral("end"), QLatin1String(usb::name_of(entry.end)));
  if (entry.what == What::write || entry.what == What::read) {
    line.insert(QStringLiteral("endpoint"), entry.endpoint);
    line.insert(QStringLiteral("deadline"), static_cast<qint64>(entry.deadline));
  }
  if (entry.what == What::read) line.insert(QStringLiteral("room"), static_cast<qint64>(entry.room));
  if (!entry.data.empty()) line.insert(QStringLiteral("data"), hex(entry.data));
}

bool concerns_transfer(What what) {
  return what == What::write || what == What::read || what == What::end || what == What::reset ||
         what == What::was_reset;
}

usb::Interface interface_of(const QJsonObject& line) {
  usb::Interface interface;
  const auto numbers = line.value(QStringLiteral("interface")).toArray();
  interface.number = static_cast<std::uint8_t>(numbers.at(0).toInt());
  interface.klass = static_cast<std::uint8_t>(numbers.at(1).toInt());
  interface.subclass = static_cast<std::uint8_t>(numbers.at(2).toInt());
  interface.protocol = static_cast<std::uint8_t>(numbers.at(3).toInt());
  for (const auto& value : line.value(QStringLiteral("endpoints")).toArray()) {
    const auto endpoint = value.toArray();
    interface.endpoints.push_back({static_cast<std::uint8_t>(endpoint.at(0).toInt()),
                                   endpoint.at(1).toInt() == 1 ? usb::Flow::interrupt : usb::Flow::bulk,
                                   static_cast<std::size_t>(endpoint.at(2).toInt(64))});
  }
  return interface;
}

Told<usb::End> end_of(const QJsonObject& line) {
  const auto text = line.value(QStringLiteral("end")).toString(QStringLiteral("done"));
  for (const auto end : ends)
    if (text == QLatin1String(usb::name_of(end))) return end;
  return tl::unexpected<std::string>("no such end");
}

Told<What> what_of(const QJsonObject& line) {
  const auto text = line.value(QStringLiteral("what")).toString();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (text == QLatin1String(names[i])) return static_cast<What>(i);
  return tl::unexpected<std::string>("no such entry: " + text.toStdString());
}

Told<Entry> entry_of(const QJsonObject& line) {
  const auto what = what_of(line);
  const auto end = end_of(line);
  const auto data = from_hex(line.value(QStringLiteral("data")).toString().toStdString());
  if (!what) return tl::unexpected(what.error());
  if (!end) return tl::unexpected(end.error());
  if (!data) return tl::unexpected<std::string>("bytes are not hexadecimal");
  const auto number = [&](const char* key) { return line.value(QLatin1String(key)).toInteger(); };
  Entry entry;
  entry.what = *what;
  entry.at = number("t");
  entry.port = line.value(QStringLiteral("port")).toString().toStdString();
  entry.transfer = static_cast<int>(number("transfer"));
  entry.endpoint = static_cast<std::uint8_t>(number("endpoint"));
  entry.room = static_cast<std::size_t>(number("room"));
  entry.deadline = number("deadline");
  entry.end = *end;
  entry.data = *data;
  entry.vid = static_cast<std::uint16_t>(number("vid"));
  entry.pid = static_cast<std::uint16_t>(number("pid"));
  entry.interface = interface_of(line);
  entry.failure = line.value(QStringLiteral("failure")).toString().toStdString();
  return entry;
}

Told<QJsonObject> object_in(std::string_view line) {
  QJsonParseError error;
  const auto document =
      QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), static_cast<qsizetype>(line.size())), &error);
  if (!document.isObject()) return tl::unexpected(error.errorString().toStdString());
  return document.object();
}

std::string compact(const QJsonObject& line) {
  return QJsonDocument(line).toJson(QJsonDocument::Compact).toStdString();
}

}  // namespace

std::string to_line(const Entry& entry) {
  QJsonObject line{{QStringLiteral("t"), static_cast<qint64>(entry.at)},
                   {QStringLiteral("what"), QLatin1String(names[static_cast<std::size_t>(entry.what)])},
                   {QStringLiteral("port"), words(entry.port)}};
  if (concerns_transfer(entry.what)) add_transfer(line, entry);
  if (entry.what == What::arrived) {
    line.insert(QStringLiteral("vid"), entry.vid);
    line.insert(QStringLiteral("pid"), entry.pid);
  }
  if (entry.what == What::opened) {
    const auto& interface = entry.interface;
    line.insert(QStringLiteral("interface"),
                QJsonArray{interface.number, interface.klass, interface.subclass, interface.protocol});
    line.insert(QStringLiteral("endpoints"), json_of(interface.endpoints));
  }
  if (entry.what == What::refused) line.insert(QStringLiteral("failure"), words(entry.failure));
  return compact(line);
}

Told<Entry> from_line(std::string_view line) {
  const auto object = object_in(line);
  if (!object) return tl::unexpected(object.error());
  return entry_of(*object);
}

std::string heading() {
  return compact({{QStringLiteral("credit-devices trace"), version},
                  {QStringLiteral("personal data"), QStringLiteral("replaced before it was written")}});
}

bool is_heading(std::string_view line) {
  const auto object = object_in(line);
  return object && object->value(QStringLiteral("credit-devices trace")).toInt() == version;
}

}  // namespace credit::trace
