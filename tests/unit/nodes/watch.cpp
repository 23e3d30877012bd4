// The shipped libudev code over emulated devices: which nodes there are, and what is known of each.
#include "drivers/nodes/serial_port.h"
#include "drivers/nodes/udev_watch.h"
#include "tests/emulators/scanner/mock_body.h"
#include "tests/support/event_loop.h"
#include "tests/support/testbed.h"

using namespace credit;
using namespace credit::nodes;
using namespace credit::test;
using emulator::BodyInterface;
using emulator::MockBody;

namespace {

emulator::BodyShape triple() {
  emulator::BodyShape shape{0x0C2E, 0x0B6A, "1-3.2", "Emulated scanner", {}};
  for (const auto kind : {BodyInterface::Kind::serial, BodyInterface::Kind::hid, BodyInterface::Kind::keyboard})
    shape.interfaces.push_back({kind, {0x05, 0x8C, 0x09, 0x02}, 64});
  return shape;
}

struct Seen {
  UdevWatch watch;
  std::vector<Node> nodes;
  std::vector<std::string> words;
  Seen() {
    application();
    QObject::connect(&watch, &NodeWatch::arrived, [this](const Node& node) {
      nodes.push_back(node);
      words.push_back("+" + node.path);
    });
    QObject::connect(&watch, &NodeWatch::left, [this](const std::string& path) { words.push_back("-" + path); });
    REQUIRE(watch.start());
  }
  bool counts(std::size_t number) {
    return run_until([&] { return words.size() == number; });
  }
  const Node& of(Node::Kind kind) const {
    for (const auto& node : nodes)
      if (node.kind == kind) return node;
    throw std::logic_error("no such node");
  }
};

}  // namespace

TEST_CASE("nodes are announced with what is known of them, and their leaving too") {
  MockBody body(testbed(), triple());
  const bool before = GENERATE(true, false);
  if (before) REQUIRE_FALSE(body.plug());
  Seen seen;
  if (!before) REQUIRE_FALSE(body.plug());
  REQUIRE(seen.counts(3));
  const auto& tty = seen.of(Node::Kind::tty);
  CHECK(tty.path == "/dev/ttyACM0");
  CHECK(tty.port == "1-3.2");
  CHECK(tty.vid == 0x0C2E);
  CHECK(tty.pid == 0x0B6A);
  CHECK(tty.product == "Emulated scanner");
  CHECK(tty.serial == "1");
  CHECK((tty.interface_class == 2 && tty.interface_subclass == 2 && tty.interface_protocol == 1));
  CHECK(tty.interface_number == 0);
  const auto& hid = seen.of(Node::Kind::hidraw);
  CHECK((hid.interface_class == 3 && hid.interface_protocol == 0 && hid.interface_number == 1));
  CHECK(hid.syspath == body.node_place(1));
  CHECK(seen.of(Node::Kind::input).path == "/dev/input/event0");
  CHECK(seen.of(Node::Kind::input).interface_protocol == 1);
  REQUIRE_FALSE(body.unplug());
  REQUIRE(seen.counts(6));
  REQUIRE_FALSE(body.plug());
  CHECK(seen.counts(9));
}

TEST_CASE("consoles, pseudo-terminals, mice by their other name and other subsystems are nobody's business") {
  const auto add = [](const char* text) { REQUIRE(umockdev_testbed_add_from_string(testbed(), text, nullptr)); };
  add("P: /devices/virtual/tty/tty1\nN: tty1\nE: SUBSYSTEM=tty\nE: DEVNAME=/dev/tty1\n\n");
  add("P: /devices/pci0/usb1/1-9/input/input9\nE: SUBSYSTEM=input\n\n");
  add("P: /devices/pci0/usb1/1-9/input/input9/mouse0\nN: input/mouse0\nE: SUBSYSTEM=input\nE: "
      "DEVNAME=/dev/input/mouse0\n\n");
  add("P: /devices/platform/serial8250/tty/ttyS0\nN: ttyS0\nE: SUBSYSTEM=tty\nE: DEVNAME=/dev/ttyS0\n\n");
  Seen seen;
  MockBody body(testbed(), triple());
  REQUIRE_FALSE(body.plug());
  REQUIRE(seen.counts(4));
  std::sort(seen.words.begin(), seen.words.end());
  CHECK(seen.words == std::vector<std::string>{"+/dev/hidraw0", "+/dev/input/event0", "+/dev/ttyACM0", "+/dev/ttyS0"});
  const auto line = std::find_if(seen.nodes.begin(), seen.nodes.end(), [](const Node& n) { return n.port.empty(); });
  REQUIRE(line != seen.nodes.end());
  CHECK((line->path == "/dev/ttyS0" && line->vid == 0));
  for (const char* place : {"/sys/devices/virtual/tty/tty1", "/sys/devices/pci0/usb1/1-9/input/input9/mouse0",
                            "/sys/devices/pci0/usb1/1-9/input/input9", "/sys/devices/platform/serial8250/tty/ttyS0"})
    umockdev_testbed_remove_device(testbed(), place);
}

TEST_CASE("an emulated serial device is a serial port to us, up to the pulling of its plug") {
  MockBody body(testbed(), triple());
  REQUIRE_FALSE(body.plug());
  Seen seen;
  REQUIRE(seen.counts(3));
  auto port = SerialPort::open(seen.of(Node::Kind::tty).path, 9600);
  REQUIRE(port);
  std::string heard;
  std::vector<Trouble> ends;
  QObject::connect(port->get(), &Stream::heard, [&](ByteView piece) { heard += text_view(piece); });
  QObject::connect(port->get(), &Stream::ended, [&](const NodeTrouble& why) { ends.push_back(why.trouble); });
  REQUIRE_FALSE(body.send(0, view("ABC\r\n")));
  CHECK(run_until([&] { return heard == "ABC\r\n"; }));
  (*port)->write(view("cmd"));
  CHECK(text_view(body.received(0)) == "cmd");
  CHECK(body.opened(0) == 1);
  REQUIRE_FALSE(body.unplug());
  CHECK(run_until([&] { return ends == std::vector<Trouble>{Trouble::gone}; }));
}
