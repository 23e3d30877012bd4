#include "tests/emulators/scanner/gadget_body.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "tests/emulators/scanner/gadget_files.h"

namespace credit::emulator {
namespace {

constexpr int host_takes_within = 5000;  // ms: a host that listens fetches a report every few ms

// "239:0" in the function's folder says which device is its other end.
int open_hid_end(const std::string& function, const std::string& scratch) {
  const auto numbers = read_attribute(function + "/dev");
  const auto colon = numbers.find(':');
  if (colon == std::string::npos) return -1;
  const auto device = ::makedev(static_cast<unsigned>(std::atoi(numbers.c_str())),
                                static_cast<unsigned>(std::atoi(numbers.c_str() + colon + 1)));
  ::unlink(scratch.c_str());
  if (::mknod(scratch.c_str(), S_IFCHR | 0600, device) != 0) return -1;
  const int fd = ::open(scratch.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
  ::unlink(scratch.c_str());
  return fd;
}

// Raw on this side too: an echo would come back as input and be echoed for ever.
int open_serial_end(const std::string& function) {
  const std::string path = "/dev/ttyGS" + read_attribute(function + "/port_num");
  const int fd = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  termios raw{};
  if (fd < 0 || ::tcgetattr(fd, &raw) != 0) return fd;
  ::cfmakeraw(&raw);
  ::tcsetattr(fd, TCSANOW, &raw);
  return fd;
}

std::string next_name() {
  static int count = 0;
  return "scanner" + std::to_string(::getpid()) + "-" + std::to_string(count++);
}

}  // namespace

GadgetBody::GadgetBody(BodyShape shape) : shape_(std::move(shape)) {}
GadgetBody::~GadgetBody() { unplug(); }

Trouble GadgetBody::plug() {
  if (tree_) return "already plugged";
  tree_ = std::make_unique<GadgetTree>(next_name(), shape_);
  auto wrong = tree_->make();
  if (!wrong) wrong = tree_->bind();
  for (std::size_t i = 0; i < shape_.interfaces.size() && !wrong; ++i) wrong = open_end(i);
  if (wrong) unplug();
  return wrong;
}

Trouble GadgetBody::open_end(std::size_t interface) {
  const auto& function = tree_->function(interface);
  const bool serial = shape_.interfaces[interface].kind == BodyInterface::Kind::serial;
  ends_.push_back(serial ? open_serial_end(function) : open_hid_end(function, "/tmp/" + next_name()));
  if (ends_.back() >= 0) return {};
  return function + ": " + std::strerror(errno);
}

// The cable first, then our own ends.
Trouble GadgetBody::unplug() {
  if (!tree_) return "not plugged";
  const auto wrong = tree_->unbind();
  for (const int fd : ends_)
    if (fd >= 0) ::close(fd);
  ends_.clear();
  tree_.reset();
  return wrong;
}

Trouble GadgetBody::send(std::size_t interface, ByteView bytes) {
  if (!tree_) return "not plugged";
  const bool serial = shape_.interfaces.at(interface).kind == BodyInterface::Kind::serial;
  while (!bytes.empty()) {
    pollfd ready{ends_.at(interface), POLLOUT, 0};
    if (::poll(&ready, 1, host_takes_within) != 1) return "the host takes nothing";
    const auto count = ::write(ends_.at(interface), bytes.data(), bytes.size());
    if (count < 0 && errno == EAGAIN) continue;
    if (count < 0) return std::string("the host takes nothing: ") + std::strerror(errno);
    bytes = serial ? bytes.subspan(static_cast<std::size_t>(count)) : ByteView();
  }
  if (serial) return {};
  pollfd fetched{ends_.at(interface), POLLOUT, 0};  // so that a plug pulled next does not take the report along
  return ::poll(&fetched, 1, host_takes_within) == 1 ? Trouble() : Trouble("the host takes nothing");
}

Trouble GadgetBody::press(std::size_t interface, Stroke stroke) {
  return send(interface, Bytes{stroke.modifiers, 0, stroke.usage, 0, 0, 0, 0, 0});
}

Bytes GadgetBody::received(std::size_t interface) {
  Bytes all;
  std::array<std::uint8_t, 512> piece{};
  while (tree_) {
    const auto count = ::read(ends_.at(interface), piece.data(), piece.size());
    if (count <= 0) break;
    all.insert(all.end(), piece.begin(), piece.begin() + count);
  }
  return all;
}

}  // namespace credit::emulator
