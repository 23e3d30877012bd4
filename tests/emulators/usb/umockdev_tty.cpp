#include "tests/emulators/usb/umockdev_tty.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>

#include "base/result.h"

namespace credit::emulator {
namespace {

constexpr std::uint8_t out = 0x01, in = 0x82;  // as serial_device() has them
constexpr std::size_t room = 4096;

std::string hex4(unsigned value) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%04x", value);
  return text.data();
}

int next_number() {
  static std::atomic<int> plugs = 0;
  return 100 + plugs++ % 100;  // beside those of other emulated lines
}

gboolean leave_to_the_kernel(UMockdevIoctlBase*, UMockdevIoctlClient*, void*) { return FALSE; }

}  // namespace

struct UmockdevTty::In final : Transfer {
  explicit In(UmockdevTty& owner) : tty(owner) {}
  UmockdevTty& tty;
  void over(int status) override { tty.came(status, std::move(data)); }
};

struct UmockdevTty::Out final : Transfer {
  void over(int) override {}
};

UmockdevTty::UmockdevTty(UMockdevTestbed* testbed) : testbed_(testbed), handler_(umockdev_ioctl_base_new()) {
  g_signal_connect(handler_.get(), "handle-ioctl", G_CALLBACK(&leave_to_the_kernel), this);
}

UmockdevTty::~UmockdevTty() { g_signal_handlers_disconnect_by_data(handler_.get(), this); }

std::string UmockdevTty::place() const { return "/devices/pci0000:00/0000:00:14.0/usb1/" + name_; }
std::string UmockdevTty::node() const { return "/dev/ttyACM" + std::to_string(number_); }

std::string UmockdevTty::in_testbed(const std::string& path) const {
  gchar* root = umockdev_testbed_get_root_dir(testbed_);
  const std::string whole = root + path;
  g_free(root);
  return whole;
}

void UmockdevTty::make_node() {
  std::array<char, 256> name{};
  CREDIT_ENSURE(::openpty(&ours_, &slave_, name.data(), nullptr, nullptr) == 0);
  for (const int fd : {ours_, slave_}) ::fcntl(fd, F_SETFD, FD_CLOEXEC);
  termios raw{};
  ::tcgetattr(slave_, &raw);
  ::cfmakeraw(&raw);
  ::tcsetattr(slave_, TCSANOW, &raw);
  ::fcntl(ours_, F_SETFL, O_NONBLOCK);
  const std::filesystem::path path = in_testbed(node());
  std::filesystem::create_directories(path.parent_path());
  std::filesystem::remove(path);
  std::filesystem::create_symlink(name.data(), path);
}

void UmockdevTty::plug(DeviceSide& device, int socket) {
  CREDIT_ENSURE(!thread_.joinable());
  device_ = &device;
  name_ = port_name(socket);
  number_ = next_number();
  leaving_ = false;
  came_.clear();
  make_node();
  bell_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  device.power(true);
  device.configured();
  wanted_ = true;
  thread_ = std::thread([this] { serve(); });
  CREDIT_ENSURE(umockdev_testbed_attach_ioctl(testbed_, node().c_str(), handler_.get(), nullptr));
  CREDIT_ENSURE(umockdev_testbed_add_from_string(testbed_, description().c_str(), nullptr));
}

// In the kernel's order: transfers die, the line hangs up, then the events tell.
void UmockdevTty::unplug() {
  device_->power(false);
  {
    const std::scoped_lock lock(mutex_);
    leaving_ = true;
  }
  wake();
  thread_.join();
  for (const int fd : {ours_, slave_, bell_}) ::close(fd);
  for (const auto& part :
       {"/" + name_ + ":1.0/tty/ttyACM" + std::to_string(number_), "/" + name_ + ":1.0", std::string()}) {
    const std::string whole = "/sys" + place() + part;
    umockdev_testbed_uevent(testbed_, whole.c_str(), "remove");
    umockdev_testbed_remove_device(testbed_, whole.c_str());
  }
  umockdev_testbed_detach_ioctl(testbed_, node().c_str(), nullptr);
  std::filesystem::remove(in_testbed(node()));
}

void UmockdevTty::wake() {
  const std::uint64_t one = 1;
  if (::write(bell_, &one, sizeof one) < 0) std::perror("eventfd");
}

// The device's lock is held: only notes what came.
void UmockdevTty::came(int status, Bytes data) {
  const std::scoped_lock lock(mutex_);
  if (!data.empty()) came_.push_back(std::move(data));
  wanted_ = status == 0;
  wake();
}

void UmockdevTty::serve() {
  do {
    fetch();
    std::array<pollfd, 2> watched{{{bell_, POLLIN, 0}, {ours_, POLLIN, 0}}};
    ::poll(watched.data(), watched.size(), -1);
    std::uint64_t rings = 0;
    if (watched[0].revents != 0 && ::read(bell_, &rings, sizeof rings) < 0) continue;
    if (watched[1].revents != 0) pass_on();
  } while (deliver());
}

void UmockdevTty::fetch() {
  {
    const std::scoped_lock lock(mutex_);
    if (!std::exchange(wanted_, false)) return;
  }
  auto transfer = std::make_unique<In>(*this);
  transfer->endpoint = in;
  transfer->room = room;
  device_->submit(std::move(transfer));
}

// What the host wrote.
void UmockdevTty::pass_on() {
  Bytes bytes(room);
  const auto count = ::read(ours_, bytes.data(), bytes.size());
  if (count <= 0) return;
  ++requests_;
  bytes.resize(static_cast<std::size_t>(count));
  auto transfer = std::make_unique<Out>();
  transfer->endpoint = out;
  transfer->data = std::move(bytes);
  device_->submit(std::move(transfer));
}

// What nobody fetches is lost once the line is full, as on a real one.
bool UmockdevTty::deliver() {
  std::deque<Bytes> now;
  bool staying = false;
  {
    const std::scoped_lock lock(mutex_);
    now.swap(came_);
    staying = !leaving_;
  }
  for (const auto& bytes : now)
    if (::write(ours_, bytes.data(), bytes.size()) < 0 && errno != EAGAIN) std::perror("tty");
  return staying;
}

std::string UmockdevTty::description() const {
  const auto& device = device_->description();
  std::string text = "P: " + place() + "\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nA: idVendor=" + hex4(device.vid) +
                     "\\n\nA: idProduct=" + hex4(device.pid) + "\\n\n\n";
  text += "P: " + place() + "/" + name_ + ":1.0\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_interface\n";
  text += "A: bInterfaceClass=02\\n\nA: bInterfaceSubClass=02\\n\nA: bInterfaceProtocol=01\\n\n";
  text += "A: bInterfaceNumber=00\\n\n\n";
  text += "P: " + place() + "/" + name_ + ":1.0/tty/ttyACM" + std::to_string(number_) + "\nE: SUBSYSTEM=tty\n";
  text += "E: DEVNAME=" + node() + "\nE: MAJOR=166\nE: MINOR=" + std::to_string(number_) + "\n\n";
  return text;
}

}  // namespace credit::emulator
