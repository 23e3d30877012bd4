#include "drivers/scanner/listeners.h"

#include <linux/input.h>
#include <sys/ioctl.h>

#include <cerrno>
#include <cstring>

#include "base/failures/scanner.h"
#include "drivers/nodes/serial_port.h"

namespace credit::scanner {

Failure failure_from(const nodes::NodeTrouble& trouble) {
  switch (trouble.trouble) {
    case nodes::Trouble::not_permitted:
      return {failure::scanner_not_permitted, trouble.detail};
    case nodes::Trouble::busy:
      return {failure::scanner_busy, trouble.detail};
    case nodes::Trouble::gone:
      return {failure::scanner_unplugged, trouble.detail};
    case nodes::Trouble::failed:
      return {failure::scanner_open_failed, trouble.detail};
  }
  impossible("a trouble without a failure", __FILE__, __LINE__);
}

namespace {

Result<nodes::Descriptor> opened(const std::string& path) {
  auto node = nodes::open_node(path, nodes::Access::listen);
  if (!node) return tl::unexpected<Failure>(failure_from(node.error()));
  return std::move(*node);
}

}  // namespace

Result<std::unique_ptr<nodes::Stream>> PosListener::open(const std::string& path) {
  CREDIT_TRY(auto node, opened(path));
  return std::make_unique<nodes::Stream>(std::move(node), path, codes_.longest());
}

Result<std::unique_ptr<nodes::Stream>> SerialListener::open(const std::string& path) {
  auto port = nodes::SerialPort::open(path, baud_);
  if (!port) return tl::unexpected<Failure>(failure_from(port.error()));
  return std::unique_ptr<nodes::Stream>(std::move(*port));
}

// What was typed before the grab others have heard too: it is thrown away.
Result<std::unique_ptr<nodes::Stream>> KeyListener::open(const std::string& path) {
  CREDIT_TRY(auto node, opened(path));
  if (::ioctl(node.get(), EVIOCGRAB, 1) != 0)
    return fail(failure::scanner_keyboard_not_grabbed, path + ": " + std::strerror(errno));
  auto stream = std::make_unique<nodes::Stream>(std::move(node), path, 64 * sizeof(input_event));
  stream->discard_input();
  return stream;
}

// evdev hands out whole events only.
Codes KeyListener::take(ByteView piece) {
  Codes codes;
  for (; piece.size() >= sizeof(input_event); piece = piece.subspan(sizeof(input_event))) {
    input_event event{};
    std::memcpy(&event, piece.data(), sizeof event);
    for (auto& code : codes_.take(event.type, event.code, event.value)) codes.push_back(std::move(code));
    wipe(&event, sizeof event);
  }
  return codes;
}

}  // namespace credit::scanner
