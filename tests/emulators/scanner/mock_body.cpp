#include "tests/emulators/scanner/mock_body.h"

#include <fcntl.h>
#include <linux/input.h>
#include <pty.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>

#include "base/result.h"
#include "tests/emulators/scanner/evdev_keys.h"
#include "tests/emulators/usb/umockdev_port.h"

namespace credit::emulator {
namespace {

namespace fs = std::filesystem;
constexpr int pipe_room = 1 << 20;  // 256 packets: an 8 KiB code and more may wait unread

std::string hex(unsigned value, int digits) {
  std::array<char, 12> text{};
  std::snprintf(text.data(), text.size(), "%0*x", digits, value);
  return text.data();
}

// As the kernel: the lowest number that is free.
class Numbers {
 public:
  int take() {
    int number = 0;
    while (!taken_.insert(number).second) ++number;
    return number;
  }
  void give_back(int number) { taken_.erase(number); }

 private:
  std::set<int> taken_;
};
Numbers& numbers_of(BodyInterface::Kind kind) {
  static std::map<BodyInterface::Kind, Numbers> all;
  return all[kind];
}

struct KindNames {
  const char *subsystem, *prefix, *folder;
  int major;
  const char* triple;  // bInterfaceClass, SubClass, Protocol
};
KindNames names_of(BodyInterface::Kind kind) {
  switch (kind) {
    case BodyInterface::Kind::serial:
      return {"tty", "ttyACM", "", 166, "020201"};
    case BodyInterface::Kind::hid:
      return {"hidraw", "hidraw", "", 240, "030000"};
    case BodyInterface::Kind::keyboard:
      return {"input", "event", "input/", 13, "030101"};
  }
  impossible("an interface without a kind", __FILE__, __LINE__);
}

Trouble trouble(const std::string& what) { return what + ": " + std::strerror(errno); }

Trouble write_all(int fd, const void* data, std::size_t size) {
  if (::write(fd, data, size) == static_cast<ssize_t>(size)) return {};
  return trouble("the node takes nothing");
}

void make_raw(int fd) {
  termios raw{};
  ::tcgetattr(fd, &raw);
  ::cfmakeraw(&raw);
  ::tcsetattr(fd, TCSANOW, &raw);
}

}  // namespace

struct MockBody::Node {
  Node(MockBody& owner, BodyInterface what, std::size_t at) : body(owner), shape(std::move(what)), index(at) {}
  MockBody& body;
  BodyInterface shape;
  std::size_t index;
  int number = 0;
  int ours = -1, slave = -1;  // our end; for serial also the slave, so that the line stays up between opens
  std::string target;         // what the node leads to
  ObjectPtr<UMockdevIoctlBase> handler{umockdev_ioctl_base_new()};
  std::atomic<bool> grabbed{false};
  Stroke down;

  std::string name() const { return names_of(shape.kind).prefix + std::to_string(number); }
  std::string path() const { return "/dev/" + std::string(names_of(shape.kind).folder) + name(); }
  std::string interface_place() const;
  std::string hid_place() const;
  std::string place() const;
  std::string description() const;
  static gboolean on_ioctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, void* self);
};

std::string MockBody::Node::interface_place() const {
  const auto& port = body.shape_.port;
  return "/devices/pci0000:00/0000:00:14.0/usb1/" + port + "/" + port + ":1." + std::to_string(index);
}

std::string MockBody::Node::hid_place() const {
  return interface_place() + "/0003:" + hex(body.shape_.vid, 4) + ":" + hex(body.shape_.pid, 4) + "." +
         hex(static_cast<unsigned>(number) * 8 + static_cast<unsigned>(index) + 1, 4);
}

std::string MockBody::Node::place() const {
  switch (shape.kind) {
    case BodyInterface::Kind::serial:
      return interface_place() + "/tty/" + name();
    case BodyInterface::Kind::hid:
      return hid_place() + "/hidraw/" + name();
    case BodyInterface::Kind::keyboard:
      return hid_place() + "/input/input" + std::to_string(number) + "/" + name();
  }
  impossible("an interface without a kind", __FILE__, __LINE__);
}

