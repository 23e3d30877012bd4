// The port's body: the device's place in sysfs, its node, its coming and going.
#include "tests/emulators/usb/umockdev_port.h"

#include <fcntl.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <filesystem>

#include "base/result.h"

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

}  // namespace

UmockdevPort::UmockdevPort(UMockdevTestbed* testbed) : testbed_(testbed), handler_(umockdev_ioctl_base_new()) {
  g_signal_connect(handler_.get(), "handle-ioctl", G_CALLBACK(&UmockdevPort::on_ioctl), this);
}

UmockdevPort::~UmockdevPort() { g_signal_handlers_disconnect_by_data(handler_.get(), this); }

std::uint64_t UmockdevPort::requests() const {
  const std::scoped_lock lock(mutex_);
  return requests_;
}

std::string UmockdevPort::node() const { return "/dev/bus/usb/001/" + three(number_); }

std::string UmockdevPort::in_testbed(const std::string& path) const {
  gchar* root = umockdev_testbed_get_root_dir(testbed_);
  const std::string whole = root + path;
  g_free(root);
  return whole;
}

void UmockdevPort::make_node() {
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

int UmockdevPort::opened() const {
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
void UmockdevPort::plug(DeviceSide& device, int socket) {
  {
    const std::scoped_lock lock(mutex_);
    CREDIT_ENSURE(gone_);
    device_ = &device;
    name_ = port_name(socket);
    number_ = next_number();
    gone_ = false;
    claimed_.clear();
    driven_.clear();
    for (unsigned i = 0; i < device.description().interfaces.size(); ++i)
      if (kernel_driver(i) != nullptr) driven_.insert(i);
    make_node();
  }
  device.power(true);
  device.configured();
  CREDIT_ENSURE(umockdev_testbed_attach_ioctl(testbed_, node().c_str(), handler_.get(), nullptr));
  CREDIT_ENSURE(umockdev_testbed_add_from_string(testbed_, description().c_str(), nullptr));
}

// In the kernel's order: transfers die, the node hangs up, then the event tells.
void UmockdevPort::unplug() {
  {
    const std::scoped_lock lock(mutex_);
    CREDIT_ENSURE(!gone_);
    gone_ = true;
  }
  device_->power(false);
  {
    const std::scoped_lock lock(mutex_);
    ::close(master_);
    ::close(slave_);
    master_ = slave_ = -1;
  }
  const std::string place = "/sys" + std::string(sysfs_root) + name_;
  umockdev_testbed_uevent(testbed_, place.c_str(), "remove");
  umockdev_testbed_remove_device(testbed_, place.c_str());
  umockdev_testbed_detach_ioctl(testbed_, node().c_str(), nullptr);
  std::filesystem::remove(in_testbed(node()));
}

std::string UmockdevPort::description() const {
  const auto& device = device_->description();
  Bytes descriptors = device_descriptor(device);
  const Bytes configuration = configuration_descriptor(device);
  descriptors.insert(descriptors.end(), configuration.begin(), configuration.end());
  std::string text = "P: " + std::string(sysfs_root) + name_ + "\nE: SUBSYSTEM=usb\nE: DRIVER=usb\n";
  text += "E: DEVTYPE=usb_device\nE: BUSNUM=001\nE: DEVNUM=" + three(number_) + "\nE: DEVNAME=" + node() + "\n";
  text += "E: MAJOR=189\nE: MINOR=" + std::to_string(number_ - 1) + "\n";
  text += "A: busnum=1\\n\nA: devnum=" + std::to_string(number_) + "\\n\nA: bConfigurationValue=1\\n\nA: speed=12\\n\n";
  text += "A: idVendor=" + hex4(device.vid) + "\\n\nA: idProduct=" + hex4(device.pid) + "\\n\n";
  return text + "H: descriptors=" + to_hex(descriptors) + "\n\n";
}

}  // namespace credit::emulator
