// The emulated device by itself, before any host: it must keep USB's rules, or the drivers are tested against fiction.
#include "tests/emulators/usb/device_side.h"

#include <cerrno>

#include "tests/emulators/usb/usbip.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::emulator;

namespace {

constexpr std::uint8_t out = 0x02, in = 0x81, interrupt_in = 0x83;

struct Outcome {
  std::optional<int> status;
  Bytes data;
};

struct Noted final : Transfer {
  explicit Noted(Outcome& outcome_) : outcome(outcome_) {}
  Outcome& outcome;
  void over(int status) override { outcome = {status, data}; }
};

struct Bench {
  std::vector<Bytes> heard;
  int resets = 0;
  DeviceSide device;

  explicit Bench(FakeDevice shape = bulk_device(0x0400, 0xC35A, {out}, {in}), DeviceSide::Asked asked = {})
      : device(
            std::move(shape), [this](std::uint8_t, const Bytes& data) { heard.push_back(data); }, std::move(asked),
            [this] { ++resets; }) {
    device.power(true);
  }
  void ask(Outcome& outcome, std::uint8_t endpoint, std::size_t room, std::uint64_t name = 1) {
    auto transfer = std::make_unique<Noted>(outcome);
    transfer->endpoint = endpoint;
    transfer->room = room;
    transfer->name = name;
    device.submit(std::move(transfer));
  }
  Outcome tell(std::uint8_t endpoint, Bytes data) {
    Outcome outcome;
    auto transfer = std::make_unique<Noted>(outcome);
    transfer->endpoint = endpoint;
    transfer->data = std::move(data);
    device.submit(std::move(transfer));
    return outcome;
  }
  Outcome control(Setup setup, Bytes data = {}) {
    Outcome outcome;
    auto transfer = std::make_unique<Noted>(outcome);
    transfer->setup = setup;
    transfer->endpoint = setup.type & 0x80;
    transfer->room = setup.length;
    transfer->data = std::move(data);
    device.submit(std::move(transfer));
    return outcome;
  }
};

FakeDevice hid_device() {
  const Bytes report{0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0xC0};  // HID 1.11: a vendor's page, one collection
  return {0x0400, 0xC35A, {{hid_class, 0, 0, {{interrupt_in, Flow::interrupt, 64}}, {}, report}}, {"Maker", "Reader"}};
}

}  // namespace

TEST_CASE("a short packet, an empty one, or no room left ends a transfer") {
  Bench bench;
  Outcome outcome;
  bench.ask(outcome, in, 192);
  bench.device.send(in, {Bytes(64, 1)});
  CHECK_FALSE(outcome.status);
  SECTION("short") {
    bench.device.send(in, {Bytes(10, 2)});
    CHECK(outcome.data.size() == 74);
  }
  SECTION("empty") {
    bench.device.send(in, {Bytes()});
    CHECK(outcome.data.size() == 64);
  }
  SECTION("full") {
    bench.device.send(in, {Bytes(64, 2), Bytes(64, 3), Bytes(64, 4)});
    CHECK(outcome.data.size() == 192);
  }
  CHECK(outcome.status == 0);
}

TEST_CASE("a packet longer than the room left is an overflow") {
  Bench bench;
  Outcome outcome;
  bench.device.send(in, {Bytes(64, 1)});
  bench.ask(outcome, in, 10);
  CHECK(outcome.status == -EOVERFLOW);
  CHECK(outcome.data.size() == 10);
}

TEST_CASE("a halted endpoint refuses until it is cleared, the others go on") {
  Bench bench;
  Outcome first, second;
  bench.ask(first, in, 64);
  bench.device.stall(in);
  CHECK(first.status == -EPIPE);
  CHECK(bench.tell(out, {1}).status == 0);
  CHECK(bench.control({0x82, 0, 0, in, 2}).data == Bytes{1, 0});  // GET_STATUS: halted
  SECTION("by a request") { CHECK(bench.control({0x02, 1, 0, in, 0}).status == 0); }
  SECTION("by the host's controller") { bench.device.clear_halt(in); }
  bench.device.send(in, {Bytes(3, 3)});
  bench.ask(second, in, 64);
  CHECK(second.status == 0);
}

TEST_CASE("a transfer taken back is not answered, and its bytes go to the next") {
  Bench bench;
  Outcome first, second;
  bench.ask(first, in, 64, 7);
  CHECK(bench.device.waiting(in) == 1);
  CHECK(bench.device.withdraw(7));
  CHECK_FALSE(bench.device.withdraw(7));
  bench.device.send(in, {Bytes(3, 3)});
  CHECK_FALSE(first.status);
  bench.ask(second, in, 64);
  CHECK(second.data == Bytes(3, 3));
}

