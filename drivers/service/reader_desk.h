// The identity card readers, as the service speaks of them: the one in use, the spares, and those nobody can drive.
#pragma once
#include <map>
#include <memory>
#include <optional>

#include "drivers/idcard/reader.h"
#include "drivers/idcard/serial_source.h"
#include "drivers/service/device_list.h"

namespace credit::devices {

struct ReaderOptions {
  idcard::Timing timing;
  std::optional<idcard::SerialChoice> serial;  // a reader on a serial line
};

class ReaderDesk : public QObject {
  Q_OBJECT
 public:
  ReaderDesk(usb::Bus& bus, nodes::NodeWatch& nodes, const ReaderOptions& options);
  Status start();  // reader_usb_unavailable, device_nodes_unavailable
  idcard::Reader& reader() { return reader_; }

 Q_SIGNALS:
  void device(const credit::devices::DeviceChanged& news);
  void card(const credit::devices::Event& event);

 private:
  void look_at(const usb::Attached& device);
  void came(const idcard::Place& place);
  void went(const std::string& port);
  void changed();
  void let_go(const std::string& port, const std::optional<Failure>& why);
  void show(DeviceChanged news);

  idcard::Reader reader_;
  std::unique_ptr<idcard::SerialSource> serial_;
  DeviceList list_;
  std::string used_;  // port of the reader in use
};

}  // namespace credit::devices
