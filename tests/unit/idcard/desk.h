// The shipped reader on a desk in memory, with the modelled device of any shape: on a bus, or on a serial line.
#pragma once
#include "tests/support/memory_serial.h"
#include "tests/support/memory_usb.h"
#include "tests/unit/idcard/witness.h"

namespace credit::test {

inline const emulator::Cards& known_cards() {
  static const auto all = *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml");
  return all;
}

struct Desk {
  explicit Desk(emulator::ReaderShape shape, const idcard::Timing& timing = fast_timing())
      : cards(known_cards()), bus(shape), model(bus.model), serial(model), reader(bus, timing), witness(reader) {
    using emulator::Ask;
    application();
    for (const auto ask : {Ask::find, Ask::select, Ask::read, Ask::newest_address, Ask::status, Ask::id, Ask::reset})
      model.take(std::chrono::milliseconds(0), ask);
    reader.also(serial);
    REQUIRE(reader.start());
    plug();
  }
  bool on_bus() const { return model.shape() != emulator::ReaderShape::serial; }
  void plug() { on_bus() ? bus.plug() : serial.plug(); }
  void plug_elsewhere() { on_bus() ? bus.plug("1-4.2") : serial.plug("/dev/ttyACM7"); }
  void unplug() { on_bus() ? bus.unplug() : serial.unplug(); }
  bool plugged() const { return on_bus() ? bus.plugged() : serial.plugged(); }
  int opened() const { return on_bus() ? bus.opened : serial.opened; }
  void insert(const char* key = "synthetic-1") { model.insert(cards.at(key)); }
  void trouble(emulator::Fault::Kind kind, int value = 0, std::optional<emulator::Ask> only = {}) {
    model.add({kind, value, only});
  }

  const emulator::Cards& cards;
  MemoryBus bus;
  emulator::SdtReader& model;
  MemorySerial serial;
  idcard::Reader reader;
  Witness witness;
};

inline const std::vector<std::string> read_once{"found", "read 测试乙"};

}  // namespace credit::test
