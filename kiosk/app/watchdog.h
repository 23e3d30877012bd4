// systemd's notification protocol (sd_notify(3)): a datagram to NOTIFY_SOCKET. Without that variable nothing is said.
#pragma once
#include <QTimer>
#include <string_view>

namespace credit::app {

class Watchdog {
 public:
  Watchdog();
  void ready();  // the first picture is on the glass
  void stopping();

 private:
  void say(std::string_view what) const;
  QTimer beat_;  // on the Qt thread on purpose: a hung event loop is a hung machine
};

}  // namespace credit::app
