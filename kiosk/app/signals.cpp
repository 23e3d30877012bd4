#include "kiosk/app/signals.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <QCoreApplication>
#include <csignal>

#include "base/result.h"

namespace credit::app {

QuitOnSignal::QuitOnSignal() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  CREDIT_ENSURE(pthread_sigmask(SIG_BLOCK, &signals, nullptr) == 0);
  descriptor_ = ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
  CREDIT_ENSURE(descriptor_ >= 0);
}

void QuitOnSignal::listen() {
  notifier_ = std::make_unique<QSocketNotifier>(descriptor_, QSocketNotifier::Read);
  QObject::connect(notifier_.get(), &QSocketNotifier::activated, notifier_.get(), [] { QCoreApplication::quit(); });
}

QuitOnSignal::~QuitOnSignal() { ::close(descriptor_); }

}  // namespace credit::app
