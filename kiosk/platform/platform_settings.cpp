#include "kiosk/platform/platform_settings.h"

namespace credit::platform_client {

Result<PlatformSettings> read_platform_settings(const Settings& settings) {
  PlatformSettings result;
  CREDIT_TRY(result.url, settings.text("platform.url"));
  CREDIT_TRY(result.authority, settings.path("platform.authority"));
  CREDIT_TRY(result.certificate, settings.path("platform.certificate"));
  CREDIT_TRY(result.key, settings.path("platform.key"));
  CREDIT_TRY(const std::int64_t limit, settings.number("platform.limit_seconds", 1, 120, 30));
  result.limit = std::chrono::seconds(limit);
  return result;
}

}  // namespace credit::platform_client
