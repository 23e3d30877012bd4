#include "drivers/usb/libusb_device.h"

#include <algorithm>
#include <utility>

#include "base/failures/reader.h"

namespace credit::usb {
namespace {

tl::unexpected<Failure> refused(int error) {
  const std::string detail = libusb_error_name(error);
  switch (error) {
    case LIBUSB_ERROR_ACCESS:
      return fail(failure::reader_not_permitted, detail);
    case LIBUSB_ERROR_BUSY:
      return fail(failure::reader_busy, detail);
    case LIBUSB_ERROR_NO_DEVICE:
    case LIBUSB_ERROR_NOT_FOUND:
      return fail(failure::reader_unplugged, detail);
    default:
      return fail(failure::reader_open_failed, detail);
  }
}

struct ConfigEnds {
  void operator()(libusb_config_descriptor* config) const { libusb_free_config_descriptor(config); }
};

void note(Interface& interface, const libusb_endpoint_descriptor& endpoint) {
  const int type = endpoint.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK;
  if (type != LIBUSB_TRANSFER_TYPE_BULK && type != LIBUSB_TRANSFER_TYPE_INTERRUPT) return;
  const std::size_t packet = std::max<std::size_t>(1, endpoint.wMaxPacketSize & 0x7FF);  // USB 2.0 table 9-13
  interface.endpoints.push_back(
      {endpoint.bEndpointAddress, type == LIBUSB_TRANSFER_TYPE_BULK ? Flow::bulk : Flow::interrupt, packet});
}

Interface described(const libusb_interface_descriptor& setting) {
  Interface interface {
    setting.bInterfaceNumber, setting.bInterfaceClass, setting.bInterfaceSubClass, setting.bInterfaceProtocol, {}
  };
  for (int i = 0; i < setting.bNumEndpoints; ++i) note(interface, setting.endpoint[i]);
  std::sort(interface.endpoints.begin(), interface.endpoints.end(),
            [](const Endpoint& one, const Endpoint& other) { return one.address < other.address; });
  return interface;
}

Result<Interface> first_interface_of(libusb_device* device) {
  libusb_config_descriptor* raw = nullptr;
  if (const int error = libusb_get_active_config_descriptor(device, &raw); error != 0) return refused(error);
  const std::unique_ptr<libusb_config_descriptor, ConfigEnds> config(raw);
  if (config->bNumInterfaces == 0 || config->interface[0].num_altsetting == 0)
    return fail(failure::reader_open_failed, "no interface");
  return described(config->interface[0].altsetting[0]);
}

// An interface that was never claimed, or lost in a reset, is released without harm.
HandlePtr held(libusb_device_handle* raw, int interface) {
  return HandlePtr(raw, [interface](libusb_device_handle* handle) {
    libusb_release_interface(handle, interface);
    libusb_close(handle);
  });
}

}  // namespace

Result<std::unique_ptr<Device>> LibusbDevice::open(std::shared_ptr<LibusbLoop> loop, libusb_device* device) {
  CREDIT_TRY(auto interface, first_interface_of(device));
  libusb_device_handle* raw = nullptr;
  if (const int error = libusb_open(device, &raw); error != 0) return refused(error);
  auto handle = held(raw, interface.number);
  // usbhid holds HID readers until then. It does not get them back: it would talk to them first, and a reader that
  // hangs would keep us waiting when we let go of it.
  const int detached = libusb_detach_kernel_driver(raw, interface.number);
  if (detached == LIBUSB_ERROR_NO_DEVICE) return refused(detached);
  if (const int error = libusb_claim_interface(raw, interface.number); error != 0) return refused(error);
  return std::unique_ptr<Device>(new LibusbDevice(std::move(loop), std::move(handle), std::move(interface)));
}

LibusbDevice::LibusbDevice(std::shared_ptr<LibusbLoop> loop, HandlePtr handle, Interface interface)
    : loop_(std::move(loop)), handle_(std::move(handle)), interface_(std::move(interface)) {}

LibusbDevice::~LibusbDevice() { loop_->cancel(alive_); }

const Endpoint& LibusbDevice::at(std::uint8_t address) const {
  for (const auto& endpoint : interface_.endpoints)
    if (endpoint.address == address) return endpoint;
  impossible("an endpoint the device does not have", __FILE__, __LINE__);
}

void LibusbDevice::write(std::uint8_t endpoint, ByteView data, std::chrono::milliseconds deadline, Done done) {
  ask(Wish{endpoint, at(endpoint).flow, Bytes(data.begin(), data.end()), deadline, std::move(done)});
}

// Whole packets only: a buffer that ends inside a packet turns a talkative device into an overflow.
void LibusbDevice::read(std::uint8_t endpoint, std::size_t room, std::chrono::milliseconds deadline, Done done) {
  const auto& [address, flow, packet] = at(endpoint);
  const std::size_t packets = std::max<std::size_t>(1, (room + packet - 1) / packet);
  ask(Wish{address, flow, Bytes(packets * packet), deadline, std::move(done)});
}

void LibusbDevice::ask(Wish wish) {
  if (clearing_ > 0) return held_.push_back(std::move(wish));
  loop_->submit(alive_, handle_, std::move(wish));
}

void LibusbDevice::cancel() {
  for (auto& wish : std::exchange(held_, {}))
    loop_->later([still = std::weak_ptr<void>(alive_), done = std::move(wish.done)] {
      if (!still.expired()) done(End::cancelled, {});
    });
  loop_->cancel(alive_);
}

// A control request for each endpoint, on which a device that hangs keeps the kernel waiting for 5 s.
void LibusbDevice::clear_stalls() {
  ++clearing_;
  const auto clear = [endpoints = interface_.endpoints](libusb_device_handle* handle) {
    for (const auto& endpoint : endpoints) libusb_clear_halt(handle, endpoint.address);
    return 0;
  };
  loop_->aside(alive_, handle_, clear, [this](int) { stalls_cleared(); });
}

void LibusbDevice::stalls_cleared() {
  if (--clearing_ > 0) return;
  for (auto& wish : std::exchange(held_, {})) ask(std::move(wish));
}

// USBDEVFS_RESET keeps its caller until the device is enumerated again. libusb lets go of the interfaces before it and
// claims them after; where that fails, or the device is not the same any more, libusb says so and the handle is spent.
// Transfers are given back before: the kernel locks the device meanwhile, and fetching them would keep the loop
// waiting.
void LibusbDevice::reset(WasReset done) {
  cancel();
  const auto told = [done = std::move(done)](int error) {
    const bool gone = error == LIBUSB_ERROR_NOT_FOUND || error == LIBUSB_ERROR_NO_DEVICE;
    done(error == 0 ? End::done : gone ? End::gone : End::failed);
  };
  loop_->landed(alive_, [this, told] { loop_->aside(alive_, handle_, libusb_reset_device, told); });
}

}  // namespace credit::usb
