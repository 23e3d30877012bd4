#include "platform/source/socket_source.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/failures/reports.h"
#include "platform/source/source_lines.h"

namespace credit::platform {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::size_t part_size = 4096;

struct Wiped {
  std::string& text;
  ~Wiped() { wipe(text); }
};

class Line {
 public:
  explicit Line(Steady::time_point until)
      : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)), until_(until) {}
  ~Line() {
    if (socket_ >= 0) ::close(socket_);
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  Status connect(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto text = path.string();
    if (socket_ < 0 || text.size() >= sizeof address.sun_path) return fail(failure::domain_source_unreachable);
    text.copy(address.sun_path, text.size());
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      return fail(failure::domain_source_unreachable, "connect");
    return {};
  }

  Status say(std::string_view text) {
    while (!text.empty()) {
      CREDIT_CHECK(wait_for(POLLOUT));
      const auto sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent < 0 && errno != EAGAIN && errno != EINTR) return fail(failure::domain_source_unreachable, "send");
      if (sent > 0) text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return {};
  }

  // Up to the end of a line; the other end closing before it is no answer.
  Result<Personal<std::string>> hear() {
    std::string heard;
    heard.reserve(source_answer_limit + part_size);  // never moves, so that wiping it wipes all there was
    const Wiped at_the_end{heard};
    std::array<char, part_size> part{};
    for (;;) {
      CREDIT_CHECK(wait_for(POLLIN));
      const auto got = ::recv(socket_, part.data(), part.size(), 0);
      if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (got <= 0) return fail(failure::domain_source_unreachable, "closed before the end of its answer");
      const std::string_view text(part.data(), static_cast<std::size_t>(got));
      const auto end = text.find('\n');
      heard.append(text.substr(0, end));
      wipe(part.data(), part.size());
      if (end != std::string_view::npos) return Personal(heard);
      if (heard.size() > source_answer_limit) return fail(failure::domain_answer_malformed, "too long");
    }
  }

 private:
  Status wait_for(short events) const {
    for (;;) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until_ - Steady::now()).count();
      if (left <= 0) return fail(failure::domain_source_late);
      pollfd waited{socket_, events, 0};
      const int ready = ::poll(&waited, 1, static_cast<int>(left));
      if (ready > 0) return {};
      if (ready < 0 && errno != EINTR) return fail(failure::domain_source_unreachable, "poll");
    }
  }

  int socket_;
  Steady::time_point until_;
};

}  // namespace

Result<DomainReply> SocketSource::exchange(const DomainQuestion& question) const {
  Line line(Steady::now() + settings_.limit);
  CREDIT_CHECK(line.connect(settings_.socket));
  CREDIT_CHECK(line.say(question_line(question).expose()));
  CREDIT_TRY(const auto heard, line.hear());
  return parse_source_answer(heard.expose(), question, clock_.now());
}

Result<DomainReply> SocketSource::ask(const DomainQuestion& question) {
  if (!breaker_.may_ask(Steady::now())) return fail(failure::domain_source_resting);
  auto reply = exchange(question);
  if (reply)
    breaker_.answered();
  else
    breaker_.failed(Steady::now());
  return reply;
}

}  // namespace credit::platform
