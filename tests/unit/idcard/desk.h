// A reader in memory with its model behind it and a witness beside it.
#pragma once
#include "tests/support/catch.h"
#include "tests/support/memory_usb.h"
#include "tests/unit/idcard/witness.h"

namespace credit::test {

struct Desk {
  explicit Desk(emulator::ReaderShape shape, const idcard::Timing& timing = fast_timing())
      : bus(shape), reader(bus, timing), witness(reader) {
    application();
    cards = *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml");
    using emulator::Ask;
    for (const auto ask : {Ask::find, Ask::select, Ask::read, Ask::newest_address, Ask::status, Ask::id, Ask::reset})
      bus.model.take(std::chrono::milliseconds(0), ask);
    REQUIRE(reader.start());
    bus.plug();
  }
  void insert(const char* key = "synthetic-1") { bus.model.insert(cards.at(key)); }
  void trouble(emulator::Fault::Kind kind, int value = 0, std::optional<emulator::Ask> only = {}) {
    bus.model.add({kind, value, only});
  }

  emulator::Cards cards;
  MemoryBus bus;
  idcard::Reader reader;
  Witness witness;
};

}  // namespace credit::test
