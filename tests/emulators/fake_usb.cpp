// The device's body: its place in sysfs, its node, its coming and going.
#include "tests/emulators/fake_usb.h"

#include <fcntl.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <filesystem>

#include "base/result.h"
#include "tests/emulators/fake_urb.h"

namespace credit::emulator {
namespace {

std::string hex4(unsigned value) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%04x", value);
  return text.data();
}
std::string three(int value) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%03d", value);
  return text.data();
}
constexpr const char* sysfs_root = "/devices/pci0000:00/0000:00:14.0/usb1/";

// As the kernel does: a device gets a new number at every plug, and no two have the same.
int next_number() {
  static std::atomic<int> plugs = 0;
  return 2 + plugs++ % 120;
}

void append16(Bytes& bytes, std::size_t value) {
  bytes.push_back(static_cast<std::uint8_t>(value & 0xFF));
  bytes.push_back(static_cast<std::uint8_t>(value >> 8));
}

}  // namespace

FakeUsb::FakeUsb(UMockdevTestbed* testbed, FakeDevice device, Heard heard)
    : testbed_(testbed), device_(std::move(device)), heard_(std::move(heard)), handler_(umockdev_ioctl_base_new()) {
  g_signal_connect(handler_.get(), "handle-ioctl", G_CALLBACK(&FakeUsb::on_ioctl), this);
}

FakeUsb::~FakeUsb() {
  if (plugged()) unplug();
  g_signal_handlers_disconnect_by_data(handler_.get(), this);
}

bool FakeUsb::plugged() const {
  const std::scoped_lock lock(mutex_);
  return !gone_;
}

std::uint64_t FakeUsb::requests() const {
  const std::scoped_lock lock(mutex_);
  return requests_;
}

std::string FakeUsb::node() const { return "/dev/bus/usb/001/" + three(number_); }

std::string FakeUsb::in_testbed(const std::string& path) const {
  gchar* root = umockdev_testbed_get_root_dir(testbed_);
  const std::string whole = root + path;
  g_free(root);
  return whole;
}

void FakeUsb::make_node() {
  std::array<char, 256> name{};
  CREDIT_ENSURE(::openpty(&master_, &slave_, name.data(), nullptr, nullptr) == 0);
  for (const int fd : {master_, slave_}) ::fcntl(fd, F_SETFD, FD_CLOEXEC);  // a child's copy would keep the line up
  terminal_ = name.data();
  termios raw{};
  ::tcgetattr(slave_, &raw);
  ::cfmakeraw(&raw);
  ::tcsetattr(slave_, TCSANOW, &raw);
  ::tcflow(slave_, TCOOFF);
  const std::filesystem::path path = in_testbed(node());
  std::filesystem::create_directories(path.parent_path());
  std::filesystem::remove(path);
  std::filesystem::create_symlink(name.data(), path);
}

int FakeUsb::opened() const {
  namespace fs = std::filesystem;
  std::error_code ignored;
  int count = -1;  // our own
  for (const auto& process : fs::directory_iterator("/proc", ignored)) {
    if (process.path().filename().string().find_first_not_of("0123456789") != std::string::npos) continue;
    for (fs::directory_iterator fd(process.path() / "fd", ignored), end; fd != end; fd.increment(ignored))
      if (fs::read_symlink(fd->path(), ignored) == terminal_) ++count;
  }
  return count;
}

// The node must work before the event tells anybody of it.
void FakeUsb::plug() {
  {
    const std::scoped_lock lock(mutex_);
    CREDIT_ENSURE(gone_);
    number_ = next_number();
    input_.clear();
    halted_.clear();
    failing_.clear();
    gone_ = claimed_ = false;
    make_node();
  }
  CREDIT_ENSURE(umockdev_testbed_attach_ioctl(testbed_, node().c_str(), handler_.get(), nullptr));
  CREDIT_ENSURE(umockdev_testbed_add_from_string(testbed_, description().c_str(), nullptr));
}

// In the kernel's order: transfers die, the node hangs up, then the event tells.
void FakeUsb::unplug() {
  {
    const std::scoped_lock lock(mutex_);
    CREDIT_ENSURE(!gone_);
    gone_ = true;
    while (!waiting_.empty()) {
      auto urb = std::move(waiting_.front());
      waiting_.pop_front();
      finish(std::move(urb), -ESHUTDOWN);
    }
    ::close(master_);
    ::close(slave_);
    master_ = slave_ = -1;
  }
  const std::string place = "/sys" + std::string(sysfs_root) + device_.port;
  umockdev_testbed_uevent(testbed_, place.c_str(), "remove");
  umockdev_testbed_remove_device(testbed_, place.c_str());
  umockdev_testbed_detach_ioctl(testbed_, node().c_str(), nullptr);
  std::filesystem::remove(in_testbed(node()));
}

std::string FakeUsb::description() const {
  std::string text =
      "P: " + std::string(sysfs_root) + device_.port + "\nE: SUBSYSTEM=usb\nE: DRIVER=usb\nE: DEVTYPE=usb_device\n";
  text += "E: BUSNUM=001\nE: DEVNUM=" + three(number_) + "\nE: DEVNAME=" + node() + "\n";
  text += "E: MAJOR=189\nE: MINOR=" + std::to_string(number_ - 1) + "\n";
  text += "A: busnum=1\\n\nA: devnum=" + std::to_string(number_) + "\\n\nA: bConfigurationValue=1\\n\nA: speed=12\\n\n";
  text += "A: idVendor=" + hex4(device_.vid) + "\\n\nA: idProduct=" + hex4(device_.pid) + "\\n\n";
  return text + "H: descriptors=" + to_hex(descriptors()) + "\n\n";
}

// USB 2.0 chapter 9: device, configuration, one vendor-specific interface, its bulk endpoints.
Bytes FakeUsb::descriptors() const {
  std::vector<std::uint8_t> endpoints = device_.bulk_out;
  endpoints.insert(endpoints.end(), device_.bulk_in.begin(), device_.bulk_in.end());
  Bytes inner{9, 4, 0, 0, static_cast<std::uint8_t>(endpoints.size()), 0xFF, 0, 0, 0};
  for (const auto address : endpoints) {
    inner.insert(inner.end(), {7, 5, address, 2});
    append16(inner, device_.packet);
    inner.push_back(0);
  }
  Bytes all{18, 1, 0x10, 0x01, 0, 0, 0, 64};
  append16(all, device_.vid);
  append16(all, device_.pid);
  append16(all, 0x0063);
  all.insert(all.end(), {0, 0, 0, 1, 9, 2});
  append16(all, 9 + inner.size());
  all.insert(all.end(), {1, 1, 0, 0xC0, 0});
  all.insert(all.end(), inner.begin(), inner.end());
  return all;
}

}  // namespace credit::emulator
