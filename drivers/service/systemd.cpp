#include "drivers/service/systemd.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <cstdlib>
#include <cstring>

#include "drivers/service/packet_socket.h"

namespace credit::devices {

Systemd::Systemd() {
  const char* asked = std::getenv("WATCHDOG_USEC");
  const long long micros = asked == nullptr ? 0 : std::strtoll(asked, nullptr, 10);
  if (micros < 2000) return;
  QObject::connect(&alive_, &QTimer::timeout, &alive_, [this] { tell("WATCHDOG=1"); });
  alive_.start(std::chrono::milliseconds(micros / 2000));
}

void Systemd::tell(std::string_view state) const {
  const char* path = std::getenv("NOTIFY_SOCKET");
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::size_t size = path == nullptr ? 0 : std::strlen(path);
  if (size < 2 || size >= sizeof address.sun_path) return;
  std::memcpy(address.sun_path, path, size);
  if (path[0] == '@') address.sun_path[0] = '\0';  // an abstract name
  const Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  ::sendto(socket.get(), state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&address),
           static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + size));
}

}  // namespace credit::devices
