// Readers on the USB bus that speak GA 467. The table says which devices are looked at; their descriptors say how they
// are spoken to.
#pragma once
#include <map>

#include "drivers/idcard/wire_source.h"

namespace credit::idcard {

enum class UsbShape { bulk, hid, hid_wrapped };
// By interface 0: two pairs of bulk endpoints (T1) or one (T2); else the HID class with interrupt endpoints both ways,
// and then the table tells T3 from T4. Nothing when it is none of these.
std::optional<UsbShape> shape_of(const usb::Interface& interface, usb::Transport listed);

class UsbSource final : public WireSource {
  Q_OBJECT
 public:
  explicit UsbSource(usb::Bus& bus, QObject* parent = nullptr);
  Status start() override { return bus_.start(); }
  Result<std::unique_ptr<Wire>> open(const std::string& port) override;

 private:
  usb::Bus& bus_;
  std::map<std::string, usb::Transport> present_;
};

}  // namespace credit::idcard
