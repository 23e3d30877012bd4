// What is known of each device, gathered from those who tell: its name when it is plugged in, its state from its
// driver. Pure.
#pragma once
#include <map>
#include <string>
#include <utility>

#include "drivers/service/events.h"

namespace credit::devices {

class DeviceList {
 public:
  // The news as it is to be told: identity, name, transport and last failure from before are filled in where the news
  // has none. Nothing when it says nothing new.
  std::optional<DeviceChanged> take(DeviceChanged news);
  const DeviceChanged* find(DeviceKind kind, const std::string& port) const;

 private:
  std::map<std::pair<DeviceKind, std::string>, DeviceChanged> known_;
};

}  // namespace credit::devices
