#include "drivers/usb/libusb_device.h"

#include <algorithm>

namespace credit::usb {
namespace {

constexpr int interface_number = 0;

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

void note(BulkEndpoints& bulk, const libusb_endpoint_descriptor& endpoint) {
  if ((endpoint.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK) != LIBUSB_TRANSFER_TYPE_BULK) return;
  const bool in = (endpoint.bEndpointAddress & LIBUSB_ENDPOINT_IN) != 0;
  (in ? bulk.in : bulk.out).push_back(endpoint.bEndpointAddress);
  bulk.packet = std::max<std::size_t>(bulk.packet, endpoint.wMaxPacketSize);
}

Result<BulkEndpoints> endpoints_of(libusb_device* device) {
  libusb_config_descriptor* raw = nullptr;
  if (const int error = libusb_get_active_config_descriptor(device, &raw); error != 0) return refused(error);
  const std::unique_ptr<libusb_config_descriptor, ConfigEnds> config(raw);
  BulkEndpoints bulk;
  if (config->bNumInterfaces == 0 || config->interface[0].num_altsetting == 0) return bulk;
  const auto& setting = config->interface[0].altsetting[0];
  for (int i = 0; i < setting.bNumEndpoints; ++i) note(bulk, setting.endpoint[i]);
  std::sort(bulk.out.begin(), bulk.out.end());
  std::sort(bulk.in.begin(), bulk.in.end());
  return bulk;
}

void let_go(libusb_device_handle* handle) {
  libusb_release_interface(handle, interface_number);
  libusb_close(handle);
}

}  // namespace

Result<std::unique_ptr<Device>> LibusbDevice::open(std::shared_ptr<LibusbLoop> loop, libusb_device* device) {
  CREDIT_TRY(auto bulk, endpoints_of(device));
  libusb_device_handle* raw = nullptr;
  if (const int error = libusb_open(device, &raw); error != 0) return refused(error);
  const HandlePtr handle(raw, let_go);
  libusb_set_auto_detach_kernel_driver(raw, 1);
  if (const int error = libusb_claim_interface(raw, interface_number); error != 0) return refused(error);
  return std::unique_ptr<Device>(new LibusbDevice(std::move(loop), handle, std::move(bulk)));
}

LibusbDevice::LibusbDevice(std::shared_ptr<LibusbLoop> loop, HandlePtr handle, BulkEndpoints bulk)
    : loop_(std::move(loop)), handle_(std::move(handle)), bulk_(std::move(bulk)) {}

LibusbDevice::~LibusbDevice() { loop_->cancel(alive_); }

void LibusbDevice::write(std::uint8_t endpoint, ByteView data, std::chrono::milliseconds deadline, Done done) {
  loop_->submit(alive_, handle_, Wish{endpoint, Bytes(data.begin(), data.end()), deadline, std::move(done)});
}

// Whole packets only: a buffer that ends inside a packet turns a talkative device into an overflow.
void LibusbDevice::read(std::uint8_t endpoint, std::size_t room, std::chrono::milliseconds deadline, Done done) {
  const std::size_t packets = std::max<std::size_t>(1, (room + bulk_.packet - 1) / bulk_.packet);
  loop_->submit(alive_, handle_, Wish{endpoint, Bytes(packets * bulk_.packet), deadline, std::move(done)});
}

void LibusbDevice::cancel() { loop_->cancel(alive_); }

// One short control request each, answered by the host controller's side in a few ms: the only synchronous call, made
// only after a stall.
void LibusbDevice::clear_stalls() {
  for (const auto endpoint : bulk_.out) libusb_clear_halt(handle_.get(), endpoint);
  for (const auto endpoint : bulk_.in) libusb_clear_halt(handle_.get(), endpoint);
}

}  // namespace credit::usb