std::string MockBody::Node::description() const {
  const auto kind = names_of(shape.kind);
  const std::string triple = kind.triple;
  std::string text = "P: " + interface_place() + "\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_interface\n";
  text += "A: bInterfaceClass=" + triple.substr(0, 2) + "\\n\nA: bInterfaceSubClass=" + triple.substr(2, 2) + "\\n\n";
  text += "A: bInterfaceProtocol=" + triple.substr(4, 2) + "\\n\n";
  text += "A: bInterfaceNumber=" + hex(static_cast<unsigned>(index), 2) + "\\n\n\n";
  if (shape.kind != BodyInterface::Kind::serial)
    text +=
        "P: " + hid_place() + "\nE: SUBSYSTEM=hid\nH: report_descriptor=" + to_hex(shape.report_descriptor) + "\n\n";
  text += "P: " + place() + "\nE: SUBSYSTEM=" + kind.subsystem + "\nE: DEVNAME=" + path() + "\n";
  text += "E: MAJOR=" + std::to_string(kind.major) + "\nE: MINOR=" + std::to_string(number) + "\n\n";
  return text;
}

// evdev as far as the driver asks: the grab.
gboolean MockBody::Node::on_ioctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, void* self) {
  auto* node = static_cast<Node*>(self);
  if ((umockdev_ioctl_client_get_request(client) & 0xFFFFFFFFUL) != EVIOCGRAB) return FALSE;
  const bool refused = node->body.refuse_grabs_;
  node->grabbed = !refused;
  umockdev_ioctl_client_complete(client, refused ? -1 : 0, refused ? EBUSY : 0);
  return TRUE;
}

MockBody::MockBody(UMockdevTestbed* testbed, BodyShape shape) : testbed_(testbed), shape_(std::move(shape)) {
  for (const auto& interface : shape_.interfaces) {
    nodes_.push_back(std::make_unique<Node>(*this, interface, nodes_.size()));
    auto& node = *nodes_.back();
    g_signal_connect(node.handler.get(), "handle-ioctl", G_CALLBACK(&Node::on_ioctl), &node);
  }
}

MockBody::~MockBody() {
  if (plugged_) unplug();
  for (const auto& node : nodes_) g_signal_handlers_disconnect_by_data(node->handler.get(), node.get());
}

std::string MockBody::in_testbed(const std::string& path) const {
  gchar* root = umockdev_testbed_get_root_dir(testbed_);
  const std::string whole = root + path;
  g_free(root);
  return whole;
}

void MockBody::make_node(Node& node) {
  node.number = numbers_of(node.shape.kind).take();
  node.grabbed = false;
  node.down = {};
  const fs::path path = in_testbed(node.path());
  fs::create_directories(path.parent_path());
  fs::remove(path);
  if (node.shape.kind == BodyInterface::Kind::serial) {
    std::array<char, 256> name{};
    CREDIT_ENSURE(::openpty(&node.ours, &node.slave, name.data(), nullptr, nullptr) == 0);
    node.target = name.data();
    make_raw(node.slave);
    fs::create_symlink(node.target, path);
    ::fcntl(node.slave, F_SETFD, FD_CLOEXEC);
  } else {
    CREDIT_ENSURE(::mkfifo(path.c_str(), 0600) == 0);
    node.ours = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    node.target = path;
    const int packets = node.shape.kind == BodyInterface::Kind::hid ? O_DIRECT : 0;
    CREDIT_ENSURE(node.ours >= 0 && ::fcntl(node.ours, F_SETFL, O_NONBLOCK | packets) == 0);
    ::fcntl(node.ours, F_SETPIPE_SZ, pipe_room);
  }
  ::fcntl(node.ours, F_SETFD, FD_CLOEXEC);
  ::fcntl(node.ours, F_SETFL, ::fcntl(node.ours, F_GETFL) | O_NONBLOCK);
  CREDIT_ENSURE(umockdev_testbed_attach_ioctl(testbed_, node.path().c_str(), node.handler.get(), nullptr));
}

