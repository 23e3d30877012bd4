#include "tests/emulators/usb/vhci_port.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "base/result.h"

namespace credit::emulator {
namespace {

const std::filesystem::path controller = "/sys/devices/platform/vhci_hcd.0";
constexpr int full_speed = 2;                       // enum usb_device_speed of the kernel
constexpr std::uint32_t shown_device_id = 0x10002;  // bus and number at the device's own end; of no meaning here
constexpr std::chrono::seconds patience{30};        // until the kernel has let go of the device that was there before

std::string first_line(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return line;
}

// The controller has two hubs; ours is the one for devices up to high speed.
std::string bus_number() {
  for (const auto& entry : std::filesystem::directory_iterator(controller))
    if (first_line(entry.path() / "speed") == "480") return first_line(entry.path() / "busnum");
  impossible("vhci_hcd has no hub", __FILE__, __LINE__);
}

// Rows of `status`: hub, port, state, ...; state 4 is "nothing plugged in".
bool socket_free(int socket) {
  std::ifstream stream(controller / "status");
  std::string line;
  std::getline(stream, line);
  while (std::getline(stream, line)) {
    std::istringstream words(line);
    std::string hub;
    int port = -1, state = -1;
    words >> hub >> port >> state;
    if (hub == "hs" && port == socket - 1) return state == 4;
  }
  impossible("vhci_hcd has no such socket", __FILE__, __LINE__);
}

void tell_controller(const char* file, const std::string& text) {
  const int fd = ::open((controller / file).c_str(), O_WRONLY | O_CLOEXEC);
  CREDIT_ENSURE(fd >= 0);
  const auto written = ::write(fd, text.data(), text.size());
  ::close(fd);
  CREDIT_ENSURE(written == static_cast<ssize_t>(text.size()));
}

template <class Condition>
void wait_until(Condition condition) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    CREDIT_ENSURE(std::chrono::steady_clock::now() < deadline);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace

struct VhciPort::Urb final : Transfer {
  explicit Urb(VhciPort& owner) : port(owner) {}
  VhciPort& port;
  void over(int status) override {
    const std::size_t actual = in() || status == 0 ? data.size() : 0;
    port.say(usbip::ret_submit(static_cast<std::uint32_t>(name), status, actual, in() ? data : Bytes()));
  }
};

VhciPort::VhciPort() : bus_(bus_number()) {}
VhciPort::~VhciPort() { CREDIT_ENSURE(line_ < 0); }

std::string VhciPort::port_name(int socket) const { return bus_ + "-" + std::to_string(socket); }

void VhciPort::plug(DeviceSide& device, int socket) {
  CREDIT_ENSURE(line_ < 0);
  wait_until([&] { return socket_free(socket); });
  int ends[2] = {-1, -1};
  CREDIT_ENSURE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
  device_ = &device;
  socket_ = socket;
  line_ = ends[0];
  device.power(true);
  thread_ = std::thread([this] { serve(); });
  std::ostringstream wish;
  wish << socket - 1 << ' ' << ends[1] << ' ' << shown_device_id << ' ' << full_speed;
  tell_controller("attach", wish.str());
  ::close(ends[1]);
}

// The kernel finds the line dead as it finds a cable pulled out; whoever looks afterwards must not see the device.
void VhciPort::unplug() {
  CREDIT_ENSURE(line_ >= 0 && thread_.get_id() != std::this_thread::get_id());
  device_->power(false);
  ::shutdown(line_, SHUT_RDWR);
  thread_.join();
  ::close(std::exchange(line_, -1));
  const auto shown = std::filesystem::path("/sys/bus/usb/devices") / port_name(socket_);
  wait_until([&] { return !std::filesystem::exists(shown); });
}

void VhciPort::serve() {
  while (serve_one()) {
  }
}

bool VhciPort::serve_one() {
  usbip::Header header;
  if (!fetch(header.data(), header.size())) return false;
  ++requests_;
  if (const auto asked = usbip::unlink_in(header)) return unlink(*asked), true;
  const auto asked = usbip::submit_in(header);
  CREDIT_ENSURE(asked);
  Bytes data((asked->endpoint & 0x80) != 0 ? 0 : asked->length);
  if (!fetch(data.data(), data.size())) return false;
  submit(*asked, std::move(data));
  return true;
}

// Linux asks address 0 for 64 bytes of device descriptor after it has reset the bus, and never else: the one sign of a
// reset that reaches a device behind USB/IP.
void VhciPort::submit(const usbip::Submit& asked, Bytes data) {
  const auto& setup = asked.setup;
  if (setup && setup->type == 0x80 && setup->request == 6 && setup->value == 0x0100 && setup->length == 64)
    device_->bus_reset();
  auto urb = std::make_unique<Urb>(*this);
  urb->name = asked.serial;
  urb->endpoint = asked.endpoint;
  urb->setup = asked.setup;
  urb->room = asked.length;
  urb->data = std::move(data);
  device_->submit(std::move(urb));
}

void VhciPort::unlink(const usbip::Unlink& asked) {
  const auto urb = device_->withdraw(asked.victim);
  say(usbip::ret_unlink(asked.serial, urb ? -ECONNRESET : 0));
}

void VhciPort::say(const Bytes& bytes) {
  const std::scoped_lock lock(speaking_);
  for (std::size_t at = 0; at < bytes.size();) {
    const auto sent = ::send(line_, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;  // the kernel has let go of us; who waits is told by it
    at += static_cast<std::size_t>(sent);
  }
}

bool VhciPort::fetch(std::uint8_t* place, std::size_t size) const {
  while (size > 0) {
    const auto count = ::recv(line_, place, size, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    place += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

}  // namespace credit::emulator
