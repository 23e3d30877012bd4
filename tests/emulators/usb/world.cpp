#include "tests/emulators/usb/world.h"

#include <cstdlib>
#include <string_view>

#include "base/result.h"
#include "tests/emulators/usb/umockdev_tty.h"
#include "tests/emulators/usb/vhci_port.h"

namespace credit::emulator {
namespace {

class UmockdevWorld final : public UsbWorld {
 public:
  explicit UmockdevWorld(UMockdevTestbed* testbed) : testbed_(testbed) {}
  std::unique_ptr<HostSide> host_for(const FakeDevice& device) override {
    const bool modem = !device.interfaces.empty() && device.interfaces.front().klass == cdc_class;
    if (modem) return std::make_unique<UmockdevTty>(testbed_);
    return std::make_unique<UmockdevPort>(testbed_);
  }
  bool real_kernel() const override { return false; }

 private:
  UMockdevTestbed* testbed_;
};

class VhciWorld final : public UsbWorld {
 public:
  std::unique_ptr<HostSide> host_for(const FakeDevice&) override { return std::make_unique<VhciPort>(); }
  bool real_kernel() const override { return true; }
};

}  // namespace

bool wants_real_kernel() {
  const char* wish = std::getenv("CREDIT_USB_WORLD");
  if (wish == nullptr || std::string_view(wish) == "umockdev") return false;
  CREDIT_ENSURE(std::string_view(wish) == "vhci");
  return true;
}

std::unique_ptr<UsbWorld> umockdev_world(_UMockdevTestbed* testbed) { return std::make_unique<UmockdevWorld>(testbed); }
std::unique_ptr<UsbWorld> vhci_world() { return std::make_unique<VhciWorld>(); }

}  // namespace credit::emulator
