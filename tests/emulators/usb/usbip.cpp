#include "tests/emulators/usb/usbip.h"

#include <algorithm>

namespace credit::emulator::usbip {
namespace {

// The places of the words in both kinds of header.
enum Place : std::size_t {
  command = 0,
  serial = 4,
  direction = 12,
  endpoint = 16,
  first = 20,
  length = 24,
  setup = 40
};
enum Command : std::uint32_t { cmd_submit = 1, cmd_unlink = 2, answer_submit = 3, answer_unlink = 4 };
constexpr std::size_t iso_packets = 32;

std::uint32_t word(const Header& header, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | header[at + i];
  return value;
}

void put(Bytes& bytes, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
}

}  // namespace

std::optional<Submit> submit_in(const Header& header) {
  if (word(header, command) != cmd_submit) return std::nullopt;
  Submit submit;
  submit.serial = word(header, serial);
  submit.length = word(header, length);
  submit.endpoint = static_cast<std::uint8_t>(word(header, endpoint) | (word(header, direction) != 0 ? 0x80U : 0U));
  if (word(header, endpoint) == 0) submit.setup = setup_of(&header[setup]);
  return submit;
}

std::optional<Unlink> unlink_in(const Header& header) {
  if (word(header, command) != cmd_unlink) return std::nullopt;
  return Unlink{word(header, serial), word(header, first)};
}

Bytes ret_submit(std::uint32_t number, int status, std::size_t actual, const Bytes& data) {
  Bytes bytes(header_size + data.size());
  put(bytes, command, answer_submit);
  put(bytes, serial, number);
  put(bytes, first, static_cast<std::uint32_t>(status));
  put(bytes, length, static_cast<std::uint32_t>(actual));
  put(bytes, iso_packets, 0xFFFFFFFF);  // not an isochronous transfer
  std::copy(data.begin(), data.end(), bytes.begin() + header_size);
  return bytes;
}

Bytes ret_unlink(std::uint32_t number, int status) {
  Bytes bytes(header_size);
  put(bytes, command, answer_unlink);
  put(bytes, serial, number);
  put(bytes, first, static_cast<std::uint32_t>(status));
  return bytes;
}

}  // namespace credit::emulator::usbip
