// A port of umockdev's for a CDC-ACM device, as the kernel's cdc_acm driver would serve it: it becomes a tty, a
// pseudo-terminal behind which bytes travel to and from the device's bulk endpoints.
#pragma once
#include <umockdev.h>

#include <atomic>
#include <thread>

#include "tests/emulators/usb/umockdev_port.h"

namespace credit::emulator {

class UmockdevTty final : public HostSide {
 public:
  explicit UmockdevTty(UMockdevTestbed* testbed);
  ~UmockdevTty() override;

  void plug(DeviceSide& device, int socket) override;
  void unplug() override;
  std::string port_name(int socket) const override { return "1-" + std::to_string(socket); }
  std::uint64_t requests() const override { return requests_; }

 private:
  struct In;
  struct Out;
  void serve();
  bool deliver();
  void pass_on();
  void fetch();
  void came(int status, Bytes data);
  void wake();
  void make_node();
  std::string place() const;  // of the USB device
  std::string node() const;
  std::string in_testbed(const std::string& path) const;
  std::string description() const;

  UMockdevTestbed* testbed_;
  ObjectPtr<UMockdevIoctlBase> handler_;
  DeviceSide* device_ = nullptr;
  std::string name_;
  int number_ = 0;
  int ours_ = -1, slave_ = -1;  // the slave is kept so that the line stays up between two openings
  int bell_ = -1;
  std::mutex mutex_;  // the device's own lock may be held when this one is taken, never the other way
  std::deque<Bytes> came_;
  bool wanted_ = false, leaving_ = false;
  std::atomic<std::uint64_t> requests_ = 0;
  std::thread thread_;
};

}  // namespace credit::emulator
