// The platform's client over HTTPS: TLS 1.3 both ways, HTTP/1.1, no redirect, cookie, cache or proxy.
#pragma once
#include <memory>

#include "kiosk/platform/client.h"
#include "kiosk/platform/platform_settings.h"

namespace credit::platform_client {

// settings_invalid (url), kiosk_identity_unusable (certificate, key or authority cannot be read or do not fit).
Result<std::unique_ptr<Client>> make_platform_client(PlatformSettings settings);

}  // namespace credit::platform_client
