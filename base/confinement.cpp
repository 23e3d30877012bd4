#include "base/confinement.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <cstddef>

namespace credit {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t native = AUDIT_ARCH_X86_64;
constexpr std::uint32_t other_numbering = 0x40000000;  // x32: the same processor, other numbers
#elif defined(__aarch64__)
constexpr std::uint32_t native = AUDIT_ARCH_AARCH64;
constexpr std::uint32_t other_numbering = 0xFFFFFFFF;
#elif defined(__loongarch64)
constexpr std::uint32_t native = AUDIT_ARCH_LOONGARCH64;
constexpr std::uint32_t other_numbering = 0xFFFFFFFF;
#elif defined(__riscv) && __riscv_xlen == 64
constexpr std::uint32_t native = AUDIT_ARCH_RISCV64;
constexpr std::uint32_t other_numbering = 0xFFFFFFFF;
#else
#error "say which system calls this processor has before strange programs run on it"
#endif

// Ways around: io_uring opens sockets by itself; the others reach into a process that has one.
constexpr std::array<std::uint32_t, 7> never{
    SYS_io_uring_setup, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_pidfd_getfd,
    SYS_unshare,        SYS_setns};

class Filter {
 public:
  explicit Filter(Sockets sockets) {
    load(offsetof(seccomp_data, arch));
    unless_equal(native, 1);
    skip(1);
    answer(SECCOMP_RET_KILL_PROCESS);
    load(offsetof(seccomp_data, nr));
    add(BPF_JMP | BPF_JGE | BPF_K, other_numbering, 0, 1);
    answer(refusal);
    for (const auto call : never) refuse(call);
    refuse(SYS_socketpair, sockets == Sockets::none);
    unless_equal(SYS_socket, sockets == Sockets::none ? 1 : 4);
    if (sockets == Sockets::local) {
      load(offsetof(seccomp_data, args));  // the domain: the low half stands first
      add(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 2, 0);
      add(BPF_JMP | BPF_JEQ | BPF_K, AF_NETLINK, 1, 0);
    }
    answer(refusal);
    answer(SECCOMP_RET_ALLOW);
  }
  bool install() {
    sock_fprog program{size_, code_.data()};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
  }

 private:
  static constexpr std::uint32_t refusal = SECCOMP_RET_ERRNO | EPERM;
  void add(unsigned code, std::uint32_t value, std::uint8_t if_true = 0, std::uint8_t if_false = 0) {
    code_[size_++] = {static_cast<std::uint16_t>(code), if_true, if_false, value};
  }
  void load(std::size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)); }
  void answer(std::uint32_t what) { add(BPF_RET | BPF_K, what); }
  void skip(std::uint32_t count) { add(BPF_JMP | BPF_JA, count); }
  void unless_equal(std::uint32_t value, std::uint8_t then_skip) {
    add(BPF_JMP | BPF_JEQ | BPF_K, value, 0, then_skip);
  }
  void refuse(std::uint32_t call, bool wanted = true) {
    if (!wanted) return;
    unless_equal(call, 1);
    answer(refusal);
  }

  std::array<sock_filter, 40> code_{};
  std::uint16_t size_ = 0;
};

bool limit(__rlimit_resource what, std::uint64_t value) {
  const rlimit both{value, value};
  return ::prlimit(0, what, &both, nullptr) == 0;
}

}  // namespace

bool confine(const Confinement& wanted) noexcept {
  const bool limited = limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, wanted.files) && limit(RLIMIT_AS, wanted.memory) &&
                       limit(RLIMIT_FSIZE, wanted.file_size) &&
                       (wanted.processor_seconds == 0 || limit(RLIMIT_CPU, wanted.processor_seconds));
  return limited && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && Filter(wanted.sockets).install();
}

}  // namespace credit
