// The identity card readers, as the service speaks of them: the one in use, the spares, and those nobody can drive.
#pragma once
#include <map>
#include <memory>
#include <optional>

#include "drivers/idcard/reader.h"
#include "drivers/idcard/serial_source.h"
#include "drivers/plugin/photo_decoder.h"
#include "drivers/service/device_list.h"
#include "drivers/service/plugin_readers.h"

namespace credit::devices {

struct ReaderOptions {
  idcard::Timing timing;
  std::optional<idcard::SerialChoice> serial;  // a reader on a serial line
  PluginReaders::Programs plugins;             // for readers only their vendor's library knows
  plugin::PhotoDecoder::Options photo;
};

class ReaderDesk : public QObject {
  Q_OBJECT
 public:
  ReaderDesk(usb::Bus& bus, nodes::NodeWatch& nodes, const ReaderOptions& options);
  Status start();  // reader_usb_unavailable, device_nodes_unavailable
  idcard::Reader& reader() { return reader_; }
  // For every reader there is, whatever drives it.
  void arm();
  void disarm();
  void expect_removal();
  void cancel();

 Q_SIGNALS:
  void photo_failed(const credit::Failure& why);  // the card was read all the same
  void device(const credit::devices::DeviceChanged& news);
  void card(const credit::devices::Event& event);

 private:
  void look_at(const usb::Attached& device);
  void came(const idcard::Place& place);
  void went(const std::string& port);
  void changed();
  void plugin_changed(const idcard::ReaderState& state);
  void happened(const idcard::CardEvent& event);
  void let_go(const std::string& port, const std::optional<Failure>& why);
  void show(DeviceChanged news);

  idcard::Reader reader_;
  PluginReaders plugins_;
  plugin::PhotoDecoder photo_;
  std::unique_ptr<idcard::SerialSource> serial_;
  DeviceList list_;
  std::string used_;  // port of the reader in use
};

}  // namespace credit::devices
