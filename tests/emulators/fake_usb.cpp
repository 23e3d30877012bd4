#include "tests/emulators/fake_usb.h"

#include "base/result.h"

namespace credit::emulator {

FakeUsb::FakeUsb(UsbWorld& world, FakeDevice device, DeviceSide::Heard heard, DeviceSide::Asked asked,
                 DeviceSide::Reset reset)
    : device_(std::move(device), std::move(heard), std::move(asked), std::move(reset)),
      socket_(device_.description().socket),
      host_(world.host_for(device_.description())) {}

FakeUsb::~FakeUsb() {
  if (plugged()) unplug();
}

void FakeUsb::plug() {
  CREDIT_ENSURE(!plugged());
  host_->plug(device_, socket_);
}

void FakeUsb::plug_into(int socket) {
  socket_ = socket;
  plug();
}

void FakeUsb::unplug() {
  CREDIT_ENSURE(plugged());
  host_->unplug();
}

}  // namespace credit::emulator
