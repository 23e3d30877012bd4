#include "drivers/idcard/usb_source.h"

#include "base/failures/reader.h"
#include "drivers/idcard/bulk_wire.h"
#include "drivers/idcard/hid_wire.h"
#include "drivers/idcard/wrapped_hid_wire.h"

namespace credit::idcard {
namespace {

using usb::Flow;
using usb::Towards;
using usb::Transport;

bool spoken_over_usb(Transport transport) {
  return transport == Transport::sdt_bulk || transport == Transport::sdt_hid || transport == Transport::sdt_hid_wrapped;
}

}  // namespace

std::optional<UsbShape> shape_of(const usb::Interface& interface, Transport listed) {
  const auto count = [&](Flow flow, Towards towards) { return addresses(interface, flow, towards).size(); };
  const auto out = count(Flow::bulk, Towards::device);
  const auto in = count(Flow::bulk, Towards::host);
  if (out == in && (out == 1 || out == 2)) return UsbShape::bulk;
  const bool hid = interface.klass == usb::class_hid && count(Flow::interrupt, Towards::device) > 0 &&
                   count(Flow::interrupt, Towards::host) > 0;
  if (out + in > 0 || !hid) return std::nullopt;
  return listed == Transport::sdt_hid_wrapped ? UsbShape::hid_wrapped : UsbShape::hid;
}

UsbSource::UsbSource(usb::Bus& bus, QObject* parent) : WireSource(parent), bus_(bus) {
  connect(&bus_, &usb::Bus::arrived, this, [this](const usb::Attached& device) {
    if (!spoken_over_usb(device.id.transport)) return;
    present_[device.port] = device.id.transport;
    Q_EMIT arrived({device.port, device.id.transport, device.id.name});
  });
  connect(&bus_, &usb::Bus::left, this, [this](const std::string& port) {
    if (present_.erase(port) > 0) Q_EMIT left(port);
  });
}

Result<std::unique_ptr<Wire>> UsbSource::open(const std::string& port) {
  CREDIT_TRY(auto device, bus_.open(port));
  const auto shape = shape_of(device->interface(), present_[port]);
  if (!shape) return fail(failure::reader_shape_unknown, "port " + port);
  switch (*shape) {
    case UsbShape::bulk:
      return std::unique_ptr<Wire>(new BulkWire(std::move(device)));
    case UsbShape::hid:
      return std::unique_ptr<Wire>(new HidWire(std::move(device)));
    case UsbShape::hid_wrapped:
      return std::unique_ptr<Wire>(new WrappedHidWire(std::move(device)));
  }
  impossible("a shape without a wire", __FILE__, __LINE__);
}

}  // namespace credit::idcard
