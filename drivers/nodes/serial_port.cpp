#include "drivers/nodes/serial_port.h"

#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>

#include <cerrno>
#include <optional>
#include <utility>

namespace credit::nodes {
namespace {

constexpr std::pair<unsigned, speed_t> speeds[] = {
    {1200, B1200},   {2400, B2400},     {4800, B4800},     {9600, B9600},     {19200, B19200},  {38400, B38400},
    {57600, B57600}, {115200, B115200}, {230400, B230400}, {460800, B460800}, {921600, B921600}};

std::optional<speed_t> speed_of(unsigned baud) {
  for (const auto& [number, speed] : speeds)
    if (number == baud) return speed;
  return std::nullopt;
}

int set_raw(int fd, speed_t speed) {
  termios settings{};
  if (::tcgetattr(fd, &settings) != 0) return errno;
  ::cfmakeraw(&settings);
  settings.c_cflag |= CLOCAL | CREAD;
  settings.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | CRTSCTS);
  settings.c_iflag &= ~static_cast<tcflag_t>(IXOFF | IXANY);
  settings.c_cc[VMIN] = 1;  // so that nothing read means the end, never silence
  settings.c_cc[VTIME] = 0;
  ::cfsetspeed(&settings, speed);
  return ::tcsetattr(fd, TCSANOW, &settings) == 0 ? 0 : errno;
}

// Pseudo-terminals and some adapters have no modem lines and say ENOTTY or EINVAL: nothing depends on them there.
void raise_lines(int fd) {
  const int lines = TIOCM_DTR | TIOCM_RTS;
  ::ioctl(fd, TIOCMBIS, &lines);
}

}  // namespace

SerialPort::~SerialPort() { ::tcflush(fd(), TCIOFLUSH); }

bool SerialPort::knows_baud(unsigned baud) { return speed_of(baud).has_value(); }

NodeResult<std::unique_ptr<SerialPort>> SerialPort::open(const std::string& path, unsigned baud) {
  const auto speed = speed_of(baud);
  if (!speed) return tl::unexpected<NodeTrouble>({Trouble::failed, path + ": no such speed " + std::to_string(baud)});
  auto node = open_node(path, Access::talk);
  if (!node) return tl::unexpected<NodeTrouble>(node.error());
  if (::flock(node->get(), LOCK_EX | LOCK_NB) != 0) return tl::unexpected<NodeTrouble>(trouble_from(errno, path));
  ::ioctl(node->get(), TIOCEXCL);
  if (const int error = set_raw(node->get(), *speed); error != 0)
    return tl::unexpected<NodeTrouble>(trouble_from(error, path));
  raise_lines(node->get());
  ::tcflush(node->get(), TCIFLUSH);
  return std::unique_ptr<SerialPort>(new SerialPort(std::move(*node), path));
}

}  // namespace credit::nodes
