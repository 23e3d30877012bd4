// The program around the machine: command line, glass, watchdog, end.
#pragma once
#include <QQuickWindow>
#include <functional>

#include "kiosk/app/machine.h"

namespace credit::app {

// What a test may add to the same app; the product passes none.
struct AppHooks {
  std::function<void(Machine&, QQuickWindow&)> on_ready;  // once the face is on the glass
  std::function<void(const QString&)> on_warning;         // of the QML engine; without it they are only logged
};

// Exit status: 0 ended in order; 2 wrong command line; 3 settings, keys or folders unusable (the line on stderr says
// which).
int run_app(int argc, char** argv, const AppHooks& hooks = {});

}  // namespace credit::app
