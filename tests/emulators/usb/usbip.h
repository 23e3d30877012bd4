// The messages of USB/IP between the kernel's vhci_hcd and a device (kernel documentation, "USB/IP protocol"): both
// headers are 48 bytes, big-endian words, the setup packet as it is.
#pragma once
#include <array>
#include <optional>

#include "tests/emulators/usb/device_side.h"

namespace credit::emulator::usbip {

constexpr std::size_t header_size = 48;
using Header = std::array<std::uint8_t, header_size>;

struct Submit {  // USBIP_CMD_SUBMIT
  std::uint32_t serial = 0, length = 0;
  std::uint8_t endpoint = 0;  // with its direction in bit 7
  std::optional<Setup> setup;
};
struct Unlink {  // USBIP_CMD_UNLINK
  std::uint32_t serial = 0, victim = 0;
};

std::optional<Submit> submit_in(const Header& header);
std::optional<Unlink> unlink_in(const Header& header);
Bytes ret_submit(std::uint32_t serial, int status, std::size_t actual, const Bytes& data);
Bytes ret_unlink(std::uint32_t serial, int status);

}  // namespace credit::emulator::usbip
