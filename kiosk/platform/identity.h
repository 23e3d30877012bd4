// Our side of mutual TLS.
#pragma once
#include <QSslConfiguration>

#include "kiosk/platform/platform_settings.h"

namespace credit::platform_client {

// TLS 1.3 and nothing older, the given authority and no other, our certificate with its chain. kiosk_identity_unusable
Result<QSslConfiguration> make_identity(const PlatformSettings& settings);

}  // namespace credit::platform_client
