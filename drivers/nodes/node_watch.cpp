#include "drivers/nodes/node_watch.h"

namespace credit::nodes {

const char* name_of(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::tty:
      return "tty";
    case Node::Kind::hidraw:
      return "hidraw";
    case Node::Kind::input:
      return "input";
  }
  impossible("a kind of node without a name", __FILE__, __LINE__);
}

}  // namespace credit::nodes
