#include "drivers/service/usb_identity.h"

#include <algorithm>

#include "base/file.h"

namespace credit::devices {
namespace {

constexpr std::size_t longest = 128;  // USB 2.0 clause 9.6.7: a string descriptor holds at most 126 characters

std::string attribute(const std::string& device, const char* name) {
  const auto bytes = read_file("/sys/bus/usb/devices/" + device + "/" + name, 4096);
  if (!bytes) return {};
  std::string text(text_view(*bytes).substr(0, longest));
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  const auto printable = [](char c) { return c >= 0x20 && c < 0x7F; };
  return std::all_of(text.begin(), text.end(), printable) ? text : std::string();
}

// "0110", binary coded decimal -> "1.10" (USB 2.0 table 9-8, bcdDevice)
std::string release(const std::string& bcd) {
  if (bcd.size() != 4) return {};
  return (bcd[0] == '0' ? "" : bcd.substr(0, 1)) + bcd.substr(1, 1) + "." + bcd.substr(2);
}

}  // namespace

std::string usb_identity(const std::string& port) {
  const auto device = port.substr(0, port.find(':'));
  if (device.empty() || device.find('/') != std::string::npos) return {};
  const auto serial = attribute(device, "serial"), version = release(attribute(device, "bcdDevice"));
  std::string text = serial.empty() ? "" : "serial " + serial;
  if (!version.empty()) text += (text.empty() ? "" : ", ") + ("release " + version);
  return text;
}

}  // namespace credit::devices
