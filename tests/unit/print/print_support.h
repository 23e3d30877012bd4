// A Qt event loop in a Catch2 program, and one print followed to its end.
#pragma once
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <optional>

#include "kiosk/print/ipp_link.h"
#include "kiosk/print/ipp_printer.h"
#include "tests/emulators/printer/emulated_printer.h"
#include "tests/support/catch.h"

namespace credit::tests {

inline void need_application() {
  static int argc = 1;
  static char name[] = "test";
  static char* argv[] = {name, nullptr};
  static QCoreApplication application(argc, argv);
}

template <class Condition>
bool spin_until(Condition condition, int limit_ms = 30000) {
  const QDeadlineTimer limit(limit_ms);
  while (!condition() && !limit.hasExpired())
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
  return condition();
}

inline print::PrinterSettings quick(std::string uri) {
  using namespace std::chrono_literals;
  print::PrinterSettings settings;
  settings.uri = std::move(uri);
  settings.poll = 20ms;
  settings.patience = 20s;
  settings.silence = 10s;
  settings.cancelling = 600ms;
  settings.counting = 400ms;
  return settings;
}

struct FollowedPrint {
  std::vector<print::Progress> progress;
  std::optional<print::Outcome> outcome;
  int outcomes = 0;

  void start(print::Printer& printer, const Bytes& pdf, int pages) {
    printer.print(
        {pdf, pages, "20261122143005ABCD1234"}, [this](print::Progress p) { progress.push_back(std::move(p)); },
        [this](print::Outcome o) {
          outcome = std::move(o);
          ++outcomes;
        });
  }
  bool settled() {
    return spin_until([this] { return outcome.has_value(); });
  }
  bool met(print::Trouble trouble) const {
    for (const auto& p : progress)
      for (const auto t : p.troubles)
        if (t == trouble) return true;
    return false;
  }
  bool reached(int pages) const { return !progress.empty() && progress.back().pages_done >= pages; }
  template <class T>
  const T* as() const {
    return outcome ? std::get_if<T>(&*outcome) : nullptr;
  }
};

}  // namespace credit::tests
