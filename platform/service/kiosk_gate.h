// Which machine is asking, and whether it may: nginx checked the certificate, the store knows the machines.
#pragma once
#include "platform/service/message.h"
#include "platform/store/kiosks.h"

namespace credit::platform {

// kiosk_certificate_missing, kiosk_certificate_expired, kiosk_certificate_revoked, kiosk_certificate_unknown,
// kiosk_locked
Result<Kiosk> admit(Connection& connection, const Request& request, Instant now);

}  // namespace credit::platform
