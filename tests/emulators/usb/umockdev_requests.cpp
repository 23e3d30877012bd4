// The ioctls of usbfs, answered as the kernel would.
#include <sys/ioctl.h>
#include <termios.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/result.h"
#include "tests/emulators/usb/umockdev_urb.h"

namespace credit::emulator {
namespace {

using DataPtr = ObjectPtr<UMockdevIoctlData>;

void reply(UMockdevIoctlClient* client, long result, int error = 0) {
  umockdev_ioctl_client_complete(client, result, error);
}
// What the argument points to, or the argument itself when it is no pointer to us; nothing when the client has died.
DataPtr memory_of(unsigned long request, UMockdevIoctlData* argument) {
  if (_IOC_SIZE(request) == 0) return DataPtr(static_cast<UMockdevIoctlData*>(g_object_ref(argument)));
  return DataPtr(umockdev_ioctl_data_resolve(argument, 0, _IOC_SIZE(request), nullptr));
}
// The argument of most requests begins with an unsigned int: an interface or an endpoint.
unsigned number_in(const UMockdevIoctlData* argument) {
  unsigned number = 0;
  std::memcpy(&number, argument->data, sizeof number);
  return number;
}
void tell_capabilities(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  const std::uint32_t can = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION |
                            USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_BULK_SCATTER_GATHER |
                            USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
  std::memcpy(argument->data, &can, sizeof can);
  reply(client, 0);
}
constexpr std::size_t setup_size = 8;

}  // namespace

gboolean UmockdevPort::on_ioctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, void* self) {
  static_cast<UmockdevPort*>(self)->answer(client);
  return TRUE;
}

bool UmockdevPort::refuses(unsigned long request) {
  const std::scoped_lock lock(mutex_);
  ++requests_;
  return gone_ && request != USBDEVFS_REAPURB && request != USBDEVFS_REAPURBNDELAY && request != USBDEVFS_DISCARDURB;
}

void UmockdevPort::answer(UMockdevIoctlClient* client) {
  const unsigned long request = umockdev_ioctl_client_get_request(client) & 0xFFFFFFFFUL;
  if (refuses(request)) return reply(client, -1, ENODEV);
  const auto memory = memory_of(request, umockdev_ioctl_client_get_arg(client));
  if (!memory) return reply(client, -1, EFAULT);
  UMockdevIoctlData* argument = memory.get();
  switch (request) {
    case USBDEVFS_GET_CAPABILITIES:
      return tell_capabilities(client, argument);
    case USBDEVFS_CLAIMINTERFACE:
      return claim(client, argument, false);
    case USBDEVFS_DISCONNECT_CLAIM:
      return claim(client, argument, true);
    case USBDEVFS_RELEASEINTERFACE:
      return release(client, argument);
    case USBDEVFS_GETDRIVER:
      return tell_driver(client, argument);
    case USBDEVFS_IOCTL:
      return change_driver(client, argument);
    case USBDEVFS_CLEAR_HALT:
    case USBDEVFS_RESETEP:
      return clear_halt(client, argument);
    case USBDEVFS_RESET:
      return reset(client);
    case USBDEVFS_SUBMITURB:
      return submit(client, argument);
    case USBDEVFS_DISCARDURB:
      return discard(client, argument);
    case USBDEVFS_REAPURB:
    case USBDEVFS_REAPURBNDELAY:
      return reap(client, argument);
    default:
      return reply(client, -1, ENOTTY);
  }
}

// The kernel takes an interface from a holder who closes or dies; umockdev does not tell us of that.
void UmockdevPort::claim(UMockdevIoctlClient* client, UMockdevIoctlData* argument, bool from_driver) {
  const unsigned interface = number_in(argument);
  bool abandoned = false;
  {
    const std::scoped_lock lock(mutex_);
    abandoned = claimed_.contains(interface);
    if (abandoned && opened() > 1) return reply(client, -1, EBUSY);
    if (driven_.contains(interface) && !from_driver) return reply(client, -1, EBUSY);
    driven_.erase(interface);
    claimed_.insert(interface);
  }
  if (abandoned) forget_transfers();
  reply(client, 0);
}

void UmockdevPort::release(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  const unsigned interface = number_in(argument);
  const std::scoped_lock lock(mutex_);
  claimed_.erase(interface);
  reply(client, 0);
}

void UmockdevPort::forget_transfers() {
  device_->drop_waiting();
  const std::scoped_lock lock(mutex_);
  finished_.clear();
  show_readiness();
}

// Which driver of the kernel takes such an interface by its class.
const char* UmockdevPort::kernel_driver(unsigned interface) const {
  switch (device_->description().interfaces.at(interface).klass) {
    case hid_class:
      return "usbhid";
    case cdc_class:
    case cdc_data_class:
      return "cdc_acm";
    default:
      return nullptr;
  }
}

void UmockdevPort::tell_driver(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  const unsigned interface = number_in(argument);
  const std::scoped_lock lock(mutex_);
  if (!claimed_.contains(interface) && !driven_.contains(interface)) return reply(client, -1, ENODATA);
  auto* answer = reinterpret_cast<usbdevfs_getdriver*>(argument->data);
  const char* name = claimed_.contains(interface) ? "usbfs" : kernel_driver(interface);
  std::strncpy(answer->driver, name, sizeof answer->driver - 1);
  reply(client, 0);
}

