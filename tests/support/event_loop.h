// The Qt event loop for tests: runs until something is true, or a deadline shows that it never will be.
#pragma once
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTimer>
#include <chrono>

#include "tests/support/slowness.h"

namespace credit::test {

inline QCoreApplication& application() {
  static int count = 1;
  static char name[] = "test";
  static char* arguments[] = {name, nullptr};
  static QCoreApplication app(count, arguments);
  return app;
}

// The limit is multiplied by how slow this machine is.
template <class Condition>
bool run_until(Condition condition, std::chrono::milliseconds limit = std::chrono::seconds(10)) {
  application();
  const QDeadlineTimer deadline(limit * slowness());
  QTimer tick;  // conditions that another thread makes true raise no event here
  tick.start(std::chrono::milliseconds(5));
  while (!condition()) {
    if (deadline.hasExpired()) return false;
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
  }
  return true;
}

}  // namespace credit::test
