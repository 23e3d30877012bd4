// credit-devices list: what the running service knows of its devices, or a look of our own where none runs.
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>
#include <cstdio>

#include "base/failures/devices.h"
#include "drivers/nodes/udev_watch.h"
#include "drivers/service/command_line.h"
#include "drivers/service/device_table.h"
#include "drivers/usb/libusb_bus.h"

namespace credit::devices {
namespace {

using namespace std::chrono_literals;
constexpr auto patience = 6s;  // with the service's answer, or with a device that is starting

void print(const CommandLine& line, const Standing& standing, bool from_service) {
  if (!line.json) {
    std::fputs(table_of(standing.all()).c_str(), stdout);
    return;
  }
  QJsonArray devices;
  for (const auto& device : standing.all()) devices.append(json_of(device));
  const QJsonObject all{{QStringLiteral("service"), from_service}, {QStringLiteral("devices"), devices}};
  std::fputs(QJsonDocument(all).toJson().constData(), stdout);
}

// Runs the loop until `done`, at most for our patience.
template <class Done>
bool wait_until(Done done) {
  const QDeadlineTimer deadline(patience);
  QTimer beat;
  beat.start(100ms);
  QCoreApplication::processEvents(QEventLoop::AllEvents);
  while (!done() && !deadline.hasExpired()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
  return done();
}

// Exit code, or nothing when no service runs there.
std::optional<int> ask_service(const CommandLine& line, const std::string& socket) {
  auto client = client_for(socket);
  if (!client) return {};
  Standing standing;
  bool all_told = false, let_in = false;
  std::optional<Failure> trouble;
  QObject::connect(client->get(), &Client::available, [&](bool there) { let_in = let_in || there; });
  QObject::connect(client->get(), &Client::failed, [&](const Failure& failure) { trouble = failure; });
  QObject::connect(client->get(), &Client::event, [&](const Event& event) {
    if (const auto* device = std::get_if<DeviceChanged>(&event)) standing.take(*device);
    all_told = all_told || std::holds_alternative<Happening>(event);
  });
  (*client)->send(Request::observe);
  (*client)->start();
  const bool answered = wait_until([&] { return all_told || trouble; });
  if (all_told) {
    print(line, standing, true);
    return 0;
  }
  if (!let_in && trouble && trouble->code == failure::device_service_gone) return {};
  return complain(answered ? *trouble : Failure{failure::device_service_gone, "no answer"});
}

Result<DeviceOptions> options_for(const CommandLine& line) {
  CREDIT_TRY(const auto settings, settings_for(line));
  CREDIT_TRY(auto plan, plan_of(settings));
  return std::move(plan.devices);
}

int look(const CommandLine& line) {
  auto options = options_for(line);
  if (!options) return complain(options.error());
  Devices devices(std::make_unique<usb::LibusbBus>(), std::make_unique<nodes::UdevWatch>(), std::move(*options));
  Standing standing;
  QObject::connect(&devices, &Devices::device, [&](const DeviceChanged& device) { standing.take(device); });
  if (const auto started = devices.start(); !started) return complain(started.error());
  wait_until([&] { return standing.settled(); });
  print(line, standing, false);
  return 0;
}

}  // namespace

int list(const CommandLine& line) {
  const auto socket = socket_for(line);
  if (!socket) return complain(socket.error());
  const auto asked = ask_service(line, *socket);
  return asked ? *asked : look(line);
}

}  // namespace credit::devices
