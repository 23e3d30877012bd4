// Nodes made of what every kernel has: a pseudo-terminal, and a named pipe in packet mode (one write is one read).
#pragma once
#include <fcntl.h>
#include <pty.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>

#include "base/bytes.h"
#include "tests/support/catch.h"

namespace credit::test {

class Line {  // the slave's path is the node; we hold the master
 public:
  Line() {
    std::array<char, 256> name{};
    REQUIRE(::openpty(&master_, &slave_, name.data(), nullptr, nullptr) == 0);
    path = name.data();
    ::fcntl(master_, F_SETFL, O_NONBLOCK);
  }
  ~Line() { hang_up(); }
  void say(std::string_view text) {
    REQUIRE(::write(master_, text.data(), text.size()) == std::ptrdiff_t(text.size()));
  }
  std::string heard() {
    std::array<char, 4096> piece{};
    const auto count = ::read(master_, piece.data(), piece.size());
    return count > 0 ? std::string(piece.data(), static_cast<std::size_t>(count)) : std::string();
  }
  termios settings() const {
    termios now{};
    ::tcgetattr(slave_, &now);
    return now;
  }
  void hang_up() {
    if (master_ < 0) return;
    ::close(slave_);
    ::close(master_);
    master_ = slave_ = -1;
  }
  std::string path;

 private:
  int master_ = -1, slave_ = -1;
};

class Packets {
 public:
  explicit Packets(std::string at) : path(std::move(at)) {
    std::filesystem::remove(path);
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    fd_ = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    REQUIRE(::fcntl(fd_, F_SETFL, O_NONBLOCK | O_DIRECT) == 0);
  }
  ~Packets() {
    hang_up();
    std::filesystem::remove(path);
  }
  Packets(const Packets&) = delete;
  Packets& operator=(const Packets&) = delete;
  void say(ByteView bytes) { REQUIRE(::write(fd_, bytes.data(), bytes.size()) == std::ptrdiff_t(bytes.size())); }
  void hang_up() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  std::string path;

 private:
  int fd_ = -1;
};

}  // namespace credit::test
