// Device nodes as they come and go. A small interface, so that a watch in memory is a dozen lines.
#pragma once
#include <QObject>
#include <cstdint>
#include <string>

#include "base/result.h"

namespace credit::nodes {

struct Node {
  enum class Kind { tty, hidraw, input } kind = Kind::tty;
  std::string path;     // "/dev/ttyACM0"; input: event nodes only; tty: with hardware behind it only
  std::string port;     // "1-2.3": the USB device it belongs to; empty without one (ttyS0)
  std::string syspath;  // "/sys/devices/..."
  // Of the USB device and of the one interface the node is made from; all zero without one.
  std::uint16_t vid = 0, pid = 0;
  std::uint8_t interface_class = 0, interface_subclass = 0, interface_protocol = 0, interface_number = 0;
  std::string product, serial;  // as the device calls itself, and its number; may be empty
};
const char* name_of(Node::Kind kind);

class NodeWatch : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  // Nodes present now are announced once the loop runs, later ones as they come; the same node never twice in a row.
  // A node may be announced before udev has given us the right to open it: who is refused tries again later.
  virtual Status start() = 0;  // device_nodes_unavailable

 Q_SIGNALS:
  void arrived(const credit::nodes::Node& node);
  void left(const std::string& path);
};

}  // namespace credit::nodes
