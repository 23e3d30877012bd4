// Which host the emulated devices are plugged into. The same test runs in each of them:
//   umockdev   ioctls answered inside this process tree; start through umockdev-wrapper
//   vhci       a real kernel with vhci_hcd, as root in a virtual machine; nothing else may use its sockets
#pragma once
#include <memory>

#include "tests/emulators/usb/host_side.h"

struct _UMockdevTestbed;

namespace credit::emulator {

class UsbWorld {
 public:
  virtual ~UsbWorld() = default;
  virtual std::unique_ptr<HostSide> host_for(const FakeDevice& device) = 0;
  virtual bool real_kernel() const = 0;
};

// CREDIT_USB_WORLD in the environment: "umockdev" (also when unset) or "vhci".
bool wants_real_kernel();
std::unique_ptr<UsbWorld> umockdev_world(_UMockdevTestbed* testbed);
std::unique_ptr<UsbWorld> vhci_world();

}  // namespace credit::emulator
