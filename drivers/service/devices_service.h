// The credit-devices process put together: readers, scanners, server.
#pragma once
#include <memory>

#include "drivers/service/reader_desk.h"
#include "drivers/service/scanner_desk.h"
#include "drivers/service/server.h"
#include "drivers/usb/bus.h"

namespace credit::devices {

struct DeviceOptions {
  ReaderOptions reader;
  ScannerOptions scanner;
};

// Everything plugged in, and what it says; who may hear of it is the server's business.
class Devices : public QObject {
  Q_OBJECT
 public:
  Devices(std::unique_ptr<usb::Bus> bus, std::unique_ptr<nodes::NodeWatch> nodes, DeviceOptions options);
  // reader_usb_unavailable, device_nodes_unavailable. Without nodes there are no scanners, and only that is said.
  Status start();
  ReaderDesk& readers() { return readers_; }
  idcard::Reader& reader() { return readers_.reader(); }

 Q_SIGNALS:
  void device(const credit::devices::DeviceChanged& news);
  void card(const credit::devices::Event& event);
  void code(const credit::devices::Event& event);

 private:
  std::unique_ptr<usb::Bus> bus_;
  std::unique_ptr<nodes::NodeWatch> nodes_;
  ReaderDesk readers_;
  ScannerDesk scanners_;
  bool nodes_started_by_reader_;
};

class DevicesService : public QObject {
  Q_OBJECT
 public:
  DevicesService(std::unique_ptr<usb::Bus> bus, std::unique_ptr<nodes::NodeWatch> nodes, DeviceOptions options,
                 ServerOptions server);
  Status start();  // device_socket_unusable, reader_usb_unavailable, device_nodes_unavailable

 private:
  Devices devices_;
  Server server_;
};

}  // namespace credit::devices
