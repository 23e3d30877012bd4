// Where an emulated device is plugged in: the socket of a host that may be umockdev or a real kernel.
#pragma once
#include <cstdint>
#include <string>

#include "tests/emulators/usb/device_side.h"

namespace credit::emulator {

class HostSide {
 public:
  virtual ~HostSide() = default;
  virtual void plug(DeviceSide& device, int socket) = 0;
  virtual void unplug() = 0;
  virtual std::string port_name(int socket) const = 0;  // "1-2": as the host calls that socket
  virtual std::uint64_t requests() const = 0;           // of the host so far: an idle client makes few
};

}  // namespace credit::emulator
