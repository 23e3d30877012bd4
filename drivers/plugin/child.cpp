#include "drivers/plugin/child.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QCoreApplication>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/failures/plugin.h"
#include "base/personal.h"

namespace credit::plugin {
namespace {

constexpr int not_run = 127;

tl::unexpected<Failure> not_started(const char* doing) {
  return fail(failure::plugin_not_started, std::string(doing) + ": " + std::strerror(errno));
}

// Between fork and exec: async-signal-safe calls only.
[[noreturn]] void become(const char* program, int channel, const Confinement& confinement) {
  sigset_t nothing;
  sigemptyset(&nothing);
  ::sigprocmask(SIG_SETMASK, &nothing, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  ::setsid();  // a group of its own, so that all it starts can be ended with it
  const int nowhere = ::open("/dev/null", O_WRONLY);
  const bool ready = ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::getppid() != 1 && ::dup2(channel, 0) == 0 &&
                     ::dup2(channel, 1) == 1 && nowhere >= 0 && ::dup2(nowhere, 2) == 2 &&
                     ::syscall(SYS_close_range, 3U, ~0U, 0U) == 0 && ::chdir("/") == 0;
  if (!ready || !confine(confinement)) ::_exit(not_run);
  std::array<char*, 2> arguments{const_cast<char*>(program), nullptr};
  std::array<char*, 1> environment{nullptr};
  ::execve(program, arguments.data(), environment.data());
  ::_exit(not_run);
}

}  // namespace

Child::Child(Plan plan, QObject* parent) : QObject(parent), plan_(std::move(plan)) {}

Child::~Child() {
  if (pid_ < 0) return;
  kill();
  ::waitpid(pid_, nullptr, WNOHANG);
}

void Child::let_go(Child* child) {
  if (child == nullptr) return;
  child->disconnect();
  if (child->pid_ < 0 || !child->death_) return child->deleteLater();
  child->setParent(QCoreApplication::instance());
  connect(child, &Child::ended, child, &QObject::deleteLater);
  child->kill();
}

Status Child::start() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return not_started("socketpair");
  nodes::Descriptor ours(ends[0]);
  const nodes::Descriptor theirs(ends[1]);
  if (::fcntl(ours.get(), F_SETFL, O_NONBLOCK) != 0) return not_started("fcntl");
  const int pid = ::fork();
  if (pid < 0) return not_started("fork");
  if (pid == 0) become(plan_.program.c_str(), theirs.get(), plan_.confinement);
  pid_ = pid;
  channel_ = std::move(ours);
  process_ = nodes::Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0U)));
  if (process_.get() < 0) return not_started("pidfd_open");
  listen();
  return {};
}

void Child::listen() {
  ear_ = std::make_unique<QSocketNotifier>(channel_.get(), QSocketNotifier::Read);
  death_ = std::make_unique<QSocketNotifier>(process_.get(), QSocketNotifier::Read);
  connect(ear_.get(), &QSocketNotifier::activated, this, [this] {
    if (!hear()) ear_->setEnabled(false);  // it speaks no more; its death is heard of elsewhere
  });
  connect(death_.get(), &QSocketNotifier::activated, this, &Child::bury);
}

bool Child::say(ByteView bytes) {
  const auto sent = ::send(channel_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  return sent == static_cast<ssize_t>(bytes.size());
}

void Child::say_no_more() { ::shutdown(channel_.get(), SHUT_WR); }

void Child::kill() {
  if (pid_ < 0) return;
  ::kill(-pid_, SIGKILL);
  ::kill(pid_, SIGKILL);  // it may not have its group yet
}

// One piece; false at the end of what it says.
bool Child::hear() {
  std::array<std::uint8_t, 4096> piece{};
  const auto got = ::recv(channel_.get(), piece.data(), piece.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return true;
  if (got <= 0) return false;
  Q_EMIT heard(ByteView(piece.data(), static_cast<std::size_t>(got)));
  wipe(piece.data(), piece.size());
  return true;
}

// What it said last is heard first; what it left running ends now.
void Child::bury() {
  int status = 0;
  if (pid_ < 0 || ::waitpid(pid_, &status, WNOHANG) != pid_) return;
  ::kill(-pid_, SIGKILL);
  pid_ = -1;
  ear_->setEnabled(false);
  death_->setEnabled(false);
  for (int available = 0; ::ioctl(channel_.get(), FIONREAD, &available) == 0 && available > 0 && hear();) {
  }
  Q_EMIT ended(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

}  // namespace credit::plugin
