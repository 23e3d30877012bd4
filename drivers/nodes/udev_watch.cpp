#include "drivers/nodes/udev_watch.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <set>

#include "base/failures/nodes.h"

namespace credit::nodes {
namespace {

constexpr const char* subsystems[] = {"tty", "hidraw", "input"};

std::string text(const char* value) { return value == nullptr ? std::string() : std::string(value); }

std::optional<Node::Kind> kind_of(udev_device* device) {
  const auto subsystem = text(udev_device_get_subsystem(device));
  const auto name = text(udev_device_get_sysname(device));
  const auto place = text(udev_device_get_syspath(device));
  if (subsystem == "hidraw") return Node::Kind::hidraw;
  if (subsystem == "input" && name.rfind("event", 0) == 0) return Node::Kind::input;
  // Consoles and pseudo-terminals are virtual devices.
  if (subsystem == "tty" && place.find("/devices/virtual/") == std::string::npos) return Node::Kind::tty;
  return std::nullopt;
}

unsigned hex(udev_device* device, const char* attribute) {
  return static_cast<unsigned>(
      std::strtoul(text(udev_device_get_sysattr_value(device, attribute)).c_str(), nullptr, 16));
}

void add_interface(Node& node, udev_device* interface) {
  node.interface_class = static_cast<std::uint8_t>(hex(interface, "bInterfaceClass"));
  node.interface_subclass = static_cast<std::uint8_t>(hex(interface, "bInterfaceSubClass"));
  node.interface_protocol = static_cast<std::uint8_t>(hex(interface, "bInterfaceProtocol"));
  node.interface_number = static_cast<std::uint8_t>(hex(interface, "bInterfaceNumber"));
}

void add_device(Node& node, udev_device* usb) {
  node.port = text(udev_device_get_sysname(usb));
  node.vid = static_cast<std::uint16_t>(hex(usb, "idVendor"));
  node.pid = static_cast<std::uint16_t>(hex(usb, "idProduct"));
  node.product = text(udev_device_get_sysattr_value(usb, "product"));
  node.serial = text(udev_device_get_sysattr_value(usb, "serial"));
}

std::optional<Node> node_of(udev_device* device) {
  const auto kind = kind_of(device);
  Node node;
  node.path = text(udev_device_get_devnode(device));
  if (!kind || node.path.empty()) return std::nullopt;
  node.kind = *kind;
  node.syspath = text(udev_device_get_syspath(device));
  // Parents belong to the device: not ours to unreference.
  if (auto* interface = udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_interface"))
    add_interface(node, interface);
  if (auto* usb = udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_device")) add_device(node, usb);
  return node;
}

}  // namespace

UdevWatch::UdevWatch(QObject* parent) : NodeWatch(parent) {
  first_look_.setSingleShot(true);
  connect(&first_look_, &QTimer::timeout, this, &UdevWatch::scan);
}
UdevWatch::~UdevWatch() = default;

// The monitor listens before the first look around: nothing can slip in between.
Status UdevWatch::start() {
  CREDIT_ENSURE(!monitor_);
  udev_.reset(udev_new());
  if (udev_) monitor_.reset(udev_monitor_new_from_netlink(udev_.get(), "udev"));
  if (!monitor_) return fail(failure::device_nodes_unavailable, std::strerror(errno));
  for (const char* subsystem : subsystems)
    udev_monitor_filter_add_match_subsystem_devtype(monitor_.get(), subsystem, nullptr);
  if (const int error = udev_monitor_enable_receiving(monitor_.get()); error < 0)
    return fail(failure::device_nodes_unavailable, std::strerror(-error));
  notifier_ = std::make_unique<QSocketNotifier>(udev_monitor_get_fd(monitor_.get()), QSocketNotifier::Read);
  connect(notifier_.get(), &QSocketNotifier::activated, this, &UdevWatch::hear);
  first_look_.start(0);
  return {};
}

// Told too much at once the socket drops events: then a look around says what is true now.
void UdevWatch::hear() {
  for (;;) {
    errno = 0;
    const DevicePtr device(udev_monitor_receive_device(monitor_.get()));
    if (!device) {
      if (errno == ENOBUFS) scan();
      return;
    }
    if (text(udev_device_get_action(device.get())) == "remove")
      went(text(udev_device_get_syspath(device.get())));
    else
      came(device.get());
  }
}

void UdevWatch::scan() {
  const EnumeratePtr list(udev_enumerate_new(udev_.get()));
  for (const char* subsystem : subsystems) udev_enumerate_add_match_subsystem(list.get(), subsystem);
  udev_enumerate_scan_devices(list.get());
  std::set<std::string> gone;
  for (const auto& [syspath, path] : present_) gone.insert(syspath);
  udev_list_entry* entry = nullptr;
  udev_list_entry_foreach(entry, udev_enumerate_get_list_entry(list.get())) {
    const auto syspath = text(udev_list_entry_get_name(entry));
    gone.erase(syspath);
    const DevicePtr device(udev_device_new_from_syspath(udev_.get(), syspath.c_str()));
    if (device) came(device.get());
  }
  for (const auto& syspath : gone) went(syspath);
}

void UdevWatch::came(udev_device* device) {
  const auto node = node_of(device);
  if (!node || !present_.emplace(node->syspath, node->path).second) return;
  Q_EMIT arrived(*node);
}

void UdevWatch::went(const std::string& syspath) {
  const auto found = present_.find(syspath);
  if (found == present_.end()) return;
  const auto path = found->second;
  present_.erase(found);
  Q_EMIT left(path);
}

}  // namespace credit::nodes