// Takes the interface from the kernel's driver, or offers it again.
void UmockdevPort::change_driver(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  usbdevfs_ioctl wish{};
  std::memcpy(&wish, argument->data, sizeof wish);
  const auto interface = static_cast<unsigned>(wish.ifno);
  const auto request = static_cast<unsigned>(wish.ioctl_code);
  const std::scoped_lock lock(mutex_);
  if (interface >= device_->description().interfaces.size()) return reply(client, -1, EINVAL);
  if (request == USBDEVFS_DISCONNECT) {
    const bool had_one = driven_.erase(interface) > 0;
    return had_one ? reply(client, 0) : reply(client, -1, ENODATA);
  }
  if (request != USBDEVFS_CONNECT) return reply(client, -1, ENOTTY);
  if (claimed_.contains(interface)) return reply(client, -1, EBUSY);
  if (kernel_driver(interface) != nullptr) driven_.insert(interface);
  reply(client, 0);
}

void UmockdevPort::clear_halt(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  const bool answered = device_->clear_halt(static_cast<std::uint8_t>(number_in(argument)));
  answered ? reply(client, 0) : reply(client, -1, ETIMEDOUT);
}

// The kernel gives the device its address and its configuration back, and the claimed interfaces stay claimed.
void UmockdevPort::reset(UMockdevIoctlClient* client) {
  device_->bus_reset();
  device_->configured();
  reply(client, 0);
}

bool UmockdevPort::take(const Urb& urb) {
  if (urb.setup) return true;
  const std::scoped_lock lock(mutex_);
  const auto& interfaces = device_->description().interfaces;
  return std::any_of(claimed_.begin(), claimed_.end(), [&](unsigned number) {
    if (number >= interfaces.size()) return false;
    const auto& endpoints = interfaces[number].endpoints;
    return std::any_of(endpoints.begin(), endpoints.end(),
                       [&](const FakeEndpoint& one) { return one.address == urb.endpoint; });
  });
}

void UmockdevPort::submit(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  auto urb = std::make_unique<Urb>(*this);
  urb->memory.header.reset(static_cast<UMockdevIoctlData*>(g_object_ref(argument)));
  const usbdevfs_urb& asked = urb->urb();
  urb->name = urb->memory.header->client_addr;
  urb->endpoint = asked.endpoint;
  auto room = static_cast<std::size_t>(asked.buffer_length);
  const std::uint8_t* bytes = nullptr;
  if (room > 0) {
    urb->memory.buffer.reset(
        umockdev_ioctl_data_resolve(urb->memory.header.get(), offsetof(usbdevfs_urb, buffer), room, nullptr));
    if (!urb->memory.buffer) return reply(client, -1, EFAULT);
    bytes = urb->memory.buffer->data;
  }
  if (asked.type == USBDEVFS_URB_TYPE_CONTROL) {
    if (room < setup_size) return reply(client, -1, EINVAL);
    urb->setup = setup_of(bytes);
    urb->endpoint = urb->setup->type & 0x80;
    bytes += setup_size;
    room -= setup_size;
  }
  if (!take(*urb)) return reply(client, -1, EINVAL);
  if (urb->in())
    urb->room = room;
  else if (room > 0)
    urb->data.assign(bytes, bytes + room);
  reply(client, 0);
  device_->submit(std::move(urb));
}

void UmockdevPort::discard(UMockdevIoctlClient* client, const UMockdevIoctlData* argument) {
  std::uint64_t address = 0;
  std::memcpy(&address, argument->data, sizeof address);
  const auto urb = device_->withdraw(address);
  if (!urb) {
    const std::scoped_lock lock(mutex_);
    return reply(client, -1, gone_ ? ENODEV : EINVAL);
  }
  urb->over(-ENOENT);
  reply(client, 0);
}

void UmockdevPort::reap(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  const std::scoped_lock lock(mutex_);
  if (finished_.empty()) return reply(client, -1, gone_ ? ENODEV : EAGAIN);
  const auto urb = std::move(finished_.front());
  finished_.pop_front();
  show_readiness();
  umockdev_ioctl_data_set_ptr(argument, 0, urb.header.get());
  reply(client, 0);
}

// usbfs counts the data alone, and puts what a control transfer brings behind its setup packet.
void UmockdevPort::finish(Urb& urb, int status) {
  const std::scoped_lock lock(mutex_);
  if (urb.in() && !urb.data.empty())
    std::memcpy(urb.memory.buffer->data + (urb.setup ? setup_size : 0), urb.data.data(), urb.data.size());
  urb.urb().status = status;
  urb.urb().actual_length = urb.in() || status == 0 ? static_cast<int>(urb.data.size()) : 0;
  finished_.push_back(std::move(urb.memory));
  show_readiness();
}

void UmockdevPort::show_readiness() {
  if (slave_ >= 0) ::tcflow(slave_, finished_.empty() ? TCOOFF : TCOON);
}

}  // namespace credit::emulator
