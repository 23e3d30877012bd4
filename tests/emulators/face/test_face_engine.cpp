// test-face-engine SOCKET [REPLY]: compares nobody. Its "camera" is a pipe through which frames come that are drawn
// here, of people nobody is; the answer is told by the mean shade of portrait and frames. Answers yes, or as REPLY
// says: no, undecided, silent, mute-hello, slow, garbage, crash, other-engine, other-version, early, long, unclosed,
// gone, busy. Serves one connection after the other until its standard input ends.
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

using Bytes = std::vector<std::uint8_t>;
enum Kind : std::uint8_t { hello = 1, watching = 2, compared = 3, closed = 4, trouble = 5, compare = 16 };
constexpr std::size_t question_head = 13;
constexpr int frames = 5;

Bytes message(Kind kind, const Bytes& body = {}, std::uint8_t version = 1) {
  Bytes bytes{'C', 'F', version, kind};
  for (const auto byte : body) bytes.push_back(byte);
  return bytes;
}

void put_name(Bytes& bytes, const std::string& name) {
  bytes.push_back(static_cast<std::uint8_t>(name.size()));
  for (const char letter : name) bytes.push_back(static_cast<std::uint8_t>(letter));
}

Bytes named(Bytes bytes, const std::string& version = "1.0") {
  put_name(bytes, "test-drawn-frames");
  put_name(bytes, version);
  return bytes;
}

void say(int channel, const Bytes& bytes) { (void)!::send(channel, bytes.data(), bytes.size(), MSG_NOSIGNAL); }

void blank(Bytes& bytes) {
  volatile std::uint8_t* byte = bytes.data();
  for (std::size_t i = 0; i < bytes.size(); ++i) byte[i] = 0;
}

unsigned mean(const Bytes& bytes, std::size_t from) {
  unsigned long sum = 0;
  for (std::size_t i = from; i < bytes.size(); ++i) sum += bytes[i];
  return static_cast<unsigned>(sum / (bytes.size() - from));
}

// One recorded frame, drawn with the portrait's own shade, through a pipe: it never has a name in any file system.
Bytes frame_through_pipe(unsigned shade) {
  int ends[2];
  if (::pipe(ends) != 0) ::_exit(3);
  Bytes drawn(1024, static_cast<std::uint8_t>(shade)), seen(1024);
  const bool through =
      ::write(ends[1], drawn.data(), drawn.size()) == 1024 && ::read(ends[0], seen.data(), seen.size()) == 1024;
  ::close(ends[0]);
  ::close(ends[1]);
  blank(drawn);
  if (!through) ::_exit(3);
  return seen;
}

std::uint8_t verdict_of(const Bytes& question, const std::string& reply) {
  if (reply == "no") return 2;
  if (reply == "undecided") return 3;
  const unsigned wanted = mean(question, question_head);
  for (int i = 0; i < frames; ++i) {
    Bytes frame = frame_through_pipe(wanted);
    const bool like = mean(frame, 0) == wanted;
    blank(frame);
    if (!like) return 2;
  }
  return 1;
}

void wait_for_end(int channel) {
  char byte;
  while (::recv(channel, &byte, 1, 0) > 0) {
  }
}

bool well_formed(const Bytes& question) {
  if (question.size() < question_head || question[0] != 'C' || question[1] != 'F' || question[2] != 1) return false;
  const std::size_t width = question[9] + 256U * question[10], height = question[11] + 256U * question[12];
  return question[3] == compare && question[4] >= 1 && question[4] <= 3 && width * height > 0 &&
         question.size() == question_head + 3 * width * height;
}

void misbehave_before(int channel, const std::string& reply) {
  if (reply == "mute-hello") return wait_for_end(channel);
  if (reply == "garbage") say(channel, Bytes(40, 0x5A));
  if (reply == "long") say(channel, Bytes(70'000, 'C'));
  if (reply == "early") say(channel, message(compared, named({1})));
}

void serve(int channel, const std::string& reply) {
  misbehave_before(channel, reply);
  say(channel, message(hello, named(reply == "other-version" ? Bytes{2, 3} : Bytes{1, 1})));
  Bytes question(80'000);
  const auto got = ::recv(channel, question.data(), question.size(), 0);
  if (got <= 0) return;
  question.resize(static_cast<std::size_t>(got));
  if (!well_formed(question)) return say(channel, message(trouble, {3}));
  if (reply == "busy") return say(channel, message(trouble, {2}));
  if (reply == "silent") return wait_for_end(channel);
  say(channel, message(watching));
  if (reply == "crash") ::raise(SIGKILL);
  if (reply == "gone") return;
  if (reply == "slow") return wait_for_end(channel);
  const auto verdict = verdict_of(question, reply);
  say(channel, message(compared, named({verdict}, reply == "other-engine" ? "9.9" : "1.0")));
  blank(question);
  if (reply == "unclosed") return wait_for_end(channel);
  say(channel, message(closed));
  wait_for_end(channel);
}

int listen_at(const char* path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (std::strlen(path) >= sizeof address.sun_path) return -1;
  std::strcpy(address.sun_path, path);
  const int listener = ::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
  ::unlink(path);
  const bool ready =
      ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 && ::listen(listener, 4) == 0;
  return ready ? listener : -1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const std::string reply = count > 2 ? arguments[2] : "yes";
  const int listener = listen_at(arguments[1]);
  if (listener < 0) return 1;
  (void)!::write(STDOUT_FILENO, "ready\n", 6);
  for (;;) {
    pollfd waiting[2] = {{listener, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
    if (::poll(waiting, 2, -1) < 0) return 1;
    if (waiting[1].revents != 0) return 0;
    const int channel = ::accept(listener, nullptr, nullptr);
    serve(channel, reply);
    ::close(channel);
  }
}
