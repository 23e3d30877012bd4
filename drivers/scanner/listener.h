// How one kind of scanner is listened to: how its node is opened, and what the bytes from it mean. The meaning is pure:
// no device and no clock, only the word that nothing came for `patience()`.
#pragma once
#include <chrono>
#include <memory>

#include "drivers/nodes/node_watch.h"
#include "drivers/nodes/stream.h"
#include "drivers/scanner/scan.h"
#include "drivers/scanner/settings.h"

namespace credit::scanner {

class Listener {
 public:
  virtual ~Listener() = default;
  virtual usb::Transport transport() const = 0;
  virtual Result<std::unique_ptr<nodes::Stream>> open(const std::string& path) = 0;
  virtual Codes take(ByteView piece) = 0;
  virtual bool in_code() const = 0;  // something is half heard
  virtual std::chrono::milliseconds patience() const = 0;
  virtual Codes quiet() = 0;  // nothing came for that long: what is half heard is taken as whole, or given up
  virtual void forget() = 0;  // the node was opened anew, or is gone
};

// The listener for a node; nothing when the node is no scanner of ours. A scanner that cannot be understood gets one
// whose open() says why.
std::unique_ptr<Listener> listener_for(const nodes::Node& node, const ScannerSettings& settings);
// As the device calls itself, or else the id table; may be empty.
std::string name_for(const nodes::Node& node);

Failure failure_from(const nodes::NodeTrouble& trouble);

}  // namespace credit::scanner
