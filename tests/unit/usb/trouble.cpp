// What a device or a machine may do to the driver beside answering wrongly: resets, refusals, hangs, a hand at the
// plug.
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "base/failures/reader.h"
#include "tests/unit/usb/bench.h"

using namespace credit;
using namespace credit::usb;
using namespace credit::test;
using std::chrono::milliseconds;

namespace {

std::string first_line(const std::string& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return line;
}

// Nobody may open the device's node, and we are nobody: root may open everything.
class NotPermitted {
 public:
  explicit NotPermitted(const std::string& port) {
    const std::string device = "/sys/bus/usb/devices/" + port;
    std::array<char, 64> node{};
    std::snprintf(node.data(), node.size(), "/dev/bus/usb/%03d/%03d", std::stoi(first_line(device + "/busnum")),
                  std::stoi(first_line(device + "/devnum")));
    REQUIRE(::chmod(node.data(), 0) == 0);
    REQUIRE(::seteuid(nobody) == 0);
  }
  ~NotPermitted() { CHECK(::seteuid(::getuid()) == 0); }

 private:
  static constexpr uid_t nobody = 65534;
};

std::optional<End> reset(Device& device) {
  std::optional<End> end;
  device.reset([&](End how) { end = how; });
  run_until([&] { return end.has_value(); });
  return end;
}

bool answers(Bench& bench, Device& device) {
  Ended read;
  device.read(in, 64, milliseconds(1000) * slowness(), read.note());
  bench.fake.send(in, {Bytes(5, 5)});
  return read.comes() && read.end == End::done && read.data == Bytes(5, 5);
}

}  // namespace

TEST_CASE("a reset reaches the device, which stays ours and forgets its halts") {
  Bench bench;
  const auto device = bench.opened();
  bench.fake.stall(in);
  CHECK(reset(*device) == End::done);
  CHECK(bench.fake.device().resets() == 1);
  CHECK(answers(bench, *device));
  CHECK(bench.seen == std::vector<std::string>{"come"});
}

TEST_CASE("a reset ends the transfers under way first") {
  Bench bench;
  const auto device = bench.opened();
  Ended read;
  device->read(in, 64, milliseconds(60'000), read.note());
  CHECK(reset(*device) == End::done);
  REQUIRE(read.end);
  CHECK(read.end == End::cancelled);
  CHECK(answers(bench, *device));
}

TEST_CASE("the loop goes on while a device is reset, whatever was under way") {
  Bench bench;
  const auto device = bench.opened();
  Ended first, second;
  device->read(in, 64, milliseconds(60'000), first.note());
  device->read(in, 64, milliseconds(60'000), second.note());
  qint64 longest = 0;
  QElapsedTimer since;
  QTimer heart;
  QObject::connect(&heart, &QTimer::timeout, [&] { longest = std::max(longest, since.restart()); });
  heart.start(milliseconds(5));
  since.start();
  CHECK(reset(*device) == End::done);
  CHECK(longest < 100 * slowness());
}

TEST_CASE("a reset brings a device back that answers nothing any more") {
  Bench bench;
  const auto device = bench.opened();
  bench.fake.device().hang();
  Ended written;
  device->write(out, Bytes{1}, milliseconds(200), written.note());
  REQUIRE(written.comes());
  CHECK(written.end == End::timed_out);
  CHECK(reset(*device) == End::done);
  CHECK(answers(bench, *device));
}

TEST_CASE("clearing the stalls of a device that hangs keeps nobody waiting") {
  Bench bench;
  const auto device = bench.opened();
  bench.fake.device().hang();
  QElapsedTimer watch;
  watch.start();
  device->clear_stalls();
  CHECK(watch.elapsed() < 1000);
  SECTION("what is asked for meanwhile is served afterwards") {
    bench.fake.device().bus_reset();
    CHECK(answers(bench, *device));
  }
  SECTION("or taken back") {
    Ended read;
    device->read(in, 64, milliseconds(60'000), read.note());
    device->cancel();
    REQUIRE(read.comes());
    CHECK(read.end == End::cancelled);
    bench.fake.unplug();  // which ends the kernel's waiting, too
  }
}

TEST_CASE("a device that was pulled out cannot be reset, and that is told") {
  Bench bench;
  const auto device = bench.opened();
  bench.fake.unplug();
  const auto end = reset(*device);
  REQUIRE(end);
  CHECK(end == End::gone);
  CHECK(bench.sees({"come", "gone"}));
}

// Only a kernel knows whom a node lets in; under umockdev the whole world is a folder of ours.
TEST_CASE("who may not open the device is told so, and may when he is somebody", "[.][real-kernel]") {
  Bench bench;
  bench.fake.plug();
  REQUIRE(bench.sees({"come"}));
  {
    const NotPermitted here(bench.fake.port());
    const auto device = bench.bus.open(bench.fake.port());
    REQUIRE_FALSE(device);
    CHECK(device.error().code == failure::reader_not_permitted);
  }
  CHECK(bench.bus.open(bench.fake.port()));
}

TEST_CASE("plugged into one socket after the other, it is found where it is") {
  Bench bench;
  std::vector<std::string> expected;
  for (const int socket : {2, 4, 1, 3}) {
    bench.fake.plug_into(socket);
    expected.emplace_back("come");
    REQUIRE(bench.sees(expected));
    const auto device = bench.bus.open(bench.fake.port());
    REQUIRE(device);
    CHECK(answers(bench, **device));
    bench.fake.unplug();
    expected.emplace_back("gone");
    REQUIRE(bench.sees(expected));
  }
}

TEST_CASE("a storm at the plug ends in the state that is so") {
  Bench bench;
  for (int i = 0; i < 8; ++i) {
    bench.fake.plug();
    bench.fake.unplug();
  }
  bench.fake.plug();
  REQUIRE(run_until([&] { return bench.bus.open(bench.fake.port()).has_value(); }));
  CHECK(run_until([&] { return !bench.seen.empty() && bench.seen.back() == "come"; }));
}
