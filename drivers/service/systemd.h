// What systemd wants to hear, by the protocol of sd_notify(3): one datagram a message. Says nothing when nobody
// listens.
#pragma once
#include <QTimer>
#include <string_view>

namespace credit::devices {

class Systemd {
 public:
  Systemd();  // with a watchdog asked for (WATCHDOG_USEC), a sign of life from the event loop twice as often
  void tell(std::string_view state) const;

 private:
  QTimer alive_;
};

}  // namespace credit::devices
