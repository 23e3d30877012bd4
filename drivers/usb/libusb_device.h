// One open device on libusb: its first interface claimed, its endpoints known from the descriptors.
#pragma once
#include "drivers/usb/libusb_loop.h"

namespace credit::usb {

class LibusbDevice final : public Device {
 public:
  // reader_not_permitted, reader_busy, reader_unplugged, reader_open_failed
  static Result<std::unique_ptr<Device>> open(std::shared_ptr<LibusbLoop> loop, libusb_device* device);
  ~LibusbDevice() override;

  const Interface& interface() const override { return interface_; }
  void write(std::uint8_t endpoint, ByteView data, std::chrono::milliseconds deadline, Done done) override;
  void read(std::uint8_t endpoint, std::size_t room, std::chrono::milliseconds deadline, Done done) override;
  void cancel() override;
  void clear_stalls() override;
  void reset(WasReset done) override;

 private:
  LibusbDevice(std::shared_ptr<LibusbLoop> loop, HandlePtr handle, Interface interface);
  const Endpoint& at(std::uint8_t address) const;
  void ask(Wish wish);
  void stalls_cleared();
  std::shared_ptr<LibusbLoop> loop_;
  HandlePtr handle_;
  Interface interface_;
  int clearing_ = 0;                                        // calls of clear_stalls() under way
  std::vector<Wish> held_;                                  // asked for meanwhile
  std::shared_ptr<void> alive_ = std::make_shared<char>();  // transfers outlive us for a moment; this tells them so
};

}  // namespace credit::usb
