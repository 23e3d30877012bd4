// A bench with scanners on it, in whichever world: umockdev, or a real kernel (CREDIT_USB_WORLD=vhci).
#pragma once
#include <future>

#include "drivers/nodes/udev_watch.h"
#include "tests/emulators/scanner/gadget_body.h"
#include "tests/emulators/scanner/mock_body.h"
#include "tests/emulators/scanner/scanner_stand.h"
#include "tests/emulators/usb/world.h"
#include "tests/support/slowness.h"
#include "tests/support/testbed.h"
#include "tests/unit/scanner/witness.h"

namespace credit::test {

inline emulator::BodyMaker body_maker() {
  if (emulator::wants_real_kernel())
    return [](const emulator::BodyShape& shape) { return std::make_unique<emulator::GadgetBody>(shape); };
  return [](const emulator::BodyShape& shape) { return std::make_unique<emulator::MockBody>(testbed(), shape); };
}

// An emulated kernel within an emulated machine is slow and uneven; nothing here is a measurement.
inline scanner::ScannerSettings bench_settings() {
  using std::chrono::milliseconds;
  const int slow = slowness();
  scanner::ScannerSettings settings;
  settings.part = milliseconds(150) * slow;
  settings.key = milliseconds(80) * slow;
  settings.cdc_acm.quiet = milliseconds(80) * slow;
  settings.retry = milliseconds(20);
  settings.retry_most = milliseconds(200);
  return settings;
}

struct ScanDesk {
  explicit ScanDesk(std::string_view kind, scanner::ScannerSettings settings = bench_settings())
      : stand(body_maker(), kind), scanners(watch, std::move(settings)), witness(scanners) {
    application();
    REQUIRE(watch.start());
  }
  // In a thread of its own, as a device speaks while the host listens: a kernel keeps only so much unheard.
  emulator::Trouble obeys(const std::string& sentence) { return obeys(stand, sentence); }
  static emulator::Trouble obeys(emulator::ScannerStand& stand, const std::string& sentence) {
    auto saying = std::async(std::launch::async, [&] { return stand.obey(sentence); });
    CHECK(run_until([&] { return saying.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }));
    return saying.get();
  }
  void says(const std::vector<std::string>& sentences) {
    for (const auto& sentence : sentences) {
      INFO(sentence);
      const auto trouble = obeys(sentence);
      INFO(trouble.value_or("obeyed"));
      REQUIRE_FALSE(trouble);
    }
  }
  emulator::ScannerStand stand;
  nodes::UdevWatch watch;
  scanner::Scanners scanners;
  ScanWitness witness;
};

}  // namespace credit::test
