#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/result.h"
#include "tests/bench/platform/line.h"

namespace credit::bench {
namespace {

// One request on a connection of its own, as nginx sends it.
class DirectLine : public Line {
 public:
  explicit DirectLine(std::vector<std::string> sockets) : sockets_(std::move(sockets)) {}

  std::string post(int machine, const std::string& path, const std::string& body, const std::string& key) override {
    const int fd = connected(sockets_[turn_++ % sockets_.size()]);
    const auto request = "POST " + path + " HTTP/1.0\r\nHost: x\r\nConnection: close\r\nX-Kiosk-Verify: SUCCESS\r\n" +
                         "X-Kiosk-Fingerprint: " + machine_name(machine) + "\r\nIdempotency-Key: " + key +
                         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    CREDIT_ENSURE(::send(fd, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size()));
    std::string answer;
    char chunk[65536];
    for (ssize_t count = 0; (count = ::read(fd, chunk, sizeof chunk)) > 0;)
      answer.append(chunk, static_cast<std::size_t>(count));
    ::close(fd);
    CREDIT_ENSURE(answer.substr(9, 3) == "201");
    return answer.substr(answer.find("\r\n\r\n") + 4);
  }

 private:
  static int connected(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CREDIT_ENSURE(::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    return fd;
  }

  std::vector<std::string> sockets_;
  std::size_t turn_ = 0;
};

class Straight : public Access {
 public:
  explicit Straight(std::vector<std::string> sockets) : sockets_(std::move(sockets)) {}
  std::string fingerprint(int machine) const override { return machine_name(machine); }
  std::unique_ptr<Line> line(int, int) const override { return std::make_unique<DirectLine>(sockets_); }
  const char* name() const override { return "straight to the service"; }

 private:
  std::vector<std::string> sockets_;
};

}  // namespace

std::string machine_name(int machine) { return "K-" + std::to_string(1000 + machine); }

std::unique_ptr<Access> straight_to(const std::vector<std::string>& sockets) {
  return std::make_unique<Straight>(sockets);
}

}  // namespace credit::bench
