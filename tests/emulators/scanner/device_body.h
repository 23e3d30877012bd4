// An emulated USB device that the kernel's own drivers serve: its interfaces become nodes (tty, hidraw, evdev), and
// what it says is read there. Behind it is umockdev (MockBody) or a real kernel's gadget side (GadgetBody).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace credit::emulator {

struct BodyInterface {
  enum class Kind { serial, hid, keyboard } kind = Kind::hid;
  Bytes report_descriptor;   // hid and keyboard
  std::size_t longest = 64;  // report, bytes with its id
};

struct BodyShape {
  std::uint16_t vid = 0, pid = 0;
  std::string port = "1-3";  // umockdev only: a real kernel has its own opinion
  std::string product = "Emulated scanner";
  std::vector<BodyInterface> interfaces;
};

struct Stroke {
  std::uint8_t modifiers = 0;  // HID 1.11 appendix B.1: bit 1 left shift, bit 2 left alt
  std::uint8_t usage = 0;      // HID usage page 07; 0 = no key
};

using Trouble = std::optional<std::string>;  // nothing, or what went wrong

class DeviceBody {
 public:
  virtual ~DeviceBody() = default;
  // Returns once the host could see it; when the driver under test has seen it, the driver says.
  virtual Trouble plug() = 0;
  virtual Trouble unplug() = 0;
  virtual bool plugged() const = 0;
  // One report of a HID interface, or bytes of a serial one.
  virtual Trouble send(std::size_t interface, ByteView bytes) = 0;
  // The state of the keyboard: this one key and these modifiers down, every other up.
  virtual Trouble press(std::size_t interface, Stroke stroke) = 0;
  virtual Bytes received(std::size_t interface) = 0;  // what the host wrote since the last time (serial)
};

}  // namespace credit::emulator
