// What a program of strangers, or one that reads strangers' bytes, may do: compute, read files, and talk through the
// descriptors it was given. The kernel sees to it (seccomp, rlimits); no privilege is needed for that, and none can be
// won back.
#pragma once
#include <cstdint>

namespace credit {

enum class Sockets {
  none,   // socket(2) and socketpair(2) are refused
  local,  // Unix and netlink sockets only: what a library needs to watch USB devices come and go
};

struct Confinement {
  Sockets sockets = Sockets::none;
  std::uint64_t memory = 256U << 20;  // bytes of address space
  unsigned processor_seconds = 10;    // 0: as long as it likes
  unsigned files = 32;                // descriptors
  std::uint64_t file_size = 0;        // bytes of a file it may write; 0: nothing is written anywhere
};

// For the calling process and all it starts, for good. To be called between fork and exec: async-signal-safe.
// False: something was refused, and nothing may be run.
bool confine(const Confinement& confinement) noexcept;

}  // namespace credit
