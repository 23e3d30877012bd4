// A photo decoder that decodes nothing: it draws a person nobody is. Started under another name it misbehaves in that
// way: crash, hang, garbage, much, early, short, fails, probe.
#include <dirent.h>
#include <linux/io_uring.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using Bytes = std::vector<std::uint8_t>;
constexpr unsigned photo_width = 102, photo_height = 126;  // of a card's photo

void say(const Bytes& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto written = ::write(STDOUT_FILENO, bytes.data() + at, bytes.size() - at);
    if (written <= 0) ::_exit(3);
    at += static_cast<std::size_t>(written);
  }
}

Bytes head(unsigned width, unsigned height) {
  const auto low = [](unsigned value) { return static_cast<std::uint8_t>(value & 0xFF); };
  return {0x43, 0x52, 0x47, 0x42, low(width), low(width >> 8), low(height), low(height >> 8)};
}

bool inside(int x, int y, int centre_x, int centre_y, int radius_x, int radius_y) {
  const int dx = (x - centre_x) * radius_y, dy = (y - centre_y) * radius_x;
  return dx * dx + dy * dy < radius_x * radius_x * radius_y * radius_y;
}

// A plain figure before a light wall, its shade from the photo's bytes, so that one sees whose bytes came through.
Bytes drawing(const Bytes& photo) {
  unsigned sum = 0;
  for (const auto byte : photo) sum += byte;
  Bytes bytes = head(photo_width, photo_height);
  for (int y = 0; y < static_cast<int>(photo_height); ++y)
    for (int x = 0; x < static_cast<int>(photo_width); ++x) {
      const bool face = inside(x, y, 51, 52, 22, 29), coat = inside(x, y, 51, 132, 44, 46);
      const bool hair = inside(x, y, 51, 42, 26, 30) && y < 40;
      const auto shade = static_cast<std::uint8_t>(60 + sum % 64);
      if (hair)
        bytes.insert(bytes.end(), {40, 34, 32});
      else if (face)
        bytes.insert(bytes.end(), {224, 182, 152});
      else if (coat)
        bytes.insert(bytes.end(), {shade, 70, 110});
      else
        bytes.insert(bytes.end(), {236, 240, 244});
    }
  return bytes;
}

Bytes heard() {
  Bytes all;
  std::uint8_t piece[512];
  for (ssize_t got = 0; (got = ::read(STDIN_FILENO, piece, sizeof piece)) > 0;)
    all.insert(all.end(), piece, piece + got);
  return all;
}

std::uint8_t trouble(long result) { return result < 0 ? static_cast<std::uint8_t>(errno) : std::uint8_t{0}; }

std::uint8_t open_descriptors() {
  DIR* folder = ::opendir("/proc/self/fd");
  if (folder == nullptr) return 255;
  std::uint8_t count = 0;
  while (const dirent* entry = ::readdir(folder)) count = static_cast<std::uint8_t>(count + (entry->d_name[0] != '.'));
  ::closedir(folder);
  return static_cast<std::uint8_t>(count - 1);  // the folder itself
}

// What it can reach, told in six bytes of two pixels: errno of four attempts, open descriptors, words in the
// environment.
Bytes probe(char** environment) {
  int pair[2];
  Bytes bytes = head(2, 1);
  bytes.push_back(trouble(::socket(AF_INET, SOCK_STREAM, 0)));
  bytes.push_back(trouble(::socket(AF_UNIX, SOCK_STREAM, 0)));
  bytes.push_back(trouble(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair)));
  io_uring_params params{};
  bytes.push_back(trouble(::syscall(SYS_io_uring_setup, 4, &params)));
  bytes.push_back(open_descriptors());
  std::uint8_t words = 0;
  while (environment[words] != nullptr) ++words;
  bytes.push_back(words);
  return bytes;
}

}  // namespace

int main(int, char** arguments, char** environment) {
  const std::string path = arguments[0], name = path.substr(path.rfind('/') + 1);
  if (name == "early") return 0;
  const Bytes photo = heard();
  if (name == "crash") ::raise(SIGSEGV);
  if (name == "hang")
    for (;;) ::pause();
  if (name == "garbage") return say(Bytes(5000, 0x5A)), 0;
  if (name == "much")
    for (;;) say(drawing(photo));
  if (name == "short") return say(Bytes(head(photo_width, photo_height))), 0;
  if (name == "fails") return say(drawing(photo)), 7;
  if (name == "probe") return say(probe(environment)), 0;
  const bool wlt = photo.size() == 1024 && photo[0] == 0x57 && photo[1] == 0x4C;
  if (!wlt) return 1;
  say(drawing(photo));
  return 0;
}
