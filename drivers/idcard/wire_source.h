// Where readers come from: the USB bus, or a serial line the settings name.
#pragma once
#include <QObject>
#include <memory>
#include <string>

#include "drivers/idcard/wire.h"

namespace credit::idcard {

struct Place {
  std::string port;  // "1-2.3" or "/dev/ttyS1": the name under which it is opened, and told apart from others
  usb::Transport transport = usb::Transport::unknown;
  std::string name;  // of the device, for people
};

class WireSource : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  // Readers present now are announced once the loop runs, later ones as they come.
  virtual Status start() = 0;  // reader_usb_unavailable
  // reader_not_permitted, reader_busy, reader_unplugged, reader_open_failed, reader_shape_unknown
  virtual Result<std::unique_ptr<Wire>> open(const std::string& port) = 0;

 Q_SIGNALS:
  void arrived(const credit::idcard::Place& place);
  void left(const std::string& port);
};

}  // namespace credit::idcard
