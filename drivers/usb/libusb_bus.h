// The USB bus through libusb: hot-plug by udev, devices told apart by vendor and product id.
#pragma once
#include <deque>
#include <map>

#include "drivers/usb/libusb_loop.h"

namespace credit::usb {

// "1-2.3": bus number and the ports on the way, as the kernel names it.
std::string port_of(libusb_device* device);
// The row of a reader, or nothing.
const KnownId* known(libusb_device* device);

class LibusbBus final : public Bus {
 public:
  explicit LibusbBus(QObject* parent = nullptr);
  ~LibusbBus() override;
  Status start() override;
  Result<std::unique_ptr<Device>> open(const std::string& port) override;

 private:
  struct DeviceEnds {
    void operator()(libusb_device* device) const { libusb_unref_device(device); }
  };
  using DevicePtr = std::shared_ptr<libusb_device>;
  static int plugged(libusb_context*, libusb_device* device, libusb_hotplug_event event, void* self);
  void came(const DevicePtr& device);
  void went(const DevicePtr& device);

  std::shared_ptr<LibusbLoop> loop_;
  libusb_hotplug_callback_handle hotplug_ = 0;
  std::map<std::string, DevicePtr> present_;
};

}  // namespace credit::usb
