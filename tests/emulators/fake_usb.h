// A USB device that only umockdev knows: sysfs entry, usbfs node and the ioctls behind it, with answers computed by the
// test. The client under test is the shipped code on the real libusb.
//
// The node is a symbolic link to the slave of a pseudo-terminal, because poll() must behave as on usbfs: writable only
// when a transfer can be reaped (tcflow stops and restarts the output), error and hang-up once the device has gone
// (closing the master hangs up the slave). A plain file would be writable for ever and make libusb spin.
#pragma once
#include <umockdev.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/bytes.h"

struct usbdevfs_urb;

namespace credit::emulator {

struct ObjectEnds {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using ObjectPtr = std::unique_ptr<T, ObjectEnds>;

struct FakeDevice {
  std::uint16_t vid = 0, pid = 0;
  std::vector<std::uint8_t> bulk_out, bulk_in;  // addresses; IN with bit 7
  std::uint16_t packet = 64;                    // wMaxPacketSize
  std::string port = "1-2";
};

class FakeUsb {
 public:
  // Runs on umockdev's thread, no lock held.
  using Heard = std::function<void(std::uint8_t endpoint, const Bytes& data)>;
  FakeUsb(UMockdevTestbed* testbed, FakeDevice device, Heard heard);
  ~FakeUsb();
  FakeUsb(const FakeUsb&) = delete;
  FakeUsb& operator=(const FakeUsb&) = delete;

  void plug();
  void unplug();
  bool plugged() const;

  // Packets as they travel: one shorter than wMaxPacketSize, an empty one too, ends a transfer.
  void send(std::uint8_t endpoint, const std::vector<Bytes>& packets);
  void stall(std::uint8_t endpoint);      // until the host clears it
  void fail_next(std::uint8_t endpoint);  // the next transfer there ends with a protocol error
  void forget_input();                    // what was sent and not yet fetched
  std::uint64_t requests() const;         // ioctls so far: an idle client makes few

 private:
  struct Urb;
  using UrbPtr = std::unique_ptr<Urb>;
  static gboolean on_ioctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, void* self);
  void answer(UMockdevIoctlClient* client);
  void submit(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
  void discard(UMockdevIoctlClient* client, const UMockdevIoctlData* argument);
  void reap(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
  void claim(UMockdevIoctlClient* client, bool wanted);
  void clear_halt(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
  void take_out(UrbPtr urb, std::unique_lock<std::mutex>& lock);
  std::optional<int> fill(Urb& urb);
  std::optional<int> outcome(Urb& urb);
  void pump(std::uint8_t endpoint);
  void finish(UrbPtr urb, int status);
  void show_readiness();
  void make_node();
  int opened() const;  // how many descriptors of all processes are open on the node
  std::string description() const;
  std::string node() const;
  std::string in_testbed(const std::string& path) const;
  Bytes descriptors() const;

  UMockdevTestbed* testbed_;
  FakeDevice device_;
  Heard heard_;
  ObjectPtr<UMockdevIoctlBase> handler_;
  mutable std::mutex mutex_;
  int number_ = 0;
  int master_ = -1, slave_ = -1;
  std::string terminal_;
  bool gone_ = true, claimed_ = false;
  std::list<UrbPtr> waiting_;
  std::deque<UrbPtr> finished_;
  std::map<std::uint8_t, std::deque<Bytes>> input_;
  std::set<std::uint8_t> halted_, failing_;
  std::uint64_t requests_ = 0;
};

}  // namespace credit::emulator
