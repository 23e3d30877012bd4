// Linked into a test program, time passes only while everybody waits: a poll that would sleep moves the monotonic clock
// on instead. A second of deadlines costs microseconds, and what happens does not depend on how busy the machine is.
// For programs of one thread whose devices are in memory. Start with QT_NO_GLIB=1, so that Qt waits by ppoll.
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

namespace {

constexpr long long second = 1'000'000'000;
long long time_now = second;  // ns

int poll_now(pollfd* watched, nfds_t count) {
  timespec none{0, 0};
  return static_cast<int>(::syscall(SYS_ppoll, watched, count, &none, nullptr, 0));
}

}  // namespace

extern "C" int clock_gettime(clockid_t clock, timespec* now) {
  if (clock != CLOCK_MONOTONIC) return static_cast<int>(::syscall(SYS_clock_gettime, clock, now));
  ++time_now;  // who only looks at the clock sees it move, too
  *now = {time_now / second, time_now % second};
  return 0;
}

extern "C" int ppoll(pollfd* watched, nfds_t count, const timespec* timeout, const sigset_t*) {
  const int ready = poll_now(watched, count);
  if (ready != 0) return ready;
  if (timeout == nullptr) ::_exit(70);  // nothing can ever happen any more
  time_now += timeout->tv_sec * second + timeout->tv_nsec;
  return 0;
}

extern "C" int __ppoll_chk(pollfd* watched, nfds_t count, const timespec* timeout, const sigset_t* mask, size_t) {
  return ppoll(watched, count, timeout, mask);
}
