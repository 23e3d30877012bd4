// credit-devices serve: the service itself.
#include <sys/prctl.h>

#include <QCoreApplication>
#include <QSocketNotifier>

#include "base/failures/common.h"
#include "drivers/nodes/udev_watch.h"
#include "drivers/service/command_line.h"
#include "drivers/service/systemd.h"
#include "drivers/usb/libusb_bus.h"

namespace credit::devices {
namespace {

Result<Plan> plan_from(const CommandLine& line) {
  if (line.settings.empty()) return fail(failure::settings_invalid, "--settings FILE is missing");
  CREDIT_TRY(const auto settings, Settings::load(line.settings));
  CREDIT_TRY(auto plan, plan_of(settings));
  if (!line.socket.empty()) plan.server.path = line.socket;
  plan.server.allowed_uids.insert(line.uids.begin(), line.uids.end());
  if (plan.server.allowed_uids.empty())
    return fail(failure::settings_invalid, "nobody may connect: set devices.client_user or --allow-uid");
  return plan;
}

}  // namespace

int serve(const CommandLine& line) {
  auto plan = plan_from(line);
  if (!plan) return complain(plan.error());
  ::prctl(PR_SET_DUMPABLE, 0);  // a plug-in runs as the same user: it must not read this memory
  const auto signals = signals_as_descriptor();
  QSocketNotifier farewell(signals.get(), QSocketNotifier::Read);
  QObject::connect(&farewell, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
  DevicesService service(std::make_unique<usb::LibusbBus>(), std::make_unique<nodes::UdevWatch>(),
                         std::move(plan->devices), std::move(plan->server));
  if (const auto started = service.start(); !started) return complain(started.error());
  const Systemd systemd;
  systemd.tell("READY=1");
  const int code = QCoreApplication::exec();
  systemd.tell("STOPPING=1");
  return code;
}

}  // namespace credit::devices
