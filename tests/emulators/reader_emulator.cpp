// reader-emulator [--shape T1|T2|T3|T4|T5] [--cards FILE] [--control SOCKET] [--stdin] [--unplugged]
//                 [--scanner KIND]... -- COMMAND ...
//
// Owns an emulated card reader and runs COMMAND in the world where that reader is plugged in, and beside it a code
// scanner for each --scanner (honeywell, newland, 62, microscan, keyboard, serial). To be started through
// umockdev-wrapper. Sentences (one a line) come on the control socket, a Unix stream socket, those for a scanner behind
// "scanner:" or "scanner 2:"; each is answered "ok" or "error: ...". "help" lists them. When COMMAND ends, so do we,
// with its exit status.
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <map>

#include "tests/emulators/reader_stand.h"
#include "tests/emulators/scanner/mock_body.h"
#include "tests/emulators/scanner/scanner_bench.h"
#include "tests/emulators/usb/umockdev_port.h"

namespace {

using namespace credit::emulator;

struct Options {
  ReaderShape shape = ReaderShape::single;
  std::string cards = CREDIT_CARDS_FILE;
  std::string control;
  bool from_stdin = false, plugged = true;
  std::vector<std::string> scanners;
  std::vector<char*> command;
};

struct Bench {
  ReaderStand& reader;
  ScannerBench& scanners;
};

[[noreturn]] void usage(const std::string& why) {
  std::fprintf(stderr,
               "reader-emulator: %s\nusage: umockdev-wrapper reader-emulator [--shape T1|T2|T3|T4|T5] [--cards FILE] "
               "[--control SOCKET] [--stdin] [--unplugged] [--scanner KIND]... -- COMMAND ...\n",
               why.c_str());
  std::exit(2);
}

Options options_of(int argc, char** argv) {
  Options options;
  int at = 1;
  const auto value = [&] {
    return at + 1 < argc ? std::string(argv[++at]) : (usage("a value is missing"), std::string());
  };
  for (; at < argc && std::string_view(argv[at]) != "--"; ++at) {
    const std::string word = argv[at];
    if (word == "--shape") {
      const auto shape = shape_named(value());
      if (!shape) usage("a shape is one of T1 to T5");
      options.shape = *shape;
    } else if (word == "--cards") {
      options.cards = value();
    } else if (word == "--control") {
      options.control = value();
    } else if (word == "--stdin") {
      options.from_stdin = true;
    } else if (word == "--unplugged") {
      options.plugged = false;
    } else if (word == "--scanner") {
      options.scanners.push_back(value());
    } else {
      usage("unknown option " + word);
    }
  }
  for (++at; at < argc; ++at) options.command.push_back(argv[at]);
  if (options.command.empty()) usage("no command behind --");
  options.command.push_back(nullptr);
  return options;
}

int listen_on(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) usage("the control path is too long");
  std::memcpy(address.sun_path, path.data(), path.size());
  ::unlink(path.c_str());
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 || ::listen(fd, 4) != 0) {
    std::perror(path.c_str());
    std::exit(1);
  }
  return fd;
}

std::string answer_to(Bench& bench, const std::string& line) {
  if (line == "help") {
    std::string all;
    for (const auto& sentence : ReaderStand::sentences()) all += sentence + "\n";
    for (const auto& sentence : ScannerBench::sentences()) all += sentence + "\n";
    return all + "ok\n";
  }
  const auto trouble = ScannerBench::is_for_a_scanner(line) ? bench.scanners.obey(line) : bench.reader.obey(line);
  return trouble ? "error: " + *trouble + "\n" : "ok\n";
}

// Whoever gives us sentences: a connection to the control socket, or standard input.
class Listener {
 public:
  Listener(int in, int out) : in_(in), out_(out) {}
  int fd() const { return in_; }
  bool hear(Bench& bench) {
    char piece[512];
    const auto count = ::read(in_, piece, sizeof piece);
    if (count <= 0) return false;
    text_.append(piece, static_cast<std::size_t>(count));
    for (auto end = text_.find('\n'); end != std::string::npos; end = text_.find('\n')) {
      const auto answer = answer_to(bench, text_.substr(0, end));
      text_.erase(0, end + 1);
      if (::write(out_, answer.data(), answer.size()) < 0) return false;
    }
    return true;
  }

 private:
  int in_, out_;
  std::string text_;
};

pid_t start(const Options& options, const sigset_t& before) {
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(1);
  ::sigprocmask(SIG_SETMASK, &before, nullptr);
  ::execvp(options.command[0], options.command.data());
  std::perror(options.command[0]);
  ::_exit(127);
}

int status_of(pid_t child) {
  int status = 0;
  if (::waitpid(child, &status, 0) != child) return 1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Until the command ends. TERM and INT are passed on to it.
int run(Bench& bench, const Options& options, pid_t child, int signals) {
  const int door = options.control.empty() ? -1 : listen_on(options.control);
  std::map<int, Listener> listeners;
  if (options.from_stdin) listeners.emplace(0, Listener(0, 1));
  std::fprintf(stderr, "reader-emulator: ready\n");
  for (;;) {
    std::vector<pollfd> watched{{signals, POLLIN, 0}, {door, POLLIN, 0}};
    for (const auto& [fd, listener] : listeners) watched.push_back({fd, POLLIN, 0});
    if (::poll(watched.data(), watched.size(), -1) < 0) continue;
    if (watched[0].revents != 0) {
      signalfd_siginfo info{};
      if (::read(signals, &info, sizeof info) != sizeof info) continue;
      if (info.ssi_signo == SIGCHLD) break;
      ::kill(child, static_cast<int>(info.ssi_signo));
    }
    if (watched[1].revents != 0) {
      const int fd = ::accept4(door, nullptr, nullptr, SOCK_CLOEXEC);
      if (fd >= 0) listeners.emplace(fd, Listener(fd, fd));
    }
    for (std::size_t i = 2; i < watched.size(); ++i)
      if (watched[i].revents != 0 && !listeners.at(watched[i].fd).hear(bench)) {
        listeners.erase(watched[i].fd);
        if (watched[i].fd != 0) ::close(watched[i].fd);
      }
  }
  if (door >= 0) ::unlink(options.control.c_str());
  return status_of(child);
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = options_of(argc, argv);
  auto cards = load_cards(options.cards);
  if (!cards) usage(cards.error().describe());
  ::signal(SIGPIPE, SIG_IGN);
  sigset_t set, before;
  ::sigemptyset(&set);
  for (const int number : {SIGCHLD, SIGTERM, SIGINT}) ::sigaddset(&set, number);
  ::sigprocmask(SIG_BLOCK, &set, &before);
  const int signals = ::signalfd(-1, &set, SFD_CLOEXEC);

  const ObjectPtr<UMockdevTestbed> testbed(umockdev_testbed_new());
  if (!umockdev_in_mock_environment()) usage("start me through umockdev-wrapper");
  const auto world = umockdev_world(testbed.get());
  ReaderStand stand(*world, options.shape, std::move(*cards));
  if (options.plugged && stand.obey("plug")) usage("the reader cannot be plugged in");
  ScannerBench scanners([&](const BodyShape& shape) { return std::make_unique<MockBody>(testbed.get(), shape); });
  for (const auto& kind : options.scanners)
    if (const auto trouble = scanners.add(kind, options.plugged)) usage(*trouble);
  Bench bench{stand, scanners};
  return run(bench, options, start(options, before), signals);
}
