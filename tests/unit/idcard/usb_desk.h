// The shipped reader on everything it ships with, libusb and udev, and an emulated device of any shape in whichever
// world this program runs in.
#pragma once
#include "drivers/idcard/serial_source.h"
#include "drivers/nodes/udev_watch.h"
#include "drivers/usb/libusb_bus.h"
#include "tests/emulators/reader_stand.h"
#include "tests/support/usb_world.h"
#include "tests/unit/idcard/witness.h"

namespace credit::test {

inline const emulator::Cards& known_cards() {
  static const auto all = *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml");
  return all;
}

// For what takes many plugs or deadlines. Time is dear on an emulated processor: there the kernel's bulk, HID and
// serial drivers are met once each.
inline std::vector<emulator::ReaderShape> patient_shapes() {
  using emulator::ReaderShape;
  if (usb_world().real_kernel()) return {ReaderShape::split, ReaderShape::hid_wrapped, ReaderShape::serial};
  return {emulator::every_shape.begin(), emulator::every_shape.end()};
}

// Real transfers on a busy machine: more time than in memory before silence is believed.
inline idcard::Timing usb_timing() {
  using std::chrono::milliseconds;
  auto timing = fast_timing();
  timing.poll = milliseconds(10) * slowness();
  timing.find = timing.select = timing.module = timing.read = milliseconds(600) * slowness();
  return timing;
}

// Every way a reader may be plugged in, listened to at once, as in the product.
struct Sources {
  usb::LibusbBus bus;
  nodes::UdevWatch nodes;
  idcard::SerialSource serial{nodes, *idcard::serial_choice("1a86:55d4", 115200)};
};

struct UsbDesk {
  explicit UsbDesk(emulator::ReaderShape shape, idcard::Timing timing = usb_timing(), int socket = 2)
      : stand(usb_world(), shape, known_cards(), socket), reader(sources.bus, timing), witness(reader) {
    application();
    reader.also(sources.serial);
    says({"answer quickly", "plug"});
    REQUIRE(reader.start());
    REQUIRE(witness.becomes("ready"));
    witness.states.clear();
    reader.arm();
  }
  void says(const std::vector<std::string>& sentences) {
    for (const auto& sentence : sentences) {
      INFO(sentence);
      CHECK_FALSE(stand.obey(sentence));
    }
  }
  // From the card put down to the card lifted.
  bool serves_a_visitor() {
    witness.events.clear();
    says({"insert card \"synthetic-1\""});
    if (!witness.tells({"found", "read 测试乙"})) return false;
    says({"remove card"});
    return witness.tells({"found", "read 测试乙", "removed"});
  }
  bool last_told(const std::string& event) {
    return run_until([&] { return !witness.events.empty() && witness.events.back() == event; });
  }
  // Whatever was before: the card is taken away, another one is put down and read.
  bool reads_a_fresh_card(int attempts = 8) {
    reader.arm();
    for (int attempt = 0; attempt < attempts; ++attempt) {
      says({"remove card"});
      run_until([] { return false; }, usb_timing().poll * 4);
      says({"insert card \"synthetic-clean\""});
      if (run_until([&] { return !witness.events.empty() && witness.events.back() == "read 测试甲"; },
                    usb_timing().read * 2))
        return true;
    }
    UNSCOPED_INFO("now " << witness.now());
    return false;
  }

  emulator::ReaderStand stand;
  Sources sources;
  idcard::Reader reader;
  Witness witness;
};

inline const std::vector<std::string> read_once{"found", "read 测试乙"};

}  // namespace credit::test
