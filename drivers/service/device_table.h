// Devices as people and as other programs read them. Pure.
#pragma once
#include <QJsonObject>
#include <map>
#include <string>
#include <vector>

#include "drivers/service/events.h"

namespace credit::devices {

// What was told of each device, as it stands now.
class Standing {
 public:
  void take(const DeviceChanged& news);
  std::vector<DeviceChanged> all() const;  // readers first, then by port
  bool settled() const;                    // none is about to become something else

 private:
  std::map<std::pair<DeviceKind, std::string>, DeviceChanged> known_;
};

// A heading and a line a device, columns padded; nothing a terminal would obey is left in names devices give
// themselves.
std::string table_of(const std::vector<DeviceChanged>& devices);
QJsonObject json_of(const DeviceChanged& device);
QJsonObject json_of(const Happening& happening);
std::string line_of(const DeviceChanged& device);  // one line, for watching
std::string line_of(const Happening& happening);

}  // namespace credit::devices
