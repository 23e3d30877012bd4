// Where the platform is, whom we believe to be it, and who we are.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "base/settings.h"

namespace credit::platform_client {

struct PlatformSettings {
  std::string url;                               // "https://platform.example" or with a port; no path
  std::filesystem::path authority;               // PEM: the only roots believed; the system's are not
  std::filesystem::path certificate, key;        // PEM: this kiosk
  std::chrono::milliseconds limit{30'000};       // for one call, tries included
  std::chrono::milliseconds pause{300};          // before the second try
  std::function<void(Instant)> heard_time = {};  // told of the Date of each answer, over TLS that was checked
};

// Section [platform]: url, authority, certificate, key, limit_seconds.
Result<PlatformSettings> read_platform_settings(const Settings& settings);  // settings_invalid

}  // namespace credit::platform_client
