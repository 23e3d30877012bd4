#include "kiosk/app/watchdog.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>

namespace credit::app {

namespace {

// The interval systemd asks for is halved, as sd_watchdog_enabled(3) recommends.
std::chrono::milliseconds beat_interval() {
  bool number = false;
  const auto microseconds = qEnvironmentVariable("WATCHDOG_USEC").toLongLong(&number);
  return std::chrono::milliseconds{number ? microseconds / 2000 : 0};
}

}  // namespace

Watchdog::Watchdog() {
  const auto interval = beat_interval();
  if (interval.count() <= 0) return;
  QObject::connect(&beat_, &QTimer::timeout, &beat_, [this] { say("WATCHDOG=1"); });
  beat_.start(interval);
}

void Watchdog::ready() { say("READY=1"); }
void Watchdog::stopping() { say("STOPPING=1"); }

void Watchdog::say(std::string_view what) const {
  const QByteArray path = qgetenv("NOTIFY_SOCKET");
  sockaddr_un address{};
  if (path.isEmpty() || static_cast<std::size_t>(path.size()) >= sizeof address.sun_path) return;
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
  if (address.sun_path[0] == '@') address.sun_path[0] = '\0';  // an abstract address
  const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<std::size_t>(path.size()));
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return;
  ::sendto(socket, what.data(), what.size(), MSG_NOSIGNAL | MSG_DONTWAIT, reinterpret_cast<const sockaddr*>(&address),
           length);
  ::close(socket);
}

}  // namespace credit::app
