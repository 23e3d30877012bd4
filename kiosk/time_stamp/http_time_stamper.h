// A TimeStamper over HTTP: one POST of application/timestamp-query, no redirect, no proxy, no cookie, no second try.
#pragma once
#include <memory>

#include "kiosk/time_stamp/stamp_settings.h"

namespace credit::time_authority {

// ask() blocks its caller for at most the settings' limit and runs the exchange in a thread of its own: never call it
// on a thread that has an event loop to serve others.
std::unique_ptr<time_stamp::TimeStamper> make_http_time_stamper(const StampSettings& settings);

}  // namespace credit::time_authority
