// The shipped libusb code over an emulated device: hot-plug, transfers, deadlines, and everything that can end one.
#include <sys/resource.h>

#include "base/failures/reader.h"
#include "tests/unit/usb/bench.h"

using namespace credit;
using namespace credit::usb;
using namespace credit::test;
using emulator::FakeUsb;
using std::chrono::milliseconds;

namespace {

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

TEST_CASE("a device is announced when it comes and when it goes, by vendor and product") {
  Bench bench;
  auto unknown = emulator::bulk_device(0x0400, 0x1234, {out}, {in});
  unknown.socket = 3;
  FakeUsb other(usb_world(), unknown, [](std::uint8_t, const Bytes&) {});
  other.plug();
  bench.fake.plug();
  CHECK(bench.sees({"come"}));
  bench.fake.unplug();
  CHECK(bench.sees({"come", "gone"}));
  bench.fake.plug();
  CHECK(bench.sees({"come", "gone", "come"}));
  CHECK(bench.bus.open(other.port()).error().code == failure::reader_unplugged);
}

TEST_CASE("a device that is there at the start is announced too") {
  FakeUsb fake(usb_world(), sdt(), [](std::uint8_t, const Bytes&) {});
  fake.plug();
  Bench bench;
  CHECK(bench.sees({"come"}));
}

TEST_CASE("an opened device knows its interface from the descriptors and keeps others out") {
  Bench bench;
  const auto device = bench.opened();
  const auto& interface = device->interface();
  CHECK(interface.number == 0);
  CHECK(interface.klass == 0xFF);
  CHECK(addresses(interface, Flow::bulk, Towards::device) == std::vector<std::uint8_t>{out});
  CHECK(addresses(interface, Flow::bulk, Towards::host) == std::vector<std::uint8_t>{in});
  CHECK(addresses(interface, Flow::interrupt, Towards::host).empty());
  for (const auto& endpoint : interface.endpoints) CHECK(endpoint.packet == 64);
  CHECK(bench.bus.open(bench.fake.port()).error().code == failure::reader_busy);
}

TEST_CASE("bytes go out and come in") {
  Bench bench;
  const auto device = bench.opened();
  Ended written, read;
  device->write(out, Bytes{1, 2, 3}, milliseconds(1000), written.note());
  REQUIRE(written.comes());
  CHECK(written.end == End::done);
  CHECK(run_until([&] { return bench.heard == 1; }));
  device->read(in, 100, milliseconds(1000), read.note());
  bench.fake.send(in, {Bytes(64, 7), Bytes(10, 8)});
  REQUIRE(read.comes());
  CHECK(read.end == End::done);
  CHECK(read.data.size() == 74);
}

TEST_CASE("a zero-length packet ends a transfer with nothing") {
  Bench bench;
  const auto device = bench.opened();
  Ended read;
  device->read(in, 64, milliseconds(1000), read.note());
  bench.fake.send(in, {Bytes()});
  REQUIRE(read.comes());
  CHECK(read.end == End::done);
  CHECK(read.data.empty());
}

TEST_CASE("silence ends at its deadline, without spinning") {
  Bench bench;
  const auto device = bench.opened();
  const auto requests = bench.fake.requests();
  const double cpu = cpu_seconds();
  QElapsedTimer watch;
  watch.start();
  Ended read;
  device->read(in, 64, milliseconds(400), read.note());
  REQUIRE(read.comes());
  CHECK(read.end == End::timed_out);
  CHECK(watch.elapsed() >= 399);
  CHECK(watch.elapsed() < 1500);
  CHECK(bench.fake.requests() - requests < 20);
  CHECK(cpu_seconds() - cpu < 0.3);
}

TEST_CASE("a transfer that is cancelled says so, and the device goes on") {
  Bench bench;
  const auto device = bench.opened();
  Ended first, second;
  device->read(in, 64, milliseconds(60'000), first.note());
  device->cancel();
  REQUIRE(first.comes());
  CHECK(first.end == End::cancelled);
  device->read(in, 64, milliseconds(1000), second.note());
  bench.fake.send(in, {Bytes(5, 5)});
  REQUIRE(second.comes());
  CHECK(second.data == Bytes(5, 5));
}

TEST_CASE("a stall is told, and cleared") {
  Bench bench;
  const auto device = bench.opened();
  Ended stalled, after;
  device->read(in, 64, milliseconds(1000), stalled.note());
  bench.fake.stall(in);
  REQUIRE(stalled.comes());
  CHECK(stalled.end == End::stalled);
  device->clear_stalls();
  device->read(in, 64, milliseconds(1000), after.note());
  bench.fake.send(in, {Bytes(5, 5)});
  REQUIRE(after.comes());
  CHECK(after.end == End::done);
}

TEST_CASE("an error on the wire is told") {
  Bench bench;
  const auto device = bench.opened();
  Ended read;
  device->read(in, 64, milliseconds(1000), read.note());
  bench.fake.fail_next(in);
  REQUIRE(read.comes());
  CHECK(read.end == End::failed);
}

TEST_CASE("unplugged, every transfer ends at once, later ones too") {
  Bench bench;
  const auto device = bench.opened();
  Ended first, second, late;
  device->read(in, 64, milliseconds(60'000), first.note());
  device->read(in, 64, milliseconds(60'000), second.note());
  bench.fake.unplug();
  REQUIRE(first.comes());
  REQUIRE(second.comes());
  CHECK(first.end == End::gone);
  CHECK(second.end == End::gone);
  device->write(out, Bytes{1}, milliseconds(1000), late.note());
  REQUIRE(late.comes());
  CHECK(late.end == End::gone);
}

TEST_CASE("a device let go of in the middle of a transfer tells nobody, and can be opened again") {
  Bench bench;
  auto device = bench.opened();
  Ended read;
  device->read(in, 64, milliseconds(60'000), read.note());
  device.reset();
  Result<std::unique_ptr<Device>> again = fail(failure::reader_busy);
  CHECK(run_until([&] {
    again = bench.bus.open(bench.fake.port());
    return again.has_value();
  }));
  CHECK_FALSE(read.end);
}

TEST_CASE("a device may be let go of from inside its own answer") {
  Bench bench;
  auto device = bench.opened();
  bool told = false;
  device->read(in, 64, milliseconds(1000), [&](End, ByteView) {
    told = true;
    device.reset();
  });
  bench.fake.send(in, {Bytes(1, 1)});
  CHECK(run_until([&] { return told; }));
  CHECK_FALSE(device);
}

TEST_CASE("the bus may go while transfers run") {
  FakeUsb fake(usb_world(), sdt(), [](std::uint8_t, const Bytes&) {});
  fake.plug();
  Ended read;
  {
    LibusbBus bus;
    bool here = false;
    QObject::connect(&bus, &Bus::arrived, [&](const Attached&) { here = true; });
    REQUIRE(bus.start());
    REQUIRE(run_until([&] { return here; }));
    auto device = bus.open(fake.port());
    REQUIRE(device);
    (*device)->read(in, 64, milliseconds(60'000), read.note());
  }
  CHECK_FALSE(read.end);
}
