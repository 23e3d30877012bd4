// What a USB device says of itself beside its name, from sysfs: nothing is opened to know it.
#pragma once
#include <string>

namespace credit::devices {

// "serial 0123, release 1.10", whatever of it there is; empty for a port that is no USB port.
std::string usb_identity(const std::string& port);

}  // namespace credit::devices
