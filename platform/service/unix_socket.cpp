#include "platform/service/unix_socket.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/failures/platform.h"

namespace credit::platform {
namespace {

constexpr int backlog = 512;

tl::unexpected<Failure> unusable(const std::filesystem::path& path, const std::string& why) {
  return fail(failure::socket_unusable, path.string() + ": " + why);
}

bool somebody_listens(const sockaddr_un& address) {
  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool answered = ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(probe);
  return answered;
}

}  // namespace

Result<int> listen_on(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto text = path.string();
  if (text.size() >= sizeof address.sun_path) return unusable(path, "longer than a socket's path may be");
  text.copy(address.sun_path, text.size());
  if (somebody_listens(address)) return unusable(path, "somebody listens there already");
  if (std::error_code error; std::filesystem::is_socket(path, error)) std::filesystem::remove(path, error);

  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return unusable(path, std::strerror(errno));
  if (::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::chmod(text.c_str(), 0660) != 0 || ::listen(socket, backlog) != 0) {
    auto failure = unusable(path, std::strerror(errno));
    ::close(socket);
    return failure;
  }
  return socket;
}

}  // namespace credit::platform
