// The credit-devices process put together: bus, reader, server.
#pragma once
#include <memory>

#include "drivers/idcard/reader.h"
#include "drivers/service/device_list.h"
#include "drivers/service/server.h"
#include "drivers/usb/bus.h"

namespace credit::devices {

class DevicesService : public QObject {
  Q_OBJECT
 public:
  DevicesService(std::unique_ptr<usb::Bus> bus, idcard::Timing timing, ServerOptions options);
  Status start();  // device_socket_unusable, reader_usb_unavailable

 private:
  void came(const usb::Attached& device);
  void went(const std::string& port);
  void reader_changed();
  void let_go(const std::string& port, const std::optional<Failure>& why);
  void card(const idcard::CardEvent& event);
  void show(DeviceChanged device);

  // Told of the bus before the reader is: what is plugged in is known when the reader speaks of it.
  struct Plugged {
    explicit Plugged(usb::Bus& bus);
    std::map<std::string, usb::Attached> readers;  // by port
  };

  std::unique_ptr<usb::Bus> bus_;
  Plugged plugged_;
  idcard::Reader reader_;
  Server server_;
  DeviceList list_;
};

}  // namespace credit::devices
