// A reader plug-in to start from. Put your library's calls in the place of `Library`; the rest can stay as it is.
// Needs nothing but a C++ compiler and POSIX. The protocol is described in ../reader_protocol.h.
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr int look_every = 300;  // ms between two looks for a card
constexpr std::size_t text_size = 256, photo_size = 1024, address_size = 70;

// Stands for the vendor's library: a card is a file named "card" beside this program. Its 256 bytes text, 1024 bytes
// photo and, if there are more, up to 70 bytes newest address are what a real library reads from the chip.
class Library {
 public:
  bool open() {
    std::string self(4096, '\0');
    const auto size = ::readlink("/proc/self/exe", self.data(), self.size());
    if (size <= 0) return false;
    self.resize(static_cast<std::size_t>(size));
    card_file_ = self.substr(0, self.rfind('/') + 1) + "card";
    return true;
  }
  bool card_lies_there() const { return ::access(card_file_.c_str(), R_OK) == 0; }
  bool read(Bytes& card) const {
    const int file = ::open(card_file_.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    card.resize(text_size + photo_size + address_size);
    const auto got = ::read(file, card.data(), card.size());
    ::close(file);
    card.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return card.size() >= text_size + photo_size;
  }

 private:
  std::string card_file_;
};

bool say(const void* data, std::size_t size) {
  const auto* at = static_cast<const char*>(data);
  while (size > 0) {
    const auto written = ::write(STDOUT_FILENO, at, size);
    if (written <= 0) return false;
    at += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}
bool say(const std::string& line) { return say(line.data(), line.size()); }

void wipe(Bytes& bytes) {
  for (volatile auto& byte : bytes) byte = 0;
}

class Plugin {
 public:
  int run() {
    if (!library_.open()) return 1;
    if (!say("hello 1 example 1.0\n") || !say("can removed\n") || !say("state ready\n")) return 1;
    for (;;) {
      pollfd wait{STDIN_FILENO, POLLIN, 0};
      if (::poll(&wait, 1, look_every) > 0 && !listen()) return 0;
      look();
    }
  }

 private:
  // False at the end of the stream: the kiosk has gone.
  bool listen() {
    char piece[256];
    const auto got = ::read(STDIN_FILENO, piece, sizeof piece);
    if (got <= 0) return false;
    heard_.append(piece, static_cast<std::size_t>(got));
    for (auto end = heard_.find('\n'); end != std::string::npos; end = heard_.find('\n')) {
      obey(heard_.substr(0, end));
      heard_.erase(0, end + 1);
    }
    return true;
  }

  void obey(const std::string& line) {
    if (line == "arm") armed_ = true;
    if (line == "disarm") armed_ = false;
    if (line.rfind("ping ", 0) == 0) say("pong " + line.substr(5) + "\n");
  }

  void look() {
    const bool there = library_.card_lies_there();
    if (!there && seen_) {
      seen_ = false;
      say("removed\n");
    }
    if (there && !seen_ && armed_) {
      seen_ = true;  // not read a second time before it was lifted
      read();
    }
  }

  void read() {
    say("found\n");
    Bytes card;
    if (!library_.read(card)) {
      say("failed moved\n");
      return;
    }
    say("card 256 1024 " + std::to_string(card.size() - text_size - photo_size) + "\n");
    say(card.data(), card.size());
    wipe(card);
  }

  Library library_;
  std::string heard_;
  bool armed_ = false, seen_ = false;
};

}  // namespace

int main() { return Plugin().run(); }
