// What our own code costs around a card: from the reader's last byte to the record in the app, and what waiting costs.
// The service is the shipped program, a process of its own; the reader is emulated. Start through umockdev-wrapper.
#include <unistd.h>

#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/file.h"
#include "drivers/service/client.h"
#include "tests/emulators/reader_stand.h"
#include "tests/emulators/scanner/mock_body.h"
#include "tests/emulators/scanner/scanner_stand.h"
#include "tests/emulators/usb/umockdev_port.h"
#include "tests/support/event_loop.h"

using namespace credit;
using namespace credit::devices;
using credit::test::run_until;
using std::chrono::steady_clock;

namespace {

constexpr int rounds = 10;
constexpr double record_budget_ms = 50;  // of the 100 ms until the screen shows the person; the rest is the screen's
constexpr double idle_budget_percent = 1;
constexpr std::chrono::seconds idle_time{5};

void report(const char* name, double figure, const char* unit, double budget) {
  std::printf("BUDGET %s %.2f %s %.0f %s\n", name, figure, unit, budget, figure <= budget ? "pass" : "FAIL");
}

struct Hall {
  QTemporaryDir folder;
  emulator::ReaderStand stand;
  QProcess service;
  Client client;
  std::vector<steady_clock::time_point> records;
  bool ready = false;
  int removals = 0, scanners = 0;

  Hall(emulator::UsbWorld& world, emulator::ReaderShape shape)
      : stand(world, shape, *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml")),
        client(folder.filePath(QStringLiteral("socket")), ::getuid()) {
    says("answer quickly");
    says("plug");
    CREDIT_ENSURE(write_file(folder.filePath(QStringLiteral("devices.toml")).toStdString(), {}));
    QObject::connect(&client, &Client::event, [this](const Event& event) { note(event); });
    service.start(
        QStringLiteral(CREDIT_DEVICES_PROGRAM),
        {QStringLiteral("serve"), QStringLiteral("--settings"), folder.filePath(QStringLiteral("devices.toml")),
         QStringLiteral("--socket"), folder.filePath(QStringLiteral("socket")), QStringLiteral("--allow-uid"),
         QString::number(::getuid())});
    client.start();
    CREDIT_ENSURE(run_until([this] { return ready; }));
  }
  ~Hall() {
    service.terminate();
    service.waitForFinished(5000);
  }
  void note(const Event& event) {
    if (const auto* device = std::get_if<DeviceChanged>(&event)) {
      const bool now = device->state == DeviceState::ready;
      if (device->kind == DeviceKind::id_reader) ready = now;
      if (device->kind == DeviceKind::code_scanner && now) ++scanners;
    }
    if (std::holds_alternative<CardRead>(event)) records.push_back(steady_clock::now());
    if (std::holds_alternative<CardRemoved>(event)) ++removals;
  }
  void says(const char* sentence) { CREDIT_ENSURE(!stand.obey(sentence)); }
  double cpu_seconds() const {
    std::ifstream file("/proc/" + std::to_string(service.processId()) + "/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;  // proc(5): utime and stime are fields 14 and 15
    double user = 0, system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
  }
};

double to_record(Hall& hall) {
  hall.client.send(Request::arm);
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    const auto asked = hall.stand.asked(emulator::Ask::newest_address);
    hall.says("insert card \"synthetic-1\"");
    CREDIT_ENSURE(run_until([&] { return hall.records.size() > static_cast<std::size_t>(round); }));
    times.push_back(std::chrono::duration<double, std::milli>(hall.records.back() - hall.stand.last_answer()).count());
    CREDIT_ENSURE(run_until([&] { return hall.stand.asked(emulator::Ask::newest_address) > asked + 1; }));
    hall.says("remove card");
    CREDIT_ENSURE(run_until([&] { return hall.removals > round; }));
  }
  std::sort(times.begin(), times.end());
  return times[times.size() * 9 / 10];
}

double idle_percent(Hall& hall) {
  const double before = hall.cpu_seconds();
  const auto start = steady_clock::now();
  run_until([] { return false; }, idle_time);
  const double wall = std::chrono::duration<double>(steady_clock::now() - start).count();
  return (hall.cpu_seconds() - before) / wall * 100;
}

// A reader that is polled and two scanners that are listened to, of the two kinds most halls have.
double three_devices_idle(UMockdevTestbed* testbed, emulator::UsbWorld& world) {
  const auto body = [testbed](const emulator::BodyShape& shape) -> std::unique_ptr<emulator::DeviceBody> {
    return std::make_unique<emulator::MockBody>(testbed, shape);
  };
  Hall hall(world, emulator::ReaderShape::single);
  emulator::ScannerStand pos(body, "Honeywell", "1-3"), serial(body, "serial", "1-4");
  for (auto* stand : {&pos, &serial}) CREDIT_ENSURE(!stand->obey("plug"));
  CREDIT_ENSURE(run_until([&] { return hall.scanners == 2; }));
  hall.client.send(Request::arm);
  hall.client.send(Request::scan);
  return idle_percent(hall);
}

}  // namespace

int main() {
  const emulator::ObjectPtr<UMockdevTestbed> testbed(umockdev_testbed_new());
  if (!umockdev_in_mock_environment()) return std::fputs("start me through umockdev-wrapper\n", stderr), 2;
  const auto world = emulator::umockdev_world(testbed.get());
  test::application();
  const std::pair<emulator::ReaderShape, const char*> shapes[] = {{emulator::ReaderShape::split, "split"},
                                                                  {emulator::ReaderShape::single, "single"}};
  for (const auto& [shape, name] : shapes) {
    Hall hall(*world, shape);
    const std::string pipes = std::string("reader_") + name;
    report((pipes + "_last_byte_to_record_p90").c_str(), to_record(hall), "ms", record_budget_ms);
    report((pipes + "_armed_idle_cpu").c_str(), idle_percent(hall), "percent", idle_budget_percent);
    hall.client.send(Request::disarm);
    report((pipes + "_disarmed_idle_cpu").c_str(), idle_percent(hall), "percent", idle_budget_percent);
  }
  report("three_devices_idle_cpu", three_devices_idle(testbed.get(), *world), "percent", idle_budget_percent);
  return 0;
}
