#include "tests/emulators/usb/description.h"

namespace credit::emulator {
namespace {

void append16(Bytes& bytes, std::size_t value) {
  bytes.push_back(static_cast<std::uint8_t>(value & 0xFF));
  bytes.push_back(static_cast<std::uint8_t>(value >> 8));
}

void append(Bytes& bytes, const Bytes& more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

Bytes interface_descriptor(const FakeInterface& interface, std::uint8_t number) {
  Bytes bytes{9, 4, number, 0, static_cast<std::uint8_t>(interface.endpoints.size())};
  bytes.insert(bytes.end(), {interface.klass, interface.subclass, interface.protocol, 0});
  if (!interface.hid_report.empty()) append(bytes, hid_descriptor(interface));
  append(bytes, interface.class_descriptors);
  for (const auto& endpoint : interface.endpoints) {
    bytes.insert(bytes.end(), {7, 5, endpoint.address, static_cast<std::uint8_t>(endpoint.flow)});
    append16(bytes, endpoint.packet);
    bytes.push_back(endpoint.flow == Flow::interrupt ? endpoint.interval : std::uint8_t{0});
  }
  return bytes;
}

}  // namespace

FakeDevice bulk_device(std::uint16_t vid, std::uint16_t pid, const std::vector<std::uint8_t>& out,
                       const std::vector<std::uint8_t>& in, std::uint16_t packet) {
  FakeInterface interface;
  for (const auto& addresses : {out, in})
    for (const auto address : addresses) interface.endpoints.push_back({address, Flow::bulk, packet});
  return {vid, pid, {interface}, {}};
}

FakeDevice serial_device(std::uint16_t vid, std::uint16_t pid) {
  // CDC 1.2 table 15: header 1.10, PSTN 1.2 tables 3 and 4: no call management, line coding, CDC 1.2 table 16: union.
  const Bytes functional{5, 0x24, 0, 0x10, 0x01, 5, 0x24, 1, 0, 1, 4, 0x24, 2, 2, 5, 0x24, 6, 0, 1};
  const FakeInterface control{cdc_class, 2, 1, {{0x83, Flow::interrupt, 16}}, functional, {}};
  const FakeInterface data{cdc_data_class, 0, 0, {{0x01, Flow::bulk, 64}, {0x82, Flow::bulk, 64}}, {}, {}};
  return {vid, pid, {control, data}, {}};
}

Bytes device_descriptor(const FakeDevice& device) {
  const bool modem = !device.interfaces.empty() && device.interfaces.front().klass == cdc_class;
  Bytes bytes{18, 1, 0x10, 0x01, modem ? cdc_class : std::uint8_t{0}, 0, 0, 64};
  append16(bytes, device.vid);
  append16(bytes, device.pid);
  append16(bytes, 0x0063);
  for (std::size_t i = 0; i < 3; ++i) bytes.push_back(i < device.strings.size() ? static_cast<std::uint8_t>(i + 1) : 0);
  bytes.push_back(1);
  return bytes;
}

Bytes configuration_descriptor(const FakeDevice& device) {
  Bytes inner;
  for (std::size_t i = 0; i < device.interfaces.size(); ++i)
    append(inner, interface_descriptor(device.interfaces[i], static_cast<std::uint8_t>(i)));
  Bytes bytes{9, 2};
  append16(bytes, 9 + inner.size());
  bytes.insert(bytes.end(), {static_cast<std::uint8_t>(device.interfaces.size()), 1, 0, 0xC0, 0});
  append(bytes, inner);
  return bytes;
}

// HID 1.11 clause 6.2.1.
Bytes hid_descriptor(const FakeInterface& interface) {
  Bytes bytes{9, 0x21, 0x11, 0x01, 0, 1, 0x22};
  append16(bytes, interface.hid_report.size());
  return bytes;
}

std::optional<Bytes> string_descriptor(const FakeDevice& device, std::uint8_t index) {
  if (index == 0) return Bytes{4, 3, 0x09, 0x04};  // English alone
  if (index > device.strings.size()) return std::nullopt;
  Bytes bytes{0, 3};
  for (const char letter : device.strings[index - 1U]) append16(bytes, static_cast<unsigned char>(letter));
  bytes[0] = static_cast<std::uint8_t>(bytes.size());
  return bytes;
}

std::size_t packet_of(const FakeDevice& device, std::uint8_t endpoint) {
  for (const auto& interface : device.interfaces)
    for (const auto& one : interface.endpoints)
      if (one.address == endpoint) return one.packet;
  return 64;
}

}  // namespace credit::emulator
