// The device's answers on endpoint 0: USB 2.0 clause 9.4, HID 1.11 clause 7, CDC PSTN 1.2 clause 6.3.
#include <cerrno>

#include "tests/emulators/usb/device_side.h"

namespace credit::emulator {
namespace {

enum Standard : std::uint8_t {
  get_status = 0,
  clear_feature = 1,
  set_feature = 3,
  set_address = 5,
  get_descriptor = 6,
  get_configuration = 8,
  set_configuration = 9,
  get_interface = 10,
  set_interface = 11
};
enum Hid : std::uint8_t { get_report = 1, set_report = 9, set_idle = 10, set_protocol = 11 };
enum Cdc : std::uint8_t { set_line_coding = 0x20, get_line_coding = 0x21, set_control_line_state = 0x22 };
constexpr std::uint8_t kind_mask = 0x60, class_request = 0x20, vendor_request = 0x40, recipient_mask = 0x1F;
constexpr std::uint8_t to_interface = 1, to_endpoint = 2;
constexpr std::uint16_t endpoint_halt = 0;

}  // namespace

Setup setup_of(const std::uint8_t* bytes) {
  const auto word = [&](int at) { return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8); };
  return {bytes[0], bytes[1], word(2), word(4), word(6)};
}

void DeviceSide::take_control(TransferPtr transfer, Lock& lock) {
  if (failing_.erase(0) > 0) return transfer->over(-EPROTO);
  const Setup setup = *transfer->setup;
  auto said = answer(setup, transfer->data, lock);
  if (!lock.owns_lock()) lock.lock();
  if (!said) return transfer->over(-EPIPE);
  if (transfer->in()) {
    said->resize(std::min<std::size_t>(said->size(), transfer->room));
    transfer->data = std::move(*said);
  }
  transfer->over(0);
}

// The owner may refuse or answer anything that is not the standard's own.
DeviceSide::Answer DeviceSide::answer(const Setup& setup, const Bytes& data, Lock& lock) {
  if ((setup.type & (class_request | vendor_request)) == 0) return standard(setup);
  if (asked_) {
    lock.unlock();
    auto said = asked_(setup, data);
    if (said) return said;
    lock.lock();
  }
  if ((setup.type & kind_mask) != class_request) return std::nullopt;
  if (class_of(setup) == hid_class) return hid(setup, data, lock);
  if (class_of(setup) == cdc_class) return cdc(setup, data);
  return std::nullopt;
}

std::uint8_t DeviceSide::class_of(const Setup& setup) const {
  const std::size_t number = setup.index & 0xFF;
  if ((setup.type & recipient_mask) != to_interface || number >= device_.interfaces.size()) return 0;
  return device_.interfaces[number].klass;
}

DeviceSide::Answer DeviceSide::standard(const Setup& setup) {
  const auto endpoint = static_cast<std::uint8_t>(setup.index & 0xFF);
  const bool halt = (setup.type & recipient_mask) == to_endpoint && setup.value == endpoint_halt;
  switch (setup.request) {
    case get_status:
      return Bytes{halt && halted_.contains(endpoint) ? std::uint8_t{1} : std::uint8_t{0}, 0};
    case clear_feature:
      if (halt) halted_.erase(endpoint);
      return Bytes();
    case set_feature:
      if (!halt) return std::nullopt;
      halted_.insert(endpoint);
      return Bytes();
    case get_descriptor:
      return descriptor(setup);
    case get_configuration:
      return Bytes{configured_ ? std::uint8_t{1} : std::uint8_t{0}};
    case set_configuration:
      configured_ = setup.value == 1;
      return Bytes();
    case get_interface:
      return Bytes{0};
    case set_address:
    case set_interface:
      return Bytes();
    default:
      return std::nullopt;
  }
}

DeviceSide::Answer DeviceSide::descriptor(const Setup& setup) const {
  const std::size_t number = setup.index & 0xFF;
  switch (setup.value >> 8) {
    case 1:
      return device_descriptor(device_);
    case 2:
      return configuration_descriptor(device_);
    case 3:
      return string_descriptor(device_, static_cast<std::uint8_t>(setup.value & 0xFF));
    case 0x21:
      if (class_of(setup) == hid_class) return hid_descriptor(device_.interfaces[number]);
      return std::nullopt;
    case 0x22:
      if (class_of(setup) == hid_class) return device_.interfaces[number].hid_report;
      return std::nullopt;
    default:
      return std::nullopt;  // a device that knows full speed alone has no qualifier
  }
}

// An output report may also come by endpoint 0: HID 1.11 clause 4.4, of a device without an interrupt OUT pipe.
DeviceSide::Answer DeviceSide::hid(const Setup& setup, const Bytes& data, Lock& lock) {
  switch (setup.request) {
    case get_report:
      return Bytes(setup.length);
    case set_report:
      lock.unlock();
      heard_(0, data);
      return Bytes();
    case set_idle:
    case set_protocol:
      return Bytes();
    default:
      return std::nullopt;
  }
}

DeviceSide::Answer DeviceSide::cdc(const Setup& setup, const Bytes& data) {
  switch (setup.request) {
    case set_line_coding:
      line_coding_ = data;
      return Bytes();
    case get_line_coding:
      return line_coding_;
    case set_control_line_state:
      line_state_ = setup.value;
      return Bytes();
    default:
      return std::nullopt;
  }
}

}  // namespace credit::emulator
