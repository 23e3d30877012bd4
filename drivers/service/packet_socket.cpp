#include "drivers/service/packet_socket.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/failures/devices.h"

namespace credit::devices {
namespace {

constexpr int backlog = 8;
constexpr int socket_type = SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC;

tl::unexpected<Failure> unusable(const std::string& path) {
  return fail(failure::device_socket_unusable, path + ": " + std::strerror(errno));
}

std::optional<sockaddr_un> address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) return std::nullopt;
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

template <class Call>
int on_address(Call call, const Descriptor& socket, const sockaddr_un& address) {
  return call(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

// Somebody answers there: a second service must not take the path away from the first.
bool answered(const sockaddr_un& address) {
  const Descriptor probe(::socket(AF_UNIX, socket_type, 0));
  return on_address(::connect, probe, address) == 0 || errno == EAGAIN;
}

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}
Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

Result<Descriptor> listen_at(const std::string& path, unsigned mode) {
  const auto address = address_of(path);
  if (!address) return fail(failure::device_socket_unusable, path + ": path too long");
  if (answered(*address)) return fail(failure::device_socket_unusable, path + ": in use");
  Descriptor socket(::socket(AF_UNIX, socket_type, 0));
  struct stat there {};
  if (::lstat(path.c_str(), &there) == 0 && S_ISSOCK(there.st_mode)) ::unlink(path.c_str());  // left by a crash
  if (!socket.valid() || on_address(::bind, socket, *address) != 0) return unusable(path);
  if (::chmod(path.c_str(), mode) != 0 || ::listen(socket.get(), backlog) != 0) return unusable(path);
  return socket;
}

Result<Descriptor> connect_to(const std::string& path) {
  const auto address = address_of(path);
  if (!address) return fail(failure::device_socket_unusable, path + ": path too long");
  Descriptor socket(::socket(AF_UNIX, socket_type, 0));
  if (!socket.valid() || on_address(::connect, socket, *address) != 0) return unusable(path);
  return socket;
}

Descriptor accept_from(const Descriptor& listener) {
  return Descriptor(::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
}

std::optional<unsigned> peer_uid(const Descriptor& socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(socket.get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return std::nullopt;
  return peer.uid;
}

Sent send_packet(const Descriptor& socket, ByteView packet) {
  for (;;) {
    const auto count = ::send(socket.get(), packet.data(), packet.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count == static_cast<ssize_t>(packet.size())) return Sent::whole;
    if (errno == EINTR) continue;
    return errno == EAGAIN || errno == ENOBUFS ? Sent::full : Sent::broken;
  }
}

Got receive_packet(const Descriptor& socket, Bytes& into, std::size_t limit) {
  into.resize(limit);
  for (;;) {
    const auto count = ::recv(socket.get(), into.data(), into.size(), MSG_DONTWAIT | MSG_TRUNC);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EAGAIN) return Got::nothing_yet;
    if (count <= 0) return Got::closed;
    if (static_cast<std::size_t>(count) > limit) return Got::too_long;
    into.resize(static_cast<std::size_t>(count));
    return Got::packet;
  }
}

}  // namespace credit::devices
