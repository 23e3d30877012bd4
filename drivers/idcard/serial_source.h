// A reader on a serial line. A line says nothing of who is behind it, so the settings name it: by path for a port of
// the machine's own ("/dev/ttyS1"), by vendor and product for a USB adapter ("1a86:7523"), which is then found in
// whatever socket it is.
#pragma once
#include <map>

#include "drivers/idcard/wire_source.h"
#include "drivers/nodes/node_watch.h"

namespace credit::idcard {

struct SerialChoice {
  std::string which;       // path, or "vid:pid" in hexadecimal
  unsigned baud = 115200;  // GA 467 table 23: 115200, 57600, 38400, 19200, 9600
};
Result<SerialChoice> serial_choice(const std::string& which, std::int64_t baud);  // settings_invalid

class SerialSource final : public WireSource {
  Q_OBJECT
 public:
  SerialSource(nodes::NodeWatch& nodes, SerialChoice choice, QObject* parent = nullptr);
  Status start() override { return nodes_.start(); }
  Result<std::unique_ptr<Wire>> open(const std::string& port) override;

 private:
  bool is_ours(const nodes::Node& node) const;
  nodes::NodeWatch& nodes_;
  SerialChoice choice_;
  std::map<std::string, nodes::Node> present_;
};

}  // namespace credit::idcard
