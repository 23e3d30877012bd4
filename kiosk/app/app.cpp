#include "kiosk/app/app.h"

#include <QCommandLineParser>
#include <QDebug>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QScreen>

#include "base/failures/common.h"
#include "kiosk/app/signals.h"
#include "kiosk/app/watchdog.h"
#include "qml/register.h"

namespace credit::app {

namespace {

constexpr int wrong_command_line = 2;
constexpr int unusable = 3;

struct AllSettings {
  AppSettings app;
  platform_client::PlatformSettings platform;
};

Result<AllSettings> read_all(const std::filesystem::path& file) {
  CREDIT_TRY(const auto settings, Settings::load(file));
  AllSettings all;
  CREDIT_TRY(all.app, read_app_settings(settings));
  CREDIT_TRY(all.platform, platform_client::read_platform_settings(settings));
  CREDIT_CHECK(settings.all_known());
  return all;
}

// "--settings FILE", read before Qt starts: the rotation must be in the environment by then.
std::optional<std::filesystem::path> settings_file(int argc, char** argv) {
  for (int i = 1; i + 1 < argc; ++i)
    if (std::string_view(argv[i]) == "--settings") return argv[i + 1];
  return {};
}

int complain(const Failure& failure) {
  std::fprintf(stderr, "credit-kiosk: %s (%s)\n", failure.describe().c_str(), words_of(failure.code).staff);
  return unusable;
}

// A window is for trying things out: the whole glass at a smaller scale, where the display is lower than the machine's.
void fit(QQuickWindow& window) {
  const int room = window.screen()->availableSize().height() * 9 / 10;
  if (room < window.height()) window.resize(window.width() * room / window.height(), room);
}

void dress(QQuickWindow& window, ScreenMode mode) {
  if (mode == ScreenMode::window) return fit(window);
  window.setFlags(Qt::Window | Qt::FramelessWindowHint);
  window.setCursor(Qt::BlankCursor);
}

int run_machine(const AppSettings& settings, Machine& machine, const AppHooks& hooks) {
  QQmlApplicationEngine engine;
  QObject::connect(&engine, &QQmlEngine::warnings, &engine, [&](const QList<QQmlError>& warnings) {
    for (const auto& warning : warnings)
      if (hooks.on_warning) hooks.on_warning(warning.toString());
  });
  qml::register_face(engine, machine.view());
  engine.addImageProvider(QStringLiteral("pages"), new PageProvider(machine.pages()));  // the engine's from here on
  engine.addImageProvider(QStringLiteral("portrait"), new PortraitProvider(machine.photos()));
  machine.start();
  const bool windowed = settings.screen == ScreenMode::window;
  if (!qml::load_face(engine, machine.view(), windowed ? qml::Glass::window : qml::Glass::full_screen))
    return complain({failure::settings_invalid, "the screens cannot be loaded"});
  auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
  CREDIT_ENSURE(window != nullptr);
  dress(*window, settings.screen);
  Watchdog watchdog;
  QObject::connect(
      window, &QQuickWindow::frameSwapped, window, [&watchdog] { watchdog.ready(); },
      static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
  if (hooks.on_ready) hooks.on_ready(machine, *window);
  const int status = QGuiApplication::exec();
  watchdog.stopping();
  machine.stop();
  return status;
}

}  // namespace

int run_app(int argc, char** argv, const AppHooks& hooks) {
  const auto file = settings_file(argc, argv);
  if (!file) {
    std::fprintf(stderr, "usage: credit-kiosk --settings FILE\n");
    return wrong_command_line;
  }
  const auto settings = read_all(*file);
  if (!settings) return complain(settings.error());
  if (settings->app.rotation != 0) qputenv("QT_QPA_EGLFS_ROTATION", QByteArray::number(settings->app.rotation));
  QuitOnSignal quit_on_signal;
  const QGuiApplication app(argc, argv);
  quit_on_signal.listen();
  auto machine = Machine::make(settings->app, settings->platform);
  if (!machine) return complain(machine.error());
  return run_machine(settings->app, **machine, hooks);
}

}  // namespace credit::app
