// Ten thousand cards put down and lifted, and a thousand readers pulled out and plugged in, on every transport: nothing
// leaks and nothing gets stuck. In memory, on a clock that runs only while everybody waits.
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "drivers/idcard/reader.h"
#include "tests/support/event_loop.h"
#include "tests/support/memory_serial.h"
#include "tests/support/memory_usb.h"

using namespace credit;
using namespace credit::test;
using emulator::Ask;
using emulator::ReaderShape;
using std::chrono::milliseconds;

namespace {

constexpr int card_cycles = 10'000, plug_cycles = 1'000, warm_up = 500;
constexpr double growth_budget_kib = 512;

double resident_kib() {
  std::ifstream file("/proc/self/statm");
  double whole = 0, resident = 0;
  file >> whole >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1024;
}

struct Hall {
  MemoryBus bus;
  MemorySerial serial{bus.model};
  idcard::Reader reader;
  emulator::Cards cards = *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml");
  int reads = 0, removals = 0;

  explicit Hall(ReaderShape shape) : bus(shape), reader(bus, {}) {
    for (const auto ask : {Ask::find, Ask::select, Ask::read, Ask::newest_address, Ask::status, Ask::id, Ask::reset})
      bus.model.take(milliseconds(1), ask);
    reader.also(serial);
    QObject::connect(&reader, &idcard::Reader::happened, [this](const idcard::CardEvent& event) {
      if (std::holds_alternative<idcard::card::Read>(event)) ++reads;
      if (std::holds_alternative<idcard::card::Removed>(event)) ++removals;
    });
    reader.arm();
    CREDIT_ENSURE(reader.start());
    plug();
  }
  bool on_bus() const { return bus.model.shape() != ReaderShape::serial; }
  void plug() { on_bus() ? bus.plug() : serial.plug(); }
  void unplug() { on_bus() ? bus.unplug() : serial.unplug(); }
  bool ready() {
    return run_until([this] { return reader.state().condition == idcard::Condition::ready; });
  }
  bool one_card() {
    const int read = reads, removed = removals;
    bus.model.insert(cards.at("synthetic-1"));
    if (!run_until([&] { return reads > read; })) return false;
    if (!run_until([&, asked = bus.model.asked(Ask::newest_address)] {
          return bus.model.asked(Ask::newest_address) > asked + 1;
        }))
      return false;
    bus.model.remove();
    return run_until([&] { return removals > removed; });
  }
  bool one_plug() {
    unplug();
    plug();
    return ready();
  }
};

void measure(ReaderShape shape) {
  Hall hall(shape);
  int stuck = hall.ready() ? 0 : 1;
  for (int i = 0; i < warm_up; ++i) stuck += hall.one_card() && (i % 10 != 0 || hall.one_plug()) ? 0 : 1;
  const double before = resident_kib();
  for (int i = 0; i < card_cycles; ++i) stuck += hall.one_card() ? 0 : 1;
  for (int i = 0; i < plug_cycles; ++i) stuck += hall.one_plug() ? 0 : 1;
  const double growth = resident_kib() - before;
  std::printf("BUDGET reader_%s_growth_in_%d_cards_and_%d_plugs %.0f KiB %.0f %s\n", name_of(shape), card_cycles,
              plug_cycles, growth, growth_budget_kib, growth <= growth_budget_kib ? "pass" : "FAIL");
  std::printf("BUDGET reader_%s_stuck_in_%d_cards_and_%d_plugs %d times 0 %s\n", name_of(shape), card_cycles,
              plug_cycles, stuck, stuck == 0 ? "pass" : "FAIL");
}

}  // namespace

int main() {
  ::setenv("QT_NO_GLIB", "1", 1);
  test::application();
  for (const auto shape : emulator::every_shape) measure(shape);
  return 0;
}
