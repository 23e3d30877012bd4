// How a reader is recognised and its frames travel: the facts' transports T1 to T5, each with its source.
#include "base/failures/reader.h"
#include "drivers/idcard/serial_source.h"
#include "drivers/idcard/usb_source.h"
#include "drivers/idcard/wrapper.h"
#include "tests/support/memory_nodes.h"
#include "tests/unit/idcard/desk.h"

using namespace credit;
using namespace credit::idcard;
using namespace credit::test;
using emulator::Ask;
using emulator::ReaderShape;
using usb::Flow;
using usb::Transport;
using Words = std::vector<std::string>;

namespace {

Bytes bytes_of(std::string hex) {
  std::erase(hex, ' ');
  return *from_hex(hex);
}

usb::Interface interface_of(std::uint8_t klass, Flow flow, const std::vector<std::uint8_t>& addresses) {
  usb::Interface interface {
    0, klass, 0, 0, {}
  };
  for (const auto address : addresses) interface.endpoints.push_back({address, flow, 64});
  return interface;
}

nodes::Node tty(const std::string& path, std::uint16_t vid, std::uint16_t pid, const std::string& port) {
  nodes::Node node;
  node.path = path;
  node.vid = vid;
  node.pid = pid;
  node.port = port;
  return node;
}

}  // namespace

TEST_CASE("the descriptors say how a reader is spoken to, the table only what they leave open") {
  struct Row {
    const char* source;
    usb::Interface interface;
    Transport listed;
    std::optional<UsbShape> shape;
  };
  const Row rows[] = {
      {"T1: GA467 5.2.2, tab. 8, 11-14; openiDR200; Routon", interface_of(0xFF, Flow::bulk, {0x02, 0x06, 0x81, 0x85}),
       Transport::sdt_bulk, UsbShape::bulk},
      {"T2: kekxv, com.sdt, Routon (iDR310)", interface_of(0xFF, Flow::bulk, {0x02, 0x81}), Transport::sdt_bulk,
       UsbShape::bulk},
      {"T2, other addresses: from the descriptor", interface_of(0x00, Flow::bulk, {0x01, 0x82}), Transport::sdt_bulk,
       UsbShape::bulk},
      {"T3: com.sdt (Yinan)", interface_of(0x03, Flow::interrupt, {0x01, 0x81}), Transport::sdt_hid, UsbShape::hid},
      {"T4: Miaxis Java driver", interface_of(0x03, Flow::interrupt, {0x01, 0x81}), Transport::sdt_hid_wrapped,
       UsbShape::hid_wrapped},
      {"bulk pipes win over the table", interface_of(0xFF, Flow::bulk, {0x02, 0x81}), Transport::sdt_hid,
       UsbShape::bulk},
      {"a HID reader that only talks", interface_of(0x03, Flow::interrupt, {0x81}), Transport::sdt_hid, {}},
      {"interrupt pipes of no class", interface_of(0xFF, Flow::interrupt, {0x01, 0x81}), Transport::sdt_bulk, {}},
      {"three pipes", interface_of(0xFF, Flow::bulk, {0x02, 0x06, 0x81}), Transport::sdt_bulk, {}},
      {"no pipe", interface_of(0xFF, Flow::bulk, {}), Transport::sdt_bulk, {}},
  };
  for (const auto& row : rows) {
    INFO(row.source);
    CHECK(shape_of(row.interface, row.listed) == row.shape);
  }
}

// T3: com.sdt (Yinan): a 1,295-byte read is 21 reports of 64.
TEST_CASE("a read travels in the number of reports the field knows") {
  CHECK(packed(ReaderShape::hid, Bytes(1295), 7, {})[0].packets.size() == 21);
  CHECK(packed(ReaderShape::hid_wrapped, Bytes(1295), 7, {})[0].packets.size() == 24);  // of 54 bytes
}

// T4: Miaxis Java driver, its request for "find" worked out by hand: sum of 0B 00 B1 and the frame's ten bytes.
TEST_CASE("the wrapper is the published bytes") {
  const auto report = wrap(bytes_of("AA AA AA 96 69 00 03 20 01 22"));
  REQUIRE(report.size() == 64);
  CHECK(to_hex(ByteView(report).first(18)) ==
        to_hex(bytes_of("88 00 00 0B 00 B1 AA AA AA 96 69 00 03 20 01 22 FF 03")));
  CHECK(ByteView(report).subspan(18).size() ==
        static_cast<std::size_t>(std::count(report.begin() + 18, report.end(), 0)));
}

