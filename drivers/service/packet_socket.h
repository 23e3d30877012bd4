// SOCK_SEQPACKET on a Unix path: a message is a packet, whole or not at all, and the kernel says who is at the other
// end.
#pragma once
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::devices {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

// All of them are non-blocking and closed on exec. device_socket_unusable
Result<Descriptor> listen_at(const std::string& path, unsigned mode);
Result<Descriptor> connect_to(const std::string& path);
Descriptor accept_from(const Descriptor& listener);  // invalid when nobody waits

std::optional<unsigned> peer_uid(const Descriptor& socket);  // SO_PEERCRED: set by the kernel at connect or listen

enum class Sent { whole, full, broken };
Sent send_packet(const Descriptor& socket, ByteView packet);

enum class Got { packet, nothing_yet, closed, too_long };
Got receive_packet(const Descriptor& socket, Bytes& into, std::size_t limit);

}  // namespace credit::devices