void MockBody::drop_node(Node& node) {
  ::close(node.ours);
  if (node.slave >= 0) ::close(node.slave);
  node.ours = node.slave = -1;
}

std::string MockBody::description() const {
  std::string text = "P: /devices/pci0000:00/0000:00:14.0/usb1/" + shape_.port +
                     "\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nA: idVendor=" + hex(shape_.vid, 4) +
                     "\\n\nA: idProduct=" + hex(shape_.pid, 4) + "\\n\nA: product=" + shape_.product +
                     "\\n\nA: serial=1\\n\n\n";
  for (const auto& node : nodes_) text += node->description();
  return text;
}

Trouble MockBody::plug() {
  if (plugged_) return "already plugged";
  plugged_ = true;
  for (const auto& node : nodes_) make_node(*node);
  GError* error = nullptr;
  if (umockdev_testbed_add_from_string(testbed_, description().c_str(), &error)) return {};
  const std::string why = error->message;
  g_error_free(error);
  return why;
}

// In the kernel's order: the node hangs up, then the event tells.
Trouble MockBody::unplug() {
  if (!plugged_) return "not plugged";
  plugged_ = false;
  for (const auto& node : nodes_) drop_node(*node);
  const auto leave = [this](const std::string& place) {
    umockdev_testbed_uevent(testbed_, ("/sys" + place).c_str(), "remove");
    umockdev_testbed_remove_device(testbed_, ("/sys" + place).c_str());
  };
  for (const auto& node : nodes_) {
    leave(node->place());
    if (node->shape.kind != BodyInterface::Kind::serial) leave(node->hid_place());
    leave(node->interface_place());
    umockdev_testbed_detach_ioctl(testbed_, node->path().c_str(), nullptr);
    fs::remove(in_testbed(node->path()));
    numbers_of(node->shape.kind).give_back(node->number);
  }
  leave("/devices/pci0000:00/0000:00:14.0/usb1/" + shape_.port);
  return {};
}

Trouble MockBody::send(std::size_t interface, ByteView bytes) {
  if (!plugged_) return "not plugged";
  return write_all(nodes_.at(interface)->ours, bytes.data(), bytes.size());
}

// What the kernel's keyboard driver makes of one boot report after another: releases first, then what went down.
Trouble MockBody::press(std::size_t interface, Stroke stroke) {
  if (!plugged_) return "not plugged";
  auto& node = *nodes_.at(interface);
  Trouble first;
  for (const auto& change : key_changes(node.down, stroke)) {
    input_event event{};
    event.type = change.key == 0 ? EV_SYN : EV_KEY;
    event.code = change.key;
    event.value = change.value;
    if (auto wrong = write_all(node.ours, &event, sizeof event); wrong && !first) first = wrong;
  }
  node.down = stroke;
  return first;
}

Bytes MockBody::received(std::size_t interface) {
  Bytes all;
  std::array<std::uint8_t, 512> piece{};
  for (;;) {
    const auto count = ::read(nodes_.at(interface)->ours, piece.data(), piece.size());
    if (count <= 0) return all;
    all.insert(all.end(), piece.begin(), piece.begin() + count);
  }
}

std::string MockBody::path(std::size_t interface) const { return nodes_.at(interface)->path(); }
std::string MockBody::node_place(std::size_t interface) const { return "/sys" + nodes_.at(interface)->place(); }
bool MockBody::grabbed(std::size_t interface) const { return nodes_.at(interface)->grabbed; }

int MockBody::opened(std::size_t interface) const {
  const auto& node = *nodes_.at(interface);
  std::error_code ignored;
  int count = node.slave >= 0 || node.shape.kind != BodyInterface::Kind::serial ? -1 : 0;  // our own
  for (const auto& process : fs::directory_iterator("/proc", ignored)) {
    if (process.path().filename().string().find_first_not_of("0123456789") != std::string::npos) continue;
    for (fs::directory_iterator fd(process.path() / "fd", ignored), end; fd != end; fd.increment(ignored))
      if (fs::read_symlink(fd->path(), ignored) == node.target) ++count;
  }
  return count;
}

}  // namespace credit::emulator
