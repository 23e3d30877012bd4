// A reader plug-in that breaks the rules in the way its name says: wrong-version, mute, deaf, crash, garbage, flood,
// hangs-in-card, card-unfound, probe. Otherwise it greets, reads a card of zeroes when armed, and leaves when told.
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>

namespace {

std::string name;

void say(const std::string& words) {
  if (::write(STDOUT_FILENO, words.data(), words.size()) < 0) ::_exit(3);
}

std::string refused(int domain) {
  const int made = ::socket(domain, SOCK_DGRAM, 0);
  const std::string word = made < 0 ? std::to_string(errno) : "open";
  if (made >= 0) ::close(made);
  return word;
}

void armed() {
  if (name == "crash") ::raise(SIGSEGV);
  if (name == "garbage") return say("\xff\xfe what?\n");
  if (name == "flood")
    for (;;) say(std::string(4096, 'x'));
  if (name == "card-unfound") return say("card 0 0 0\n");
  say("found\n");
  if (name == "hangs-in-card") return;
  if (name == "moves") return say("failed moved\n");
  if (name == "half-card") return say("card 256 1024 0\nonly this");
  say("card 256 1024 0\n" + std::string(1280, '\0'));
}

void obey(const std::string& line) {
  if (line == "arm") armed();
  if (line.rfind("ping ", 0) == 0 && name != "deaf") say("pong " + line.substr(5) + "\n");
}

void greet() {
  if (name == "mute") return;
  if (name == "wrong-version") return say("hello 2 from the future\n");
  if (name == "probe")
    return say("hello 1 inet " + refused(AF_INET) + " unix " + refused(AF_UNIX) + " netlink " + refused(AF_NETLINK) +
               "\nstate ready\n");
  say("hello 1 " + name + "\nstate ready\n");
}

}  // namespace

int main(int, char** arguments) {
  const std::string path = arguments[0];
  name = path.substr(path.rfind('/') + 1);
  greet();
  std::string heard;
  for (char c = 0; ::read(STDIN_FILENO, &c, 1) == 1;) {
    if (c != '\n') {
      heard += c;
      continue;
    }
    obey(heard);
    heard.clear();
  }
  return 0;
}
