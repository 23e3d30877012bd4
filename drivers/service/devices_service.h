// The credit-devices process put together: bus, reader, server.
#pragma once
#include <memory>

#include "drivers/idcard/reader.h"
#include "drivers/service/server.h"
#include "drivers/usb/bus.h"

namespace credit::devices {

class DevicesService : public QObject {
  Q_OBJECT
 public:
  DevicesService(std::unique_ptr<usb::Bus> bus, idcard::Timing timing, ServerOptions options);
  Status start();  // device_socket_unusable, reader_usb_unavailable

 private:
  void reader_changed();
  void card(const idcard::CardEvent& event);
  std::unique_ptr<usb::Bus> bus_;
  idcard::Reader reader_;
  Server server_;
};

}  // namespace credit::devices
