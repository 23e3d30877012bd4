#include "drivers/idcard/serial_source.h"

#include <array>
#include <cstdio>

#include "base/failures/common.h"
#include "base/failures/reader.h"
#include "drivers/idcard/serial_wire.h"
#include "drivers/nodes/serial_port.h"

namespace credit::idcard {
namespace {

constexpr std::array<unsigned, 5> module_speeds{115200, 57600, 38400, 19200, 9600};

bool is_id(const std::string& which) {
  return which.size() == 9 && which[4] == ':' && which.find_first_not_of("0123456789abcdef:") == std::string::npos &&
         which.find(':', 5) == std::string::npos;
}

std::string id_of(const nodes::Node& node) {
  std::array<char, 12> text{};
  std::snprintf(text.data(), text.size(), "%04x:%04x", node.vid, node.pid);
  return text.data();
}

tl::unexpected<Failure> refused(const nodes::NodeTrouble& why) {
  switch (why.trouble) {
    case nodes::Trouble::not_permitted:
      return fail(failure::reader_not_permitted, why.detail);
    case nodes::Trouble::busy:
      return fail(failure::reader_busy, why.detail);
    case nodes::Trouble::gone:
      return fail(failure::reader_unplugged, why.detail);
    case nodes::Trouble::failed:
      break;
  }
  return fail(failure::reader_open_failed, why.detail);
}

}  // namespace

Result<SerialChoice> serial_choice(const std::string& which, std::int64_t baud) {
  if (!is_id(which) && which.rfind("/dev/", 0) != 0)
    return fail(failure::settings_invalid, "reader.serial wants /dev/... or vid:pid in lower case");
  for (const auto speed : module_speeds)
    if (speed == baud) return SerialChoice{which, speed};
  return fail(failure::settings_invalid, "reader.serial_baud: a SAM_V module knows no such speed");
}

SerialSource::SerialSource(nodes::NodeWatch& nodes, SerialChoice choice, QObject* parent)
    : WireSource(parent), nodes_(nodes), choice_(std::move(choice)) {
  connect(&nodes_, &nodes::NodeWatch::arrived, this, [this](const nodes::Node& node) {
    if (!is_ours(node)) return;
    present_[node.path] = node;
    Q_EMIT arrived({node.path, usb::Transport::sdt_serial, node.product.empty() ? "serial line" : node.product});
  });
  connect(&nodes_, &nodes::NodeWatch::left, this, [this](const std::string& path) {
    if (present_.erase(path) > 0) Q_EMIT left(path);
  });
}

bool SerialSource::is_ours(const nodes::Node& node) const {
  return node.kind == nodes::Node::Kind::tty && (node.path == choice_.which || id_of(node) == choice_.which);
}

Result<std::unique_ptr<Wire>> SerialSource::open(const std::string& port) {
  if (!present_.contains(port)) return fail(failure::reader_unplugged, port);
  auto line = nodes::SerialPort::open(port, choice_.baud);
  if (!line) return refused(line.error());
  return std::unique_ptr<Wire>(new SerialWire(std::move(*line)));
}

}  // namespace credit::idcard
