// A device on the gadget side of a real kernel: dummy_hcd joins its own host controller to a device controller,
// configfs says what the device is, /dev/hidgN and /dev/ttyGSN are its side of each interface. As root, in a virtual
// machine, with the modules dummy_hcd (num= as many devices as there are at once), usb_f_hid, usb_f_acm and configfs
// mounted.
#pragma once
#include <memory>

#include "tests/emulators/scanner/device_body.h"

namespace credit::emulator {

class GadgetTree;

class GadgetBody final : public DeviceBody {
 public:
  explicit GadgetBody(BodyShape shape);
  ~GadgetBody() override;

  Trouble plug() override;
  Trouble unplug() override;
  bool plugged() const override { return tree_ != nullptr; }
  Trouble send(std::size_t interface, ByteView bytes) override;
  Trouble press(std::size_t interface, Stroke stroke) override;
  Bytes received(std::size_t interface) override;

 private:
  Trouble open_end(std::size_t interface);
  BodyShape shape_;
  std::unique_ptr<GadgetTree> tree_;
  std::vector<int> ends_;  // our side of each interface
};

}  // namespace credit::emulator
