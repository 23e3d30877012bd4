// credit-devices record FILE, replay FILE: developer builds alone. Both drive a reader that is armed from the start.
#include <QCoreApplication>
#include <QSocketNotifier>
#include <cstdio>

#include "drivers/nodes/udev_watch.h"
#include "drivers/service/command_line.h"
#include "drivers/service/developer_commands.h"
#include "drivers/service/saying.h"
#include "drivers/trace/recording_bus.h"
#include "drivers/trace/replaying_bus.h"
#include "drivers/usb/libusb_bus.h"

namespace credit::devices {
namespace {

class NoNodes final : public nodes::NodeWatch {  // a trace holds USB alone
 public:
  Status start() override { return {}; }
};

int complain_of(const std::string& what) {
  std::fprintf(stderr, "credit-devices: %s\n", what.c_str());
  return 1;
}

Result<DeviceOptions> options_for(const CommandLine& line) {
  CREDIT_TRY(const auto settings, settings_for(line));
  CREDIT_TRY(auto plan, plan_of(settings));
  return std::move(plan.devices);
}

// Runs the devices with the reader armed until somebody ends the loop.
int run(Devices& devices, const Saying& saying) {
  QObject::connect(&devices, &Devices::device, [&](const DeviceChanged& device) { saying.event(device); });
  QObject::connect(&devices, &Devices::card, [&](const Event& event) { saying.event(event); });
  QObject::connect(&devices, &Devices::code, [&](const Event& event) { saying.event(event); });
  devices.reader().arm();
  if (const auto started = devices.start(); !started) return complain(started.error());
  return QCoreApplication::exec();
}

}  // namespace

int record(const CommandLine& line) {
  auto options = options_for(line);
  if (!options) return complain(options.error());
  auto recorder = trace::Recorder::make(line.words[1].toStdString());
  if (!recorder) return complain_of(recorder.error());
  const std::shared_ptr<trace::Recorder> shared = std::move(*recorder);
  const auto signals = signals_as_descriptor();
  QSocketNotifier farewell(signals.get(), QSocketNotifier::Read);
  QObject::connect(&farewell, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
  Devices devices(std::make_unique<trace::RecordingBus>(std::make_unique<usb::LibusbBus>(), shared),
                  std::make_unique<nodes::UdevWatch>(), std::move(*options));
  const int code = run(devices, Saying(line.json));
  return shared->sound() ? code : complain_of("the trace could not be written whole");
}

int replay(const CommandLine& line) {
  auto options = options_for(line);
  if (!options) return complain(options.error());
  auto entries = trace::load(line.words[1].toStdString());
  if (!entries) return complain_of(entries.error());
  auto bus = std::make_unique<trace::ReplayingBus>(std::move(*entries));
  QObject::connect(bus.get(), &trace::ReplayingBus::finished, qApp, &QCoreApplication::quit);
  QObject::connect(bus.get(), &trace::ReplayingBus::differs,
                   [](const QString& where) { QCoreApplication::exit(complain_of(where.toStdString())); });
  Devices devices(std::move(bus), std::make_unique<NoNodes>(), std::move(*options));
  return run(devices, Saying(line.json));
}

}  // namespace credit::devices
