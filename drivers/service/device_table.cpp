#include "drivers/service/device_table.h"

#include <algorithm>
#include <array>

namespace credit::devices {
namespace {

constexpr std::size_t columns = 7;
using Row = std::array<std::string, columns>;

std::string harmless(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
  return text.empty() ? "-" : text;
}

std::string words_for(const std::optional<Failure>& now, const std::optional<Failure>& last) {
  if (now) return now->describe();
  return last ? "(" + last->describe() + ")" : "";  // in brackets: over
}

// Characters, not bytes: the columns line up for everything but wide scripts.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string drawn(const std::vector<Row>& rows) {
  std::array<std::size_t, columns> widths{};
  for (const auto& row : rows)
    for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], width(row[i]));
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < columns; ++i) text += row[i] + std::string(widths[i] - width(row[i]) + 2, ' ');
    text += row[columns - 1] + "\n";
  }
  return text;
}

QJsonValue json_text(const std::string& text) { return QString::fromStdString(text); }

QJsonValue json_of(const std::optional<Failure>& failure) {
  if (!failure) return QJsonValue::Null;
  return QJsonObject{{QStringLiteral("code"), json_text(std::string(failure->name()))},
                     {QStringLiteral("detail"), json_text(failure->detail)}};
}

}  // namespace

void Standing::take(const DeviceChanged& news) {
  if (news.state == DeviceState::absent && !news.port.empty()) {
    known_.erase({news.kind, news.port});
    return;
  }
  if (news.state != DeviceState::absent) known_.erase({news.kind, std::string()});
  known_.insert_or_assign({news.kind, news.port}, news);
}

std::vector<DeviceChanged> Standing::all() const {
  std::vector<DeviceChanged> devices;
  for (const auto& [key, device] : known_) devices.push_back(device);
  return devices;
}

bool Standing::settled() const {
  return std::none_of(known_.begin(), known_.end(),
                      [](const auto& entry) { return entry.second.state == DeviceState::starting; });
}

std::string table_of(const std::vector<DeviceChanged>& devices) {
  std::vector<Row> rows{{"KIND", "PORT", "STATE", "TRANSPORT", "NAME", "ID", "LAST ERROR"}};
  for (const auto& device : devices)
    rows.push_back({name_of(device.kind), harmless(device.port), name_of(device.state), harmless(device.transport),
                    harmless(device.name), harmless(device.identity),
                    harmless(words_for(device.failure, device.last_failure))});
  return drawn(rows);
}

QJsonObject json_of(const DeviceChanged& device) {
  return {{QStringLiteral("kind"), QLatin1String(name_of(device.kind))},
          {QStringLiteral("state"), QLatin1String(name_of(device.state))},
          {QStringLiteral("port"), json_text(device.port)},
          {QStringLiteral("id"), json_text(device.identity)},
          {QStringLiteral("name"), json_text(device.name)},
          {QStringLiteral("transport"), json_text(device.transport)},
          {QStringLiteral("failure"), json_of(device.failure)},
          {QStringLiteral("last_failure"), json_of(device.last_failure)}};
}

QJsonObject json_of(const Happening& happening) {
  QJsonObject object{{QStringLiteral("happening"), QLatin1String(name_of(happening.what))},
                     {QStringLiteral("port"), json_text(happening.port)}};
  if (happening.failure) object.insert(QStringLiteral("failure"), QLatin1String(words_of(*happening.failure).code));
  return object;
}

std::string line_of(const DeviceChanged& device) {
  const std::string why = device.failure ? " (" + device.failure->describe() + ")" : "";
  return std::string(name_of(device.kind)) + " " + harmless(device.port) + " " + name_of(device.state) +
         harmless(why.empty() ? " " : why);
}

std::string line_of(const Happening& happening) {
  const std::string where = happening.port.empty() ? "" : " " + harmless(happening.port);
  const std::string why = happening.failure ? std::string(" (") + words_of(*happening.failure).code + ")" : "";
  return name_of(happening.what) + where + why;
}

}  // namespace credit::devices
