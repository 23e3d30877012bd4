#include "base/confined_run.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>

namespace credit {
namespace {

using Moment = std::chrono::steady_clock::time_point;
constexpr int not_run = 127;

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

bool fill(int file, ByteView bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return ::lseek(file, 0, SEEK_SET) == 0;
}

// Between fork and exec: async-signal-safe calls only.
[[noreturn]] void become(char* const* words, int input, int output, const Confinement& confinement) {
  sigset_t nothing;
  sigemptyset(&nothing);
  ::sigprocmask(SIG_SETMASK, &nothing, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  ::setsid();  // a group of its own, so that all it starts can be ended with it
  const int nowhere = ::open("/dev/null", O_WRONLY);
  const bool ready = ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && nowhere >= 0 && ::dup2(input, 0) == 0 &&
                     ::dup2(output, 1) == 1 && ::dup2(nowhere, 2) == 2 &&
                     ::syscall(SYS_close_range, 3U, ~0U, 0U) == 0 && ::chdir("/") == 0;
  if (!ready || !confine(confinement)) ::_exit(not_run);
  std::array<char*, 1> environment{nullptr};
  ::execve(words[0], words, environment.data());
  ::_exit(not_run);
}

// Readable (or at its end) before the deadline?
bool ready_in_time(int descriptor, Moment deadline) {
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd wanted{descriptor, POLLIN, 0};
    const int got = ::poll(&wanted, 1, static_cast<int>(left.count()));
    if (got > 0) return true;
    if (got < 0 && errno != EINTR) return false;
  }
}

class Running {
 public:
  Running(int pid, int output, const ConfinedRun& run)
      : pid_(pid), output_(output), run_(run), deadline_(std::chrono::steady_clock::now() + run.deadline) {}

  RunOutcome settle() {
    Bytes said;
    auto cut = listen(said);
    if (!cut && !gone()) cut = HowItEnded::too_slow;
    ::kill(-pid_, SIGKILL);  // what it left running ends too
    ::kill(pid_, SIGKILL);
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    if (cut) return {*cut, 0, {}};
    if (WIFSIGNALED(status)) return {HowItEnded::killed, WTERMSIG(status), {}};
    if (WEXITSTATUS(status) == not_run) return {HowItEnded::not_started, 0, {}};
    return {HowItEnded::finished, WEXITSTATUS(status), std::move(said)};
  }

 private:
  // Until the end of its output; otherwise why not.
  std::optional<HowItEnded> listen(Bytes& said) const {
    std::vector<std::uint8_t> piece(1U << 16);
    for (;;) {
      if (!ready_in_time(output_, deadline_)) return HowItEnded::too_slow;
      const auto got = ::read(output_, piece.data(), piece.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return std::nullopt;
      said.insert(said.end(), piece.begin(), piece.begin() + got);
      if (said.size() > run_.output_limit) return HowItEnded::too_much;
    }
  }
  // It may have closed its output and stayed.
  bool gone() const {
    const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0U)));
    return process.get() >= 0 && ready_in_time(process.get(), deadline_);
  }

  const int pid_, output_;
  const ConfinedRun& run_;
  const Moment deadline_;
};

}  // namespace

RunOutcome run_confined(const ConfinedRun& run, ByteView input) {
  if (::access(run.program.c_str(), X_OK) != 0) return {};
  const Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  std::array<int, 2> ends{-1, -1};
  if (file.get() < 0 || !fill(file.get(), input) || ::pipe2(ends.data(), O_CLOEXEC) != 0) return {};
  const Descriptor ours(ends[0]);
  Descriptor theirs(ends[1]);
  std::string name = run.program.string();
  std::vector<std::string> arguments = run.arguments;
  std::vector<char*> words{name.data()};
  for (auto& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  const int pid = ::fork();
  if (pid < 0) return {};
  if (pid == 0) become(words.data(), file.get(), theirs.get(), run.confinement);
  theirs.close();
  return Running(pid, ours.get(), run).settle();
}

}  // namespace credit
