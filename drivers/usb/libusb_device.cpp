#include "drivers/usb/libusb_device.h"

#include <algorithm>

namespace credit::usb {
namespace {

tl::unexpected<Failure> refused(int error) {
  const std::string detail = libusb_error_name(error);
  switch (error) {
    case LIBUSB_ERROR_ACCESS:
      return fail(FailureCode::reader_not_permitted, detail);
    case LIBUSB_ERROR_BUSY:
      return fail(FailureCode::reader_busy, detail);
    case LIBUSB_ERROR_NO_DEVICE:
    case LIBUSB_ERROR_NOT_FOUND:
      return fail(FailureCode::reader_unplugged, detail);
    default:
      return fail(FailureCode::reader_open_failed, detail);
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
    return fail(FailureCode::reader_open_failed, "no interface");
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
  libusb_set_auto_detach_kernel_driver(raw, 1);  // usbhid holds HID readers until then
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
  loop_->submit(alive_, handle_,
                Wish{endpoint, at(endpoint).flow, Bytes(data.begin(), data.end()), deadline, std::move(done)});
}

// Whole packets only: a buffer that ends inside a packet turns a talkative device into an overflow.
void LibusbDevice::read(std::uint8_t endpoint, std::size_t room, std::chrono::milliseconds deadline, Done done) {
  const auto& [address, flow, packet] = at(endpoint);
  const std::size_t packets = std::max<std::size_t>(1, (room + packet - 1) / packet);
  loop_->submit(alive_, handle_, Wish{address, flow, Bytes(packets * packet), deadline, std::move(done)});
}

void LibusbDevice::cancel() { loop_->cancel(alive_); }

// One short control request each, answered by the host controller's side in a few ms: the only synchronous call, made
// only after a stall.
void LibusbDevice::clear_stalls() {
  for (const auto& endpoint : interface_.endpoints) libusb_clear_halt(handle_.get(), endpoint.address);
}

void LibusbDevice::reset(WasReset done) {
  loop_->cancel(alive_);
  loop_->reset(alive_, handle_, std::move(done));
}

}  // namespace credit::usb
