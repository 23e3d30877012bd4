// An emulated device and the shipped bus that sees it come and go.
#pragma once
#include <atomic>

#include "drivers/usb/libusb_bus.h"
#include "tests/emulators/fake_usb.h"
#include "tests/support/event_loop.h"
#include "tests/support/usb_world.h"

namespace credit::test {

inline constexpr std::uint8_t out = 0x02, in = 0x81;

// The identity card module's own id and pipes: GA 467 over one bulk pair.
inline emulator::FakeDevice sdt() { return emulator::bulk_device(0x0400, 0xC35A, {out}, {in}); }

struct Ended {
  std::optional<usb::End> end;
  Bytes data;
  usb::Done note() {
    return [this](usb::End how, ByteView bytes) {
      end = how;
      data.assign(bytes.begin(), bytes.end());
    };
  }
  bool comes() {
    return run_until([&] { return end.has_value(); });
  }
};

struct Bench {
  std::atomic<int> heard = 0;
  emulator::FakeUsb fake;
  usb::LibusbBus bus;
  std::vector<std::string> seen;

  explicit Bench(emulator::FakeDevice device = sdt())
      : fake(usb_world(), std::move(device), [this](std::uint8_t, const Bytes&) { ++heard; }) {
    application();
    QObject::connect(&bus, &usb::Bus::arrived, [this](const usb::Attached& one) { note("come", one.port); });
    QObject::connect(&bus, &usb::Bus::left, [this](const std::string& port) { note("gone", port); });
    REQUIRE(bus.start());
  }
  void note(const std::string& what, const std::string& port) {
    seen.push_back(port == fake.port() ? what : what + " " + port);
  }
  bool sees(const std::vector<std::string>& expected) {
    if (run_until([&] { return seen == expected; })) return true;
    for (const auto& event : seen) UNSCOPED_INFO("seen: " << event);
    return false;
  }
  std::unique_ptr<usb::Device> opened() {
    fake.plug();
    REQUIRE(sees({"come"}));
    auto device = bus.open(fake.port());
    REQUIRE(device);
    return std::move(*device);
  }
};

}  // namespace credit::test
