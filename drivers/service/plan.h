// What the settings file and the command line say, checked: all that `serve` needs to know. devices.toml is the sample.
#pragma once
#include "base/settings.h"
#include "drivers/service/devices_service.h"

namespace credit::devices {

struct Plan {
  DeviceOptions devices;
  ServerOptions server;
};

// settings_invalid; a key nobody knows is one, too
Result<Plan> plan_of(const Settings& settings);
Result<ReaderOptions> reader_options(const Settings& settings);
Result<ScannerOptions> scanner_options(const Settings& settings);
Result<std::chrono::milliseconds> duration(const Settings& settings, const char* key, std::int64_t low,
                                           std::chrono::milliseconds fallback);

inline constexpr const char* usual_settings = "/etc/credit/devices.toml";
inline constexpr const char* usual_socket = "/run/credit-devices/socket";

}  // namespace credit::devices
