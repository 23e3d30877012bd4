// One line of a trace: what the bus or the driver did, and when. A trace is a file of such lines, each a JSON object;
// docs/device-traces.md describes it.
#pragma once
#include <cstdint>
#include <string>
#include <tl/expected.hpp>

#include "drivers/usb/bus.h"

namespace credit::trace {

template <class T>
using Told = tl::expected<T, std::string>;  // a developer's tool says what is wrong in plain words

enum class What : std::uint8_t {
  arrived,       // bus: a device, with its vendor and product
  left,          // bus
  opened,        // driver: with the interface's descriptors
  refused,       // driver: could not be opened, with the failure
  write,         // driver: a transfer to the device, with its bytes
  read,          // driver: a transfer from the device is waited for
  end,           // bus: of a transfer, with the bytes that came
  cancel,        // driver: all its transfers
  clear_stalls,  // driver
  reset,         // driver: the device's own reset
  was_reset,     // bus: how that went
  closed,        // driver
};

struct Entry {
  What what = What::arrived;
  std::int64_t at = 0;  // ms since the trace began
  std::string port;
  int transfer = 0;           // write, read, reset and their end, was_reset: which one, counted from 1
  std::uint8_t endpoint = 0;  // write, read
  std::size_t room = 0;       // read: bytes
  std::int64_t deadline = 0;  // write, read: ms
  usb::End end = usb::End::done;
  Bytes data;
  std::uint16_t vid = 0, pid = 0;  // arrived
  usb::Interface interface;        // opened
  std::string failure;             // refused: its code's name
};

std::string to_line(const Entry& entry);  // JSON, no line end
Told<Entry> from_line(std::string_view line);

// The first line of every trace.
std::string heading();
bool is_heading(std::string_view line);

}  // namespace credit::trace
