// Bytes from and to nodes, over a pseudo-terminal and a pipe: no device, no emulation.
#include "drivers/nodes/serial_port.h"
#include "tests/support/event_loop.h"
#include "tests/support/fd_pair.h"

using namespace credit;
using namespace credit::nodes;
using namespace credit::test;

namespace {

struct Ear {
  std::vector<std::string> pieces;
  std::vector<Trouble> ends;
  explicit Ear(Stream& stream) {
    QObject::connect(&stream, &Stream::heard, [this](ByteView piece) { pieces.emplace_back(text_view(piece)); });
    QObject::connect(&stream, &Stream::ended, [this](const NodeTrouble& why) { ends.push_back(why.trouble); });
  }
  std::string all() const {
    std::string whole;
    for (const auto& piece : pieces) whole += piece;
    return whole;
  }
  bool hears(const std::string& text) {
    return run_until([&] { return all() == text; });
  }
  bool ends_once() {
    return run_until([&] { return !ends.empty(); }) && ends.size() == 1;
  }
};

std::unique_ptr<SerialPort> opened(const Line& line, unsigned baud = 115200) {
  application();
  auto port = SerialPort::open(line.path, baud);
  REQUIRE(port);
  return std::move(*port);
}

}  // namespace

TEST_CASE("a serial port carries every byte both ways, untouched") {
  Line line;
  const auto port = opened(line);
  Ear ear(*port);
  std::string every;
  for (int i = 0; i < 256; ++i) every += static_cast<char>(i);
  line.say(every);
  CHECK(ear.hears(every));
  port->write(view(every));
  std::string back;
  CHECK(run_until([&] {
    back += line.heard();
    return back == every;
  }));
}

TEST_CASE("the line is raw, 8N1, at the speed asked for") {
  Line line;
  const auto port = opened(line, GENERATE(9600U, 115200U));
  const auto settings = line.settings();
  CHECK((settings.c_lflag & static_cast<tcflag_t>(ICANON | ECHO | ISIG | IEXTEN)) == 0);
  CHECK((settings.c_iflag & static_cast<tcflag_t>(ICRNL | IXON | ISTRIP)) == 0);
  CHECK((settings.c_cflag & CSIZE) == CS8);
  CHECK((settings.c_cflag & static_cast<tcflag_t>(PARENB | CSTOPB)) == 0);
  CHECK((::cfgetospeed(&settings) == B9600 || ::cfgetospeed(&settings) == B115200));
}

TEST_CASE("what waited on the line before it was opened is not heard") {
  Line line;
  line.say("stale\n");
  const auto port = opened(line);
  Ear ear(*port);
  line.say("fresh");
  CHECK(ear.hears("fresh"));
}

TEST_CASE("a line that hangs up ends once, as gone") {
  Line line;
  const auto port = opened(line);
  Ear ear(*port);
  line.say("last words");
  REQUIRE(ear.hears("last words"));
  line.hang_up();
  REQUIRE(ear.ends_once());
  CHECK(ear.ends.front() == Trouble::gone);
  port->write(view("into the void"));
  CHECK(ear.ends.size() == 1);
}

TEST_CASE("opening says why it cannot") {
  Line line;
  CHECK(SerialPort::open("/dev/no-such-line", 9600).error().trouble == Trouble::gone);
  CHECK(SerialPort::open(line.path, 12345).error().trouble == Trouble::failed);
  CHECK(SerialPort::open("/dev/null", 9600).error().trouble == Trouble::failed);
  const auto first = opened(line);
  CHECK(SerialPort::open(line.path, 9600).error().trouble == Trouble::busy);
  CHECK(trouble_from(EACCES, "x").trouble == Trouble::not_permitted);
  CHECK_FALSE(SerialPort::knows_baud(0));
}

TEST_CASE("a host that takes nothing ends the port instead of filling memory") {
  Line line;
  const auto port = opened(line);
  Ear ear(*port);
  for (int i = 0; i < 40; ++i) port->write(Bytes(4096, 'x'));
  REQUIRE(ear.ends_once());
  CHECK(ear.ends.front() == Trouble::failed);
}

TEST_CASE("packets stay apart, one read each, and silence costs nothing") {
  application();
  const auto path = std::filesystem::temp_directory_path() / ("packets-" + std::to_string(::getpid()));
  Packets packets(path.string());
  auto node = open_node(packets.path, Access::listen);
  REQUIRE(node);
  Stream stream(std::move(*node), packets.path, 64);
  Ear ear(stream);
  for (const char* text : {"one", "two", "three"}) packets.say(view(text));
  CHECK(run_until([&] { return ear.pieces == std::vector<std::string>{"one", "two", "three"}; }));
  packets.hang_up();
  REQUIRE(ear.ends_once());
  CHECK(ear.ends.front() == Trouble::gone);
}

TEST_CASE("input that came before may be thrown away") {
  Line line;
  const auto port = opened(line);
  Ear ear(*port);
  line.say("old");
  port->discard_input();
  line.say("new");
  CHECK(ear.hears("new"));
}

TEST_CASE("what came is heard out at once, up to the end if that has come too") {
  Line line;
  const auto port = opened(line);
  Ear ear(*port);
  line.say("last words");
  port->hear_out();
  CHECK(ear.all() == "last words");
  CHECK(ear.ends.empty());
  line.hang_up();
  port->hear_out();
  CHECK(ear.ends == std::vector<Trouble>{Trouble::gone});
  port->hear_out();
  CHECK(ear.ends.size() == 1);
}

TEST_CASE("a stream may be let go of later from inside its own word") {
  Line line;
  auto port = opened(line).release();
  bool gone = false;
  QObject::connect(port, &QObject::destroyed, [&] { gone = true; });
  QObject::connect(port, &Stream::heard, [port](ByteView) { port->deleteLater(); });
  line.say("x");
  CHECK(run_until([&] { return gone; }));
}
