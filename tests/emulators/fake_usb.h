// A USB device whose answers are computed by the test. The client under test is the shipped code on the real libusb;
// what stands between them is the world's: umockdev, or the USB stack of a real kernel.
#pragma once
#include "tests/emulators/usb/world.h"

namespace credit::emulator {

class FakeUsb {
 public:
  FakeUsb(UsbWorld& world, FakeDevice device, DeviceSide::Heard heard, DeviceSide::Asked asked = {},
          DeviceSide::Reset reset = {});
  ~FakeUsb();
  FakeUsb(const FakeUsb&) = delete;
  FakeUsb& operator=(const FakeUsb&) = delete;

  void plug();
  void plug_into(int socket);  // of the hub, from 1
  void unplug();
  bool plugged() const { return device_.powered(); }
  std::string port() const { return host_->port_name(socket_); }  // "1-2", where it is or was last

  DeviceSide& device() { return device_; }
  void send(std::uint8_t endpoint, const std::vector<Bytes>& packets) { device_.send(endpoint, packets); }
  void stall(std::uint8_t endpoint) { device_.stall(endpoint); }
  void fail_next(std::uint8_t endpoint) { device_.fail_next(endpoint); }
  void forget_input() { device_.forget_input(); }
  std::uint64_t requests() const { return host_->requests(); }

 private:
  DeviceSide device_;
  int socket_;
  std::unique_ptr<HostSide> host_;
};

}  // namespace credit::emulator
