#include "tests/emulators/usb/device_side.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace credit::emulator {

DeviceSide::DeviceSide(FakeDevice device, Heard heard, Asked asked, Reset reset)
    : device_(std::move(device)), heard_(std::move(heard)), asked_(std::move(asked)), reset_(std::move(reset)) {}

void DeviceSide::submit(TransferPtr transfer) {
  Lock lock(mutex_);
  if (!powered_) return transfer->over(-ESHUTDOWN);
  if (hanging_) return waiting_.push_back(std::move(transfer));
  if (transfer->setup) return take_control(std::move(transfer), lock);
  if (!transfer->in()) return take_out(std::move(transfer), lock);
  const auto endpoint = transfer->endpoint;
  waiting_.push_back(std::move(transfer));
  pump(endpoint);
}

void DeviceSide::take_out(TransferPtr transfer, Lock& lock) {
  const auto endpoint = transfer->endpoint;
  if (halted_.contains(endpoint)) return transfer->over(-EPIPE);
  if (failing_.erase(endpoint) > 0) return transfer->over(-EPROTO);
  transfer->over(0);
  lock.unlock();
  heard_(endpoint, transfer->data);
}

// Moves packets into the transfer; a status once it is over: after a short packet, or with no room left.
std::optional<int> DeviceSide::fill(Transfer& transfer) {
  auto& packets = input_[transfer.endpoint];
  while (!packets.empty()) {
    const Bytes packet = std::move(packets.front());
    packets.pop_front();
    const std::size_t size = std::min(packet.size(), transfer.room - transfer.data.size());
    transfer.data.insert(transfer.data.end(), packet.begin(), packet.begin() + static_cast<std::ptrdiff_t>(size));
    if (size < packet.size()) return -EOVERFLOW;
    if (packet.size() < packet_of(device_, transfer.endpoint) || transfer.data.size() == transfer.room) return 0;
  }
  return std::nullopt;
}

std::optional<int> DeviceSide::outcome(Transfer& transfer) {
  if (halted_.contains(transfer.endpoint)) return -EPIPE;
  if (failing_.erase(transfer.endpoint) > 0) return -EPROTO;
  return fill(transfer);
}

void DeviceSide::pump(std::uint8_t endpoint) {
  if (hanging_) return;
  for (auto next = waiting_.begin(); next != waiting_.end();) {
    const auto here = next++;
    if ((*here)->endpoint != endpoint) continue;
    const auto status = outcome(**here);
    if (!status) return;
    const auto transfer = std::move(*here);
    waiting_.erase(here);
    transfer->over(*status);
  }
}

void DeviceSide::end_waiting(int status) {
  while (!waiting_.empty()) {
    const auto transfer = std::move(waiting_.front());
    waiting_.pop_front();
    transfer->over(status);
  }
}

void DeviceSide::send(std::uint8_t endpoint, const std::vector<Bytes>& packets) {
  const std::scoped_lock lock(mutex_);
  if (!powered_) return;
  auto& queue = input_[endpoint];
  queue.insert(queue.end(), packets.begin(), packets.end());
  pump(endpoint);
}

void DeviceSide::stall(std::uint8_t endpoint) {
  const std::scoped_lock lock(mutex_);
  halted_.insert(endpoint);
  pump(endpoint);
}

void DeviceSide::fail_next(std::uint8_t endpoint) {
  const std::scoped_lock lock(mutex_);
  failing_.insert(endpoint);
  pump(endpoint);
}

void DeviceSide::hang() {
  const std::scoped_lock lock(mutex_);
  hanging_ = true;
}

void DeviceSide::forget_input() {
  const std::scoped_lock lock(mutex_);
  input_.clear();
}

void DeviceSide::forget_everything() {
  input_.clear();
  halted_.clear();
  failing_.clear();
  configured_ = hanging_ = false;
}

void DeviceSide::power(bool on) {
  const std::scoped_lock lock(mutex_);
  powered_ = on;
  end_waiting(-ESHUTDOWN);
  forget_everything();
}

bool DeviceSide::powered() const {
  const std::scoped_lock lock(mutex_);
  return powered_;
}

TransferPtr DeviceSide::withdraw(std::uint64_t name) {
  const std::scoped_lock lock(mutex_);
  const auto found =
      std::find_if(waiting_.begin(), waiting_.end(), [&](const TransferPtr& one) { return one->name == name; });
  if (found == waiting_.end()) return nullptr;
  auto transfer = std::move(*found);
  waiting_.erase(found);
  return transfer;
}

void DeviceSide::drop_waiting() {
  const std::scoped_lock lock(mutex_);
  waiting_.clear();
}

bool DeviceSide::clear_halt(std::uint8_t endpoint) {
  const std::scoped_lock lock(mutex_);
  if (hanging_) return false;
  halted_.erase(endpoint);
  return true;
}

void DeviceSide::configured() {
  const std::scoped_lock lock(mutex_);
  configured_ = true;
}

void DeviceSide::bus_reset() {
  bool told = false;
  {
    const std::scoped_lock lock(mutex_);
    told = std::exchange(configured_, false);
    if (told) ++resets_;
    end_waiting(-ESHUTDOWN);
    forget_everything();
  }
  if (told && reset_) reset_();
}

int DeviceSide::resets() const {
  const std::scoped_lock lock(mutex_);
  return resets_;
}

std::size_t DeviceSide::waiting(std::uint8_t endpoint) const {
  const std::scoped_lock lock(mutex_);
  return static_cast<std::size_t>(std::count_if(waiting_.begin(), waiting_.end(),
                                                [&](const TransferPtr& one) { return one->endpoint == endpoint; }));
}

Bytes DeviceSide::line_coding() const {
  const std::scoped_lock lock(mutex_);
  return line_coding_;
}

std::uint16_t DeviceSide::line_state() const {
  const std::scoped_lock lock(mutex_);
  return line_state_;
}

}  // namespace credit::emulator
