// The ioctls of usbfs, answered as the kernel would.
#include <sys/ioctl.h>
#include <termios.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/result.h"
#include "tests/emulators/fake_urb.h"

namespace credit::emulator {
namespace {

using DataPtr = ObjectPtr<UMockdevIoctlData>;

void reply(UMockdevIoctlClient* client, long result, int error = 0) {
  umockdev_ioctl_client_complete(client, result, error);
}
DataPtr memory(UMockdevIoctlData* argument, std::size_t size) {
  return DataPtr(umockdev_ioctl_data_resolve(argument, 0, size, nullptr));
}

}  // namespace

gboolean FakeUsb::on_ioctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, void* self) {
  static_cast<FakeUsb*>(self)->answer(client);
  return TRUE;
}

void FakeUsb::answer(UMockdevIoctlClient* client) {
  const unsigned long request = umockdev_ioctl_client_get_request(client) & 0xFFFFFFFFUL;
  UMockdevIoctlData* argument = umockdev_ioctl_client_get_arg(client);
  {
    const std::scoped_lock lock(mutex_);
    ++requests_;
    const bool still_allowed =
        request == USBDEVFS_REAPURB || request == USBDEVFS_REAPURBNDELAY || request == USBDEVFS_DISCARDURB;
    if (gone_ && !still_allowed) return reply(client, -1, ENODEV);
  }
  switch (request) {
    case USBDEVFS_GET_CAPABILITIES: {
      const std::uint32_t can = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION |
                                USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_BULK_SCATTER_GATHER |
                                USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
      std::memcpy(memory(argument, sizeof can)->data, &can, sizeof can);
      return reply(client, 0);
    }
    case USBDEVFS_CLAIMINTERFACE:
    case USBDEVFS_DISCONNECT_CLAIM:
      return claim(client, true);
    case USBDEVFS_RELEASEINTERFACE:
      return claim(client, false);
    case USBDEVFS_GETDRIVER:
    case USBDEVFS_IOCTL:
      return reply(client, -1, ENODATA);  // no kernel driver is bound
    case USBDEVFS_CLEAR_HALT:
    case USBDEVFS_RESETEP:
      return clear_halt(client, argument);
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

void FakeUsb::claim(UMockdevIoctlClient* client, bool wanted) {
  const std::scoped_lock lock(mutex_);
  // The kernel takes the interface from a holder who closes or dies; umockdev does not tell us of that.
  if (wanted && claimed_ && opened() > 1) return reply(client, -1, EBUSY);
  if (wanted && claimed_) {
    waiting_.clear();
    finished_.clear();
    show_readiness();
  }
  claimed_ = wanted;
  reply(client, 0);
}

void FakeUsb::clear_halt(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  unsigned endpoint = 0;
  std::memcpy(&endpoint, memory(argument, sizeof endpoint)->data, sizeof endpoint);
  const std::scoped_lock lock(mutex_);
  halted_.erase(static_cast<std::uint8_t>(endpoint));
  reply(client, 0);
}

void FakeUsb::submit(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  auto urb = std::make_unique<Urb>();
  urb->header = memory(argument, sizeof(usbdevfs_urb));
  urb->endpoint = urb->urb().endpoint;
  if (urb->room() > 0)
    urb->buffer.reset(
        umockdev_ioctl_data_resolve(urb->header.get(), offsetof(usbdevfs_urb, buffer), urb->room(), nullptr));
  std::unique_lock lock(mutex_);
  if (!claimed_ || urb->urb().type != USBDEVFS_URB_TYPE_BULK) return reply(client, -1, EINVAL);
  reply(client, 0);
  if (!urb->in()) return take_out(std::move(urb), lock);
  const auto endpoint = urb->endpoint;
  waiting_.push_back(std::move(urb));
  pump(endpoint);
}

void FakeUsb::take_out(UrbPtr urb, std::unique_lock<std::mutex>& lock) {
  const auto endpoint = urb->endpoint;
  if (halted_.contains(endpoint)) return finish(std::move(urb), -EPIPE);
  if (failing_.erase(endpoint) > 0) return finish(std::move(urb), -EPROTO);
  Bytes data;
  if (urb->buffer) data.assign(urb->buffer->data, urb->buffer->data + urb->buffer->data_len);
  urb->filled = data.size();
  finish(std::move(urb), 0);
  lock.unlock();
  heard_(endpoint, data);
}

void FakeUsb::discard(UMockdevIoctlClient* client, const UMockdevIoctlData* argument) {
  unsigned long address = 0;
  std::memcpy(&address, argument->data, sizeof address);
  const std::scoped_lock lock(mutex_);
  const auto found = std::find_if(waiting_.begin(), waiting_.end(),
                                  [&](const UrbPtr& urb) { return urb->header->client_addr == address; });
  if (found == waiting_.end()) return reply(client, -1, gone_ ? ENODEV : EINVAL);
  auto urb = std::move(*found);
  waiting_.erase(found);
  finish(std::move(urb), -ENOENT);
  reply(client, 0);
}

void FakeUsb::reap(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  const std::scoped_lock lock(mutex_);
  if (finished_.empty()) return reply(client, -1, gone_ ? ENODEV : EAGAIN);
  const auto urb = std::move(finished_.front());
  finished_.pop_front();
  show_readiness();
  const auto place = memory(argument, sizeof(void*));
  umockdev_ioctl_data_set_ptr(place.get(), 0, urb->header.get());
  reply(client, 0);
}

// Moves packets into the transfer; a status once it is over: after a short packet, or with no room left.
std::optional<int> FakeUsb::fill(Urb& urb) {
  auto& packets = input_[urb.endpoint];
  while (!packets.empty()) {
    const Bytes packet = std::move(packets.front());
    packets.pop_front();
    const std::size_t size = std::min(packet.size(), urb.room() - urb.filled);
    if (size > 0) std::memcpy(urb.buffer->data + urb.filled, packet.data(), size);
    urb.filled += size;
    if (size < packet.size()) return -EOVERFLOW;
    if (packet.size() < device_.packet || urb.filled == urb.room()) return 0;
  }
  return std::nullopt;
}

std::optional<int> FakeUsb::outcome(Urb& urb) {
  if (halted_.contains(urb.endpoint)) return -EPIPE;
  if (failing_.erase(urb.endpoint) > 0) return -EPROTO;
  return fill(urb);
}

void FakeUsb::pump(std::uint8_t endpoint) {
  for (auto next = waiting_.begin(); next != waiting_.end();) {
    const auto here = next++;
    if ((*here)->endpoint != endpoint) continue;
    const auto status = outcome(**here);
    if (!status) return;
    auto urb = std::move(*here);
    waiting_.erase(here);
    finish(std::move(urb), *status);
  }
}

void FakeUsb::finish(UrbPtr urb, int status) {
  urb->urb().status = status;
  urb->urb().actual_length = static_cast<int>(urb->filled);
  finished_.push_back(std::move(urb));
  show_readiness();
}

void FakeUsb::show_readiness() {
  if (slave_ >= 0) ::tcflow(slave_, finished_.empty() ? TCOOFF : TCOON);
}

void FakeUsb::send(std::uint8_t endpoint, const std::vector<Bytes>& packets) {
  const std::scoped_lock lock(mutex_);
  if (gone_) return;
  auto& queue = input_[endpoint];
  queue.insert(queue.end(), packets.begin(), packets.end());
  pump(endpoint);
}

void FakeUsb::stall(std::uint8_t endpoint) {
  const std::scoped_lock lock(mutex_);
  halted_.insert(endpoint);
  pump(endpoint);
}

void FakeUsb::fail_next(std::uint8_t endpoint) {
  const std::scoped_lock lock(mutex_);
  failing_.insert(endpoint);
  pump(endpoint);
}

void FakeUsb::forget_input() {
  const std::scoped_lock lock(mutex_);
  input_.clear();
}

}  // namespace credit::emulator