TEST_CASE("a wrapped answer is taken apart, and refused when anything about it is wrong") {
  Bytes report = bytes_of("AA 00 00 0E 00 00 00 00 AA AA AA 96 69 00 04 00 00 80 84 13 04");
  report.resize(64);
  const auto opened = unwrap(report);
  REQUIRE(opened);
  CHECK(opened->index == 0);
  CHECK(to_hex(opened->data) == "aaaaaa9669000400008084");
  const auto refused = [&](std::size_t at, std::uint8_t value) {
    Bytes wrong = report;
    wrong[at] = value;
    return unwrap(wrong).error().code == failure::reader_garbled;
  };
  CHECK(refused(0, 0x88));   // a request
  CHECK(refused(3, 0x02));   // too short for an index
  CHECK(refused(3, 0x3A));   // longer than the report
  CHECK(refused(4, 0xFF));   // far longer
  CHECK(refused(10, 0x00));  // the sum notices
  CHECK(refused(19, 0x00));  // the sum itself
  for (std::size_t size = 0; size < 21; ++size) CHECK_FALSE(unwrap(ByteView(report).first(size)));
}

// GA467 tab. 23.
TEST_CASE("a serial reader's speed is one the module knows, and the module is never told another") {
  for (const auto baud : {115200, 57600, 38400, 19200, 9600}) CHECK(serial_choice("/dev/ttyS1", baud));
  for (const auto baud : {0, 1200, 230400, -1}) CHECK_FALSE(serial_choice("/dev/ttyS1", baud));
  for (const char* which : {"", "ttyS1", "1A86:7523", "1a86-7523", "1a86:75234", "12345:678"})
    CHECK_FALSE(serial_choice(which, 115200));
  CHECK(serial_choice("1a86:7523", 9600));
}

// Commands 60 and 61 rewrite lasting settings (GA467): whatever happens, they are not sent.
TEST_CASE("no command rewrites a setting of the module") {
  Desk desk(GENERATE(from_range(emulator::every_shape)));
  for (int i = 0; i < 6; ++i) desk.trouble(emulator::Fault::Kind::wrong_checksum, 0, Ask::find);
  desk.reader.arm();
  desk.insert();
  REQUIRE(desk.witness.becomes("at fault reader_garbled"));
  REQUIRE(desk.witness.becomes("ready"));
  REQUIRE(run_until([&] { return desk.model.asked(Ask::newest_address) > 0; }));
  for (int code = 0x6000; code <= 0x61FF; ++code) CHECK(desk.model.asked(static_cast<Ask>(code)) == 0);
}

TEST_CASE("a serial reader is the line the settings name, an adapter wherever it is plugged in") {
  application();
  MemoryNodes nodes;
  const bool by_id = GENERATE(true, false);
  SerialSource source(nodes, *serial_choice(by_id ? "1a86:7523" : "/dev/ttyS1", 115200));
  Words seen;
  QObject::connect(&source, &WireSource::arrived, [&](const Place& place) { seen.push_back("+" + place.port); });
  QObject::connect(&source, &WireSource::left, [&](const std::string& port) { seen.push_back("-" + port); });
  nodes.come(tty("/dev/ttyUSB0", 0x1A86, 0x7523, "1-2"));
  nodes.come(tty("/dev/ttyUSB1", 0x0C2E, 0x0B61, "1-3"));
  nodes.come(tty("/dev/ttyS1", 0, 0, ""));
  auto raw = tty("/dev/hidraw0", 0x1A86, 0x7523, "1-2");
  raw.kind = nodes::Node::Kind::hidraw;
  nodes.come(raw);
  nodes.go("/dev/ttyUSB0");
  nodes.go("/dev/ttyUSB1");
  nodes.come(tty("/dev/ttyUSB2", 0x1A86, 0x7523, "1-4"));
  CHECK(seen == (by_id ? Words{"+/dev/ttyUSB0", "-/dev/ttyUSB0", "+/dev/ttyUSB2"} : Words{"+/dev/ttyS1"}));
  CHECK(source.open("/dev/ttyUSB1").error().code == failure::reader_unplugged);
  CHECK_FALSE(source.open(by_id ? "/dev/ttyUSB2" : "/dev/ttyS1"));  // no such node on this machine
}
