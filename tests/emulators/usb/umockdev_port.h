// A USB port that only umockdev knows: sysfs entry, usbfs node and the ioctls behind it.
//
// The node is a symbolic link to the slave of a pseudo-terminal, because poll() must behave as on usbfs: writable only
// when a transfer can be reaped (tcflow stops and restarts the output), error and hang-up once the device has gone
// (closing the master hangs up the slave). A plain file would be writable for ever and make libusb spin.
#pragma once
#include <umockdev.h>

#include "tests/emulators/usb/host_side.h"

namespace credit::emulator {

struct ObjectEnds {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using ObjectPtr = std::unique_ptr<T, ObjectEnds>;

class UmockdevPort final : public HostSide {
 public:
  explicit UmockdevPort(UMockdevTestbed* testbed);
  ~UmockdevPort() override;

  void plug(DeviceSide& device, int socket) override;
  void unplug() override;
  std::string port_name(int socket) const override { return "1-" + std::to_string(socket); }
  std::uint64_t requests() const override;

 private:
  struct Urb;
  struct Memory {
    ObjectPtr<UMockdevIoctlData> header, buffer;
  };
  static gboolean on_ioctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, void* self);
  void answer(UMockdevIoctlClient* client);
  bool refuses(unsigned long request);
  bool take(const Urb& urb);
  void submit(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
  void discard(UMockdevIoctlClient* client, const UMockdevIoctlData* argument);
  void reap(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
  void claim(UMockdevIoctlClient* client, UMockdevIoctlData* argument, bool from_driver);
  void release(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
  void tell_driver(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
  void change_driver(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
  void clear_halt(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
  void reset(UMockdevIoctlClient* client);
  void forget_transfers();
  void finish(Urb& urb, int status);
  void show_readiness();
  void make_node();
  int opened() const;  // how many descriptors of all processes are open on the node
  std::string description() const;
  std::string node() const;
  std::string in_testbed(const std::string& path) const;
  const char* kernel_driver(unsigned interface) const;

  UMockdevTestbed* testbed_;
  ObjectPtr<UMockdevIoctlBase> handler_;
  DeviceSide* device_ = nullptr;
  std::string name_;
  mutable std::mutex mutex_;  // the device's own lock may be held when this one is taken, never the other way
  int number_ = 0;
  int master_ = -1, slave_ = -1;
  std::string terminal_;
  bool gone_ = true;
  std::set<unsigned> claimed_, driven_;  // interfaces: by a client, by a driver of the kernel
  std::deque<Memory> finished_;
  std::uint64_t requests_ = 0;
};

}  // namespace credit::emulator
