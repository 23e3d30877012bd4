// A socket of vhci_hcd: the real kernel enumerates the device, binds its drivers to it and gives it to libusb. The
// device speaks USB/IP with the kernel over a socket pair; neither network nor usbipd is needed. Wants root.
//
// Unlike a wire: what an unlinked transfer had already brought is lost, since USBIP_RET_UNLINK carries no data.
#pragma once
#include <atomic>
#include <thread>

#include "tests/emulators/usb/host_side.h"
#include "tests/emulators/usb/usbip.h"

namespace credit::emulator {

class VhciPort final : public HostSide {
 public:
  VhciPort();
  ~VhciPort() override;

  void plug(DeviceSide& device, int socket) override;
  void unplug() override;
  std::string port_name(int socket) const override;
  std::uint64_t requests() const override { return requests_; }

 private:
  struct Urb;
  void serve();
  bool serve_one();
  void submit(const usbip::Submit& asked, Bytes data);
  void unlink(const usbip::Unlink& asked);
  void say(const Bytes& bytes);
  bool fetch(std::uint8_t* place, std::size_t size) const;

  const std::string bus_;  // number of the hub's bus
  DeviceSide* device_ = nullptr;
  int socket_ = 0;
  int line_ = -1;
  std::mutex speaking_;  // the device's own lock may be held when this one is taken, never the other way
  std::atomic<std::uint64_t> requests_ = 0;
  std::thread thread_;
};

}  // namespace credit::emulator
