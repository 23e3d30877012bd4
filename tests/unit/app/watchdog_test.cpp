// systemd hears that the program is ready, that it lives, and that it ends.
#include "kiosk/app/watchdog.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QCoreApplication>
#include <cstring>

#include "tests/support/catch.h"

using namespace credit::app;

namespace {

// An abstract address, as systemd may use.
struct Ear {
  int socket = ::socket(AF_UNIX, SOCK_DGRAM, 0);
  Ear() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = "credit-watchdog-" + std::to_string(::getpid());
    std::memcpy(address.sun_path + 1, name.data(), name.size());
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
    REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), length) == 0);
    qputenv("NOTIFY_SOCKET", QByteArray("@") + QByteArray::fromStdString(name));
  }
  ~Ear() { ::close(socket); }
  std::string heard() const {
    char words[64] = {};
    const auto size = ::recv(socket, words, sizeof words, MSG_DONTWAIT);
    return {words, static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
  }
};

}  // namespace

TEST_CASE("ready, alive, stopping") {
  int argc = 1;
  char name[] = "watchdog";
  char* argv[] = {name, nullptr};
  const QCoreApplication app(argc, argv);
  const Ear ear;
  qputenv("WATCHDOG_USEC", "20000");
  Watchdog watchdog;
  watchdog.ready();
  CHECK(ear.heard() == "READY=1");
  QTimer limit;
  limit.setSingleShot(true);
  limit.start(500);
  while (limit.isActive()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
  CHECK(ear.heard() == "WATCHDOG=1");
  watchdog.stopping();
  std::string last;
  for (auto word = ear.heard(); !word.empty(); word = ear.heard()) last = word;
  CHECK(last == "STOPPING=1");
}
