// A watch of nodes in memory: the test says what comes and goes. A node's path may be anything that can be opened.
#pragma once
#include "drivers/nodes/node_watch.h"

namespace credit::test {

class MemoryNodes final : public nodes::NodeWatch {
 public:
  std::optional<Failure> start_failure;
  Status start() override {
    if (start_failure) return tl::unexpected<Failure>(*start_failure);
    return {};
  }
  void come(const nodes::Node& node) { Q_EMIT arrived(node); }
  void go(const std::string& path) { Q_EMIT left(path); }
};

}  // namespace credit::test
