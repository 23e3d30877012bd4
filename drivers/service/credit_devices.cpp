// credit-devices serve --settings FILE [--socket PATH] [--allow-uid N]
// credit-devices list
#include <pwd.h>
#include <signal.h>
#include <sys/signalfd.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>
#include <cstdio>

#include "base/settings.h"
#include "drivers/service/devices_service.h"
#include "drivers/service/systemd.h"
#include "drivers/usb/libusb_bus.h"

namespace {

using namespace credit;
using std::chrono::milliseconds;

struct Plan {
  idcard::Timing timing;
  devices::ServerOptions server;
};

Result<milliseconds> duration(const Settings& settings, const char* key, std::int64_t low, milliseconds fallback) {
  CREDIT_TRY(const auto count, settings.number(key, low, 60'000, fallback.count()));
  return milliseconds(count);
}

Result<unsigned> uid_of(const std::string& user) {
  const auto* entry = ::getpwnam(user.c_str());
  if (entry == nullptr) return fail(FailureCode::settings_invalid, "devices.client_user: no user " + user);
  return entry->pw_uid;
}

Result<idcard::Timing> timing_of(const Settings& settings) {
  idcard::Timing timing;
  CREDIT_TRY(timing.poll, duration(settings, "reader.poll_ms", 300, timing.poll));
  CREDIT_TRY(timing.slow, duration(settings, "reader.slow_poll_ms", 300, timing.slow));
  CREDIT_TRY(timing.find, duration(settings, "reader.find_ms", 100, timing.find));
  CREDIT_TRY(timing.select, duration(settings, "reader.select_ms", 100, timing.select));
  CREDIT_TRY(timing.read, duration(settings, "reader.read_ms", 500, timing.read));
  CREDIT_TRY(timing.module, duration(settings, "reader.module_ms", 100, timing.module));
  CREDIT_TRY(timing.revive, duration(settings, "reader.revive_ms", 500, timing.revive));
  CREDIT_TRY(timing.left_behind, duration(settings, "reader.left_behind_ms", 1000, timing.left_behind));
  CREDIT_TRY(timing.left_behind_again,
             duration(settings, "reader.left_behind_again_ms", 1000, timing.left_behind_again));
  return timing;
}

Result<Plan> plan_of(const Settings& settings) {
  Plan plan;
  CREDIT_TRY(plan.timing, timing_of(settings));
  CREDIT_TRY(plan.server.path, settings.text("devices.socket", "/run/credit-devices/socket"));
  CREDIT_TRY(const auto user, settings.text("devices.client_user", ""));
  CREDIT_TRY(const auto mode, settings.number("devices.socket_mode", 0, 0777, 0666));
  CREDIT_CHECK(settings.all_known());
  plan.server.mode = static_cast<unsigned>(mode);
  if (user.empty()) return plan;
  CREDIT_TRY(const auto uid, uid_of(user));
  plan.server.allowed_uids.insert(uid);
  return plan;
}

Result<Plan> plan_from(const QCommandLineParser& line) {
  if (!line.isSet(QStringLiteral("settings"))) return fail(FailureCode::settings_invalid, "--settings FILE is missing");
  CREDIT_TRY(const auto settings, Settings::load(line.value(QStringLiteral("settings")).toStdString()));
  CREDIT_TRY(auto plan, plan_of(settings));
  if (line.isSet(QStringLiteral("socket"))) plan.server.path = line.value(QStringLiteral("socket")).toStdString();
  for (const auto& value : line.values(QStringLiteral("allow-uid"))) {
    bool number = false;
    const unsigned uid = value.toUInt(&number);
    if (!number) return fail(FailureCode::settings_invalid, "--allow-uid wants a number");
    plan.server.allowed_uids.insert(uid);
  }
  if (plan.server.allowed_uids.empty())
    return fail(FailureCode::settings_invalid, "nobody may connect: set devices.client_user or --allow-uid");
  return plan;
}

// TERM and INT become ordinary events of the loop, so that the reader is let go of in order.
devices::Descriptor signals_as_descriptor() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  sigprocmask(SIG_BLOCK, &set, nullptr);
  return devices::Descriptor(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

int complain(const Failure& failure) {
  std::fprintf(stderr, "credit-devices: %s\n", failure.describe().c_str());
  return 1;
}

int serve(const QCommandLineParser& line) {
  auto plan = plan_from(line);
  if (!plan) return complain(plan.error());
  const auto signals = signals_as_descriptor();
  QSocketNotifier farewell(signals.get(), QSocketNotifier::Read);
  QObject::connect(&farewell, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
  devices::DevicesService service(std::make_unique<usb::LibusbBus>(), plan->timing, std::move(plan->server));
  if (const auto started = service.start(); !started) return complain(started.error());
  const devices::Systemd systemd;
  systemd.tell("READY=1");
  const int code = QCoreApplication::exec();
  systemd.tell("STOPPING=1");
  return code;
}

// One look around: everything known that is plugged in now.
int list() {
  usb::LibusbBus bus;
  QObject::connect(&bus, &usb::Bus::arrived, [](const usb::Attached& device) {
    std::printf("%s\t%04x:%04x\t%s\n", device.port.c_str(), device.id.vid, device.id.pid, device.id.name);
  });
  if (const auto started = bus.start(); !started) return complain(started.error());
  QCoreApplication::processEvents(QEventLoop::AllEvents);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication app(argc, argv);
  QCommandLineParser line;
  line.setApplicationDescription(QStringLiteral("Identity card readers to typed events on a Unix socket."));
  line.addHelpOption();
  line.addPositionalArgument(QStringLiteral("command"), QStringLiteral("serve or list"));
  line.addOption({QStringLiteral("settings"), QStringLiteral("settings in TOML"), QStringLiteral("FILE")});
  line.addOption({QStringLiteral("socket"), QStringLiteral("overrides devices.socket"), QStringLiteral("PATH")});
  line.addOption({QStringLiteral("allow-uid"), QStringLiteral("a further user who may connect"), QStringLiteral("N")});
  line.process(app);
  const auto words = line.positionalArguments();
  if (words == QStringList{QStringLiteral("serve")}) return serve(line);
  if (words == QStringList{QStringLiteral("list")}) return list();
  std::fputs(qPrintable(line.helpText()), stderr);
  return 2;
}
