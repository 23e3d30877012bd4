#include "drivers/usb/libusb_bus.h"

#include <QPointer>
#include <array>

#include "base/failures/reader.h"
#include "drivers/usb/libusb_device.h"

namespace credit::usb {

std::string port_of(libusb_device* device) {
  std::array<std::uint8_t, 7> ports{};  // USB 3.0 clause 8.9: at most seven tiers
  const int count = libusb_get_port_numbers(device, ports.data(), static_cast<int>(ports.size()));
  std::string port = std::to_string(libusb_get_bus_number(device));
  for (int i = 0; i < count; ++i) {
    port += i == 0 ? '-' : '.';
    port += std::to_string(ports[static_cast<std::size_t>(i)]);
  }
  return port;
}

const KnownId* known(libusb_device* device) {
  libusb_device_descriptor descriptor{};
  if (libusb_get_device_descriptor(device, &descriptor) != 0) return nullptr;
  return known_reader(descriptor.idVendor, descriptor.idProduct);
}

LibusbBus::LibusbBus(QObject* parent) : Bus(parent) {}

LibusbBus::~LibusbBus() {
  if (loop_) libusb_hotplug_deregister_callback(loop_->context(), hotplug_);
  present_.clear();
}

Status LibusbBus::start() {
  CREDIT_ENSURE(!loop_);
  CREDIT_TRY(loop_, LibusbLoop::make());
  const int error = libusb_hotplug_register_callback(
      loop_->context(), LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT,
      LIBUSB_HOTPLUG_ENUMERATE, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
      &LibusbBus::plugged, this, &hotplug_);
  if (error != 0) return fail(failure::reader_usb_unavailable, libusb_error_name(error));
  return {};
}

// Runs inside libusb: the device is only remembered, and looked at once libusb is left.
int LibusbBus::plugged(libusb_context*, libusb_device* device, libusb_hotplug_event event, void* self) {
  auto* bus = static_cast<LibusbBus*>(self);
  if (known(device) == nullptr) return 0;
  const DevicePtr kept(libusb_ref_device(device), DeviceEnds{});
  const auto what = event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED ? &LibusbBus::came : &LibusbBus::went;
  bus->loop_->later([still = QPointer<LibusbBus>(bus), what, kept] {
    if (still) (still->*what)(kept);
  });
  return 0;
}

// A device that comes while the bus starts is told of twice: among those that are there, and as one that comes.
void LibusbBus::came(const DevicePtr& device) {
  const std::string port = port_of(device.get());
  if (const auto known_here = present_.find(port); known_here != present_.end() && known_here->second == device) return;
  present_[port] = device;
  Q_EMIT arrived(Attached{port, *known(device.get())});
}

// A late farewell must not take away the successor that is already in the same socket.
void LibusbBus::went(const DevicePtr& device) {
  const std::string port = port_of(device.get());
  const auto found = present_.find(port);
  if (found == present_.end() || found->second != device) return;
  present_.erase(found);
  Q_EMIT left(port);
}

Result<std::unique_ptr<Device>> LibusbBus::open(const std::string& port) {
  const auto found = present_.find(port);
  if (found == present_.end()) return fail(failure::reader_unplugged, "port " + port);
  return LibusbDevice::open(loop_, found->second.get());
}

}  // namespace credit::usb
