// A reader that is a HID device: the kernel's usbhid holds it first, and its frames travel by interrupt endpoints.
#include "tests/unit/usb/bench.h"

using namespace credit;
using namespace credit::usb;
using namespace credit::test;
using std::chrono::milliseconds;

namespace {

// HID 1.11 appendix B form: 64-byte reports both ways on a vendor's usage page, as the YinanSoft reader describes
// itself.
emulator::FakeDevice hid_reader() {
  const Bytes report{0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0x15, 0x00, 0x26, 0xFF, 0x00, 0x75,
                     0x08, 0x95, 0x40, 0x09, 0x02, 0x81, 0x02, 0x09, 0x03, 0x91, 0x02, 0xC0};
  const std::vector<emulator::FakeEndpoint> endpoints{{out, emulator::Flow::interrupt, 64, 1},
                                                      {in, emulator::Flow::interrupt, 64, 1}};
  return {0x2B8B, 0x2721, {{emulator::hid_class, 0, 0, endpoints, {}, report}}, {}};
}

}  // namespace

TEST_CASE("a HID reader is taken from the kernel's driver, and speaks by interrupt endpoints") {
  Bench bench(hid_reader());
  const auto device = bench.opened();
  CHECK(device->interface().klass == class_hid);
  CHECK(addresses(device->interface(), Flow::interrupt, Towards::device) == std::vector<std::uint8_t>{out});
  CHECK(addresses(device->interface(), Flow::interrupt, Towards::host) == std::vector<std::uint8_t>{in});
  Ended written, read;
  device->write(out, Bytes(64, 1), milliseconds(1000) * slowness(), written.note());
  REQUIRE(written.comes());
  CHECK(written.end == End::done);
  CHECK(run_until([&] { return bench.heard == 1; }));
  device->read(in, 64, milliseconds(1000) * slowness(), read.note());
  bench.fake.send(in, {Bytes(64, 7)});
  REQUIRE(read.comes());
  CHECK(read.end == End::done);
  CHECK(read.data == Bytes(64, 7));
}

TEST_CASE("a HID reader that was let go of can be taken again, from the kernel's driver too") {
  Bench bench(hid_reader());
  for (int i = 0; i < 3; ++i) {
    const auto device = i == 0 ? bench.opened() : std::move(*bench.bus.open(bench.fake.port()));
    Ended read;
    device->read(in, 64, milliseconds(1000) * slowness(), read.note());
    bench.fake.send(in, {Bytes(64, 7)});
    REQUIRE(read.comes());
    CHECK(read.end == End::done);
  }
}

TEST_CASE("reports that come one after the other are read one by one") {
  Bench bench(hid_reader());
  const auto device = bench.opened();
  bench.fake.send(in, {Bytes(64, 1), Bytes(64, 2), Bytes(64, 3)});
  for (std::uint8_t number = 1; number <= 3; ++number) {
    Ended read;
    device->read(in, 64, milliseconds(1000) * slowness(), read.note());
    REQUIRE(read.comes());
    CHECK(read.data == Bytes(64, number));
  }
}

TEST_CASE("a HID reader that is pulled out ends its transfers, and comes back in another socket") {
  Bench bench(hid_reader());
  const auto device = bench.opened();
  Ended read;
  device->read(in, 64, milliseconds(60'000), read.note());
  bench.fake.unplug();
  REQUIRE(read.comes());
  CHECK(read.end == End::gone);
  REQUIRE(bench.sees({"come", "gone"}));
  const auto before = bench.fake.port();
  bench.fake.plug_into(5);
  REQUIRE(bench.sees({"come", "gone", "come"}));
  CHECK(bench.fake.port() != before);
  CHECK(bench.bus.open(bench.fake.port()));
}

TEST_CASE("a HID reader that hangs keeps nobody waiting when it is let go of") {
  Bench bench(hid_reader());
  auto device = bench.opened();
  bench.fake.device().hang();
  QElapsedTimer watch;
  watch.start();
  device.reset();
  CHECK(watch.elapsed() < 1000);
}