TEST_CASE("a bus reset forgets halts and packets, and is told once the device was in use") {
  Bench bench;
  bench.device.bus_reset();
  CHECK(bench.resets == 0);
  CHECK(bench.control({0x00, 9, 1, 0, 0}).status == 0);
  Outcome waiting;
  bench.device.stall(out);
  bench.ask(waiting, in, 64);
  bench.device.bus_reset();
  CHECK(waiting.status == -ESHUTDOWN);
  CHECK(bench.resets == 1);
  CHECK(bench.device.resets() == 1);
  CHECK(bench.tell(out, {1}).status == 0);
  CHECK(bench.control({0x80, 8, 0, 0, 1}).data == Bytes{0});  // GET_CONFIGURATION: none yet
}

TEST_CASE("without power every transfer ends") {
  Bench bench;
  Outcome waiting;
  bench.ask(waiting, in, 64);
  bench.device.power(false);
  CHECK(waiting.status == -ESHUTDOWN);
  CHECK(bench.tell(out, {1}).status == -ESHUTDOWN);
}

TEST_CASE("descriptors are given as far as they are asked for; what there is not is refused") {
  Bench bench(hid_device());
  CHECK(bench.control({0x80, 6, 0x0100, 0, 18}).data.size() == 18);
  CHECK(bench.control({0x80, 6, 0x0200, 0, 9}).data == Bytes{9, 2, 34, 0, 1, 1, 0, 0xC0, 0});
  CHECK(bench.control({0x80, 6, 0x0302, 0x0409, 255}).data.size() == 14);
  CHECK(bench.control({0x80, 6, 0x0303, 0x0409, 255}).status == -EPIPE);
  CHECK(bench.control({0x81, 6, 0x2200, 0, 255}).data == hid_device().interfaces[0].hid_report);
  CHECK(bench.control({0x80, 6, 0x0600, 0, 10}).status == -EPIPE);
}

TEST_CASE("HID: an output report by endpoint 0 is heard like one by a pipe") {
  Bench bench(hid_device());
  CHECK(bench.control({0x21, 10, 0, 0, 0}).status == 0);  // SET_IDLE
  CHECK(bench.control({0x21, 9, 0x0200, 0, 3}, {7, 8, 9}).status == 0);
  CHECK(bench.heard == std::vector<Bytes>{{7, 8, 9}});
}

TEST_CASE("CDC: the line's settings are kept") {
  Bench bench(serial_device(0x1A86, 0x55D4));
  const Bytes coding{0x00, 0xC2, 0x01, 0x00, 0, 0, 8};  // PSTN 1.2 table 17: 115200 8N1
  CHECK(bench.control({0x21, 0x20, 0, 0, 7}, coding).status == 0);
  CHECK(bench.control({0x21, 0x22, 3, 0, 0}).status == 0);
  CHECK(bench.device.line_coding() == coding);
  CHECK(bench.device.line_state() == 3);
  CHECK(bench.control({0xA1, 0x21, 0, 0, 7}).data == coding);
}

TEST_CASE("a vendor's request is the owner's to answer") {
  Bench bench(hid_device(), [](const Setup& setup, const Bytes&) -> std::optional<Bytes> {
    if (setup.request != 0x11) return std::nullopt;
    return Bytes{1, 2};
  });
  CHECK(bench.control({0xC0, 0x11, 0, 0, 8}).data == Bytes{1, 2});
  CHECK(bench.control({0xC0, 0x12, 0, 0, 8}).status == -EPIPE);
}

TEST_CASE("USB/IP: a request is read, an answer is written, as the kernel's documentation lays them out") {
  usbip::Header header{};
  header[3] = 1;      // USBIP_CMD_SUBMIT
  header[7] = 9;      // serial number
  header[15] = 1;     // IN
  header[26] = 1;     // 256 bytes
  header[40] = 0x80;  // setup: GET_DESCRIPTOR of the device
  header[41] = 6;
  header[43] = 1;
  header[46] = 18;
  const auto submit = usbip::submit_in(header);
  REQUIRE(submit);
  CHECK(submit->serial == 9);
  CHECK(submit->endpoint == 0x80);
  CHECK(submit->length == 256);
  CHECK(submit->setup->value == 0x0100);
  CHECK(submit->setup->length == 18);
  const auto answer = usbip::ret_submit(9, -EPIPE, 0, {});
  REQUIRE(answer.size() == usbip::header_size);
  CHECK(to_hex(answer).substr(0, 48) ==
        "000000030000000900000000"
        "0000000000000000ffffffe0");
  header[3] = 2;  // USBIP_CMD_UNLINK
  header[23] = 5;
  CHECK_FALSE(usbip::submit_in(header));
  CHECK(usbip::unlink_in(header)->victim == 5);
  CHECK(to_hex(usbip::ret_unlink(9, -ECONNRESET)).substr(40, 8) == "ffffff98");
}
