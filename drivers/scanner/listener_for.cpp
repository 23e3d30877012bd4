// Which nodes are scanners of ours.
#include <algorithm>
#include <filesystem>

#include "base/failures/scanner.h"
#include "base/file.h"
#include "drivers/scanner/listeners.h"
#include "drivers/usb/ids.h"

namespace credit::scanner {
namespace {

using nodes::Node;
using usb::Transport;
using ListenerPtr = std::unique_ptr<Listener>;

constexpr std::uint8_t hid_class = 3, boot_subclass = 1, keyboard_protocol = 1;

// A row for the product itself that does not say how it is spoken to leaves that to the device's class.
bool row_says(const usb::KnownId& row, const Node& node, Transport transport) {
  if (row.role != usb::Role::scanner || row.vid != node.vid || row.confidence == usb::Confidence::low) return false;
  if (row.pid == 0) return row.transport == transport;
  return row.pid == node.pid && (row.transport == transport || row.transport == Transport::unknown);
}

bool known_as(const Node& node, Transport transport, const ScannerSettings& settings) {
  if (node.vid == 0) return false;
  const bool by_settings = std::any_of(settings.more.begin(), settings.more.end(), [&](const ScannerId& id) {
    return id.vid == node.vid && (id.pid == 0 || id.pid == node.pid) && id.transport == transport;
  });
  return by_settings || std::any_of(std::begin(usb::known_ids), std::end(usb::known_ids),
                                    [&](const auto& row) { return row_says(row, node, transport); });
}

// .../0003:0C2E:0B61.0001/hidraw/hidraw0: the HID device is two steps up. In sysfs, so nothing is opened to look.
std::filesystem::path descriptor_file(const Node& node) {
  return std::filesystem::path(node.syspath).parent_path().parent_path() / "report_descriptor";
}

Result<std::vector<PosLayout>> layouts_of(const Node& node) {
  const auto bytes = read_file(descriptor_file(node), 64U << 10);
  if (!bytes) return fail(failure::scanner_descriptor_invalid, "not to be read");
  CREDIT_TRY(const auto descriptor, parse_hid_descriptor(*bytes));
  return pos_layouts(descriptor);
}

// A descriptor nobody understands is our business only where the device is said to be a scanner.
ListenerPtr pos_listener(const Node& node, const ScannerSettings& settings) {
  auto layouts = layouts_of(node);
  if (layouts && layouts->empty()) return nullptr;
  if (layouts) return std::make_unique<PosListener>(std::move(*layouts), settings.part);
  const bool ours =
      layouts.error().code == failure::scanner_layout_unknown || known_as(node, Transport::hid_pos, settings);
  return ours ? std::make_unique<NoListener>(layouts.error()) : nullptr;
}

ListenerPtr serial_listener(const Node& node, const ScannerSettings& settings) {
  for (const auto& line : settings.lines)
    if (line.place == node.path || (!node.port.empty() && line.place == node.port))
      return std::make_unique<SerialListener>(node.vid == 0 ? Transport::unknown : Transport::usb_serial, line.baud,
                                              line.framing);
  for (const auto transport : {Transport::cdc_acm, Transport::usb_serial})
    if (known_as(node, transport, settings))
      return std::make_unique<SerialListener>(transport, settings.cdc_acm_baud, settings.cdc_acm);
  return nullptr;
}

ListenerPtr key_listener(const Node& node, const ScannerSettings& settings) {
  const bool keyboard = node.interface_class == hid_class && node.interface_subclass == boot_subclass &&
                        node.interface_protocol == keyboard_protocol;
  if (!keyboard || !known_as(node, Transport::hid_keyboard, settings)) return nullptr;
  return std::make_unique<KeyListener>(settings.key);
}

}  // namespace

std::unique_ptr<Listener> listener_for(const Node& node, const ScannerSettings& settings) {
  switch (node.kind) {
    case Node::Kind::hidraw:
      return pos_listener(node, settings);
    case Node::Kind::tty:
      return serial_listener(node, settings);
    case Node::Kind::input:
      return key_listener(node, settings);
  }
  impossible("a kind of node without a listener", __FILE__, __LINE__);
}

std::string name_for(const Node& node) {
  if (!node.product.empty()) return node.product;
  const auto* row = node.vid == 0 ? nullptr : usb::known_scanner(node.vid, node.pid);
  return row == nullptr ? std::string() : std::string(row->name);
}

}  // namespace credit::scanner
