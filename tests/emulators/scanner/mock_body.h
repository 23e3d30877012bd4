// A device of umockdev's: a place in sysfs, and for each interface a node.
//   serial    the slave of a pseudo-terminal: raw bytes, hung up at unplug
//   hid       a named pipe in packet mode: one write is one report is one read, as with hidraw; end of file at unplug
//   keyboard  a named pipe of input_event records, EVIOCGRAB answered by us
#pragma once
#include <umockdev.h>

#include <atomic>
#include <memory>

#include "tests/emulators/scanner/device_body.h"

namespace credit::emulator {

class MockBody final : public DeviceBody {
 public:
  MockBody(UMockdevTestbed* testbed, BodyShape shape);
  ~MockBody() override;
  MockBody(const MockBody&) = delete;
  MockBody& operator=(const MockBody&) = delete;

  Trouble plug() override;
  Trouble unplug() override;
  bool plugged() const override { return plugged_; }
  Trouble send(std::size_t interface, ByteView bytes) override;
  Trouble press(std::size_t interface, Stroke stroke) override;
  Bytes received(std::size_t interface) override;

  std::string path(std::size_t interface) const;        // "/dev/hidraw0"
  std::string node_place(std::size_t interface) const;  // its folder in sysfs: "/sys/devices/..."
  int opened(std::size_t interface) const;  // descriptors open on the node, in all processes but not ours of it
  bool grabbed(std::size_t interface) const;
  void refuse_grabs(bool refuse) { refuse_grabs_ = refuse; }

 private:
  struct Node;
  void make_node(Node& node);
  void drop_node(Node& node);
  std::string description() const;
  std::string in_testbed(const std::string& path) const;

  UMockdevTestbed* testbed_;
  BodyShape shape_;
  std::vector<std::unique_ptr<Node>> nodes_;
  bool plugged_ = false;
  std::atomic<bool> refuse_grabs_ = false;
};

}  // namespace credit::emulator
