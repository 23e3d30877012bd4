// What the driver itself costs, on every transport: around one command, and between a reader's last byte and the
// record. The shipped wires over libusb and udev, the emulated reader answering at once. Start through
// umockdev-wrapper.
#include <algorithm>
#include <cstdio>

#include "drivers/idcard/reader.h"
#include "drivers/idcard/serial_source.h"
#include "drivers/idcard/usb_source.h"
#include "drivers/nodes/udev_watch.h"
#include "drivers/usb/libusb_bus.h"
#include "tests/emulators/reader_stand.h"
#include "tests/emulators/usb/umockdev_port.h"
#include "tests/support/event_loop.h"
#include "tests/support/memory_serial.h"
#include "tests/support/memory_usb.h"

using namespace credit;
using credit::test::run_until;
using emulator::Ask;
using emulator::ReaderShape;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr int commands = 1000, cards = 100;
// A command is one look for stale input (2 ms of patience), the question and the answer; the emulation's own share is
// in the figure.
constexpr double command_p50_ms = 8, command_p99_ms = 25, record_ms = 2;

void report(const std::string& name, double figure, double budget) {
  std::printf("BUDGET %s %.2f ms %.0f %s\n", name.c_str(), figure, budget, figure <= budget ? "pass" : "FAIL");
}

double share(std::vector<double> times, double part) {
  std::sort(times.begin(), times.end());
  return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
}

double since(steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(steady_clock::now() - start).count();
}

struct Hall {
  emulator::ReaderStand stand;
  usb::LibusbBus bus;
  nodes::UdevWatch nodes;
  idcard::SerialSource serial{nodes, *idcard::serial_choice("1a86:55d4", 115200)};

  Hall(emulator::UsbWorld& world, ReaderShape shape)
      : stand(world, shape, *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml")) {
    says("answer quickly");
    says("plug");
  }
  void says(const char* sentence) { CREDIT_ENSURE(!stand.obey(sentence)); }
};

// One command after the other on an open wire, no reader above it.
std::vector<double> command_times(emulator::UsbWorld& world, ReaderShape shape) {
  Hall hall(world, shape);
  idcard::UsbSource on_bus(hall.bus);
  std::unique_ptr<idcard::SamLink> link;
  for (idcard::WireSource* source :
       {static_cast<idcard::WireSource*>(&on_bus), static_cast<idcard::WireSource*>(&hall.serial)}) {
    QObject::connect(source, &idcard::WireSource::arrived, [&link, source](const idcard::Place& place) {
      auto wire = source->open(place.port);
      CREDIT_ENSURE(wire.has_value());
      link = std::make_unique<idcard::SamLink>(std::move(*wire));
    });
    CREDIT_ENSURE(source->start());
  }
  CREDIT_ENSURE(run_until([&] { return link != nullptr; }));
  std::vector<double> times;
  for (int i = 0; i < commands; ++i) {
    bool answered = false;
    const auto start = steady_clock::now();
    link->ask(idcard::Command::module_status, milliseconds(1000), [&](const Result<idcard::Reply>& reply) {
      CREDIT_ENSURE(reply.has_value());
      times.push_back(since(start));
      answered = true;
    });
    CREDIT_ENSURE(run_until([&] { return answered; }));
  }
  link.reset();
  return times;
}

// Our own time: from the moment the reader's answer to "read" is there to the typed record, the newest address asked
// for in between included. In memory, so that no emulation of a bus is in it.
std::vector<double> record_times(ReaderShape shape) {
  test::MemoryBus bus(shape);
  test::MemorySerial serial(bus.model);
  idcard::Timing timing;
  timing.poll = milliseconds(5);
  idcard::Reader reader(bus, timing);
  reader.also(serial);
  steady_clock::time_point answered;
  bus.answers = serial.answers = [&](Ask ask) {
    if (ask == Ask::read) answered = steady_clock::now();
  };
  std::vector<double> times;
  int removals = 0;
  QObject::connect(&reader, &idcard::Reader::happened, [&](const idcard::CardEvent& event) {
    if (std::holds_alternative<idcard::card::Read>(event)) times.push_back(since(answered));
    if (std::holds_alternative<idcard::card::Removed>(event)) ++removals;
  });
  for (const auto ask : {Ask::find, Ask::select, Ask::read, Ask::newest_address, Ask::status, Ask::id, Ask::reset})
    bus.model.take(milliseconds(0), ask);
  reader.arm();
  CREDIT_ENSURE(reader.start());
  shape == ReaderShape::serial ? serial.plug() : bus.plug();
  const auto known = *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml");
  for (int i = 0; i < cards; ++i) {
    bus.model.insert(known.at("synthetic-1"));
    CREDIT_ENSURE(run_until([&] { return times.size() > static_cast<std::size_t>(i); }));
    CREDIT_ENSURE(run_until([&, asked = bus.model.asked(Ask::newest_address)] {
      return bus.model.asked(Ask::newest_address) > asked + 1;
    }));
    bus.model.remove();
    CREDIT_ENSURE(run_until([&] { return removals > i; }));
  }
  return times;
}

}  // namespace

int main() {
  const emulator::ObjectPtr<UMockdevTestbed> testbed(umockdev_testbed_new());
  if (!umockdev_in_mock_environment()) return std::fputs("start me through umockdev-wrapper\n", stderr), 2;
  const auto world = emulator::umockdev_world(testbed.get());
  test::application();
  for (const auto shape : emulator::every_shape) {
    const std::string name = std::string("reader_driver_") + name_of(shape);
    const auto around = command_times(*world, shape);
    report(name + "_command_p50", share(around, 0.5), command_p50_ms);
    report(name + "_command_p99", share(around, 0.99), command_p99_ms);
    report(name + "_answer_to_record_p50", share(record_times(shape), 0.5), record_ms);
  }
  return 0;
}
