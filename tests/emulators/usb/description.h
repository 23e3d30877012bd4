// What a USB device says of itself, in the terms of USB 2.0 chapter 9.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace credit::emulator {

enum class Flow : std::uint8_t { bulk = 2, interrupt = 3 };  // bmAttributes, table 9-13

struct FakeEndpoint {
  std::uint8_t address = 0;  // IN with bit 7
  Flow flow = Flow::bulk;
  std::uint16_t packet = 64;   // wMaxPacketSize
  std::uint8_t interval = 10;  // ms, of an interrupt endpoint
};

struct FakeInterface {
  std::uint8_t klass = 0xFF, subclass = 0, protocol = 0;
  std::vector<FakeEndpoint> endpoints;
  Bytes class_descriptors;  // between the interface's own and its endpoints'; a HID one is made from the report
  Bytes hid_report;         // report descriptor, of a HID interface
};

struct FakeDevice {
  std::uint16_t vid = 0, pid = 0;
  std::vector<FakeInterface> interfaces;
  std::vector<std::string> strings;  // manufacturer, product, serial number; ASCII
  int socket = 2;                    // of the hub it is plugged into, from 1
};

// One vendor-specific interface with bulk endpoints, as most card readers are.
FakeDevice bulk_device(std::uint16_t vid, std::uint16_t pid, const std::vector<std::uint8_t>& out,
                       const std::vector<std::uint8_t>& in, std::uint16_t packet = 64);
// CDC PSTN 1.2: the two interfaces of a modem that is only a serial line; bytes on bulk 0x01 and 0x82.
FakeDevice serial_device(std::uint16_t vid, std::uint16_t pid);

constexpr std::uint8_t hid_class = 0x03, cdc_class = 0x02, cdc_data_class = 0x0A;

Bytes device_descriptor(const FakeDevice& device);
Bytes configuration_descriptor(const FakeDevice& device);  // with everything in it
Bytes hid_descriptor(const FakeInterface& interface);
std::optional<Bytes> string_descriptor(const FakeDevice& device, std::uint8_t index);
std::size_t packet_of(const FakeDevice& device, std::uint8_t endpoint);

}  // namespace credit::emulator
