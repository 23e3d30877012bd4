// What a USB device does by itself, whoever the host is: it queues packets, ends transfers, halts endpoints and answers
// control requests. No transport here; a HostSide brings the host's transfers and takes them back when they are over.
#pragma once
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "tests/emulators/usb/description.h"

namespace credit::emulator {

struct Setup {  // USB 2.0 table 9-2
  std::uint8_t type = 0, request = 0;
  std::uint16_t value = 0, index = 0, length = 0;
};
Setup setup_of(const std::uint8_t* eight_bytes);

// One transfer the host has asked for.
class Transfer {
 public:
  virtual ~Transfer() = default;
  std::uint64_t name = 0;      // by which the host may take it back
  std::uint8_t endpoint = 0;   // its address; of a control transfer 0, or 0x80 when the device is to answer
  std::optional<Setup> setup;  // of a control transfer
  std::size_t room = 0;        // IN: at most so many bytes
  Bytes data;                  // OUT: what the host sends; IN: what has come so far
  bool in() const { return (endpoint & 0x80) != 0; }
  // It has ended: 0 or a negative errno, as in an URB. Called with the device's lock held.
  virtual void over(int status) = 0;
};
using TransferPtr = std::unique_ptr<Transfer>;

class DeviceSide {
 public:
  // All three run on a thread of the host's side, no lock held.
  using Heard = std::function<void(std::uint8_t endpoint, const Bytes& data)>;  // endpoint 0: a HID SET_REPORT
  using Asked = std::function<std::optional<Bytes>(const Setup& setup, const Bytes& data)>;  // nothing: refused
  using Reset = std::function<void()>;
  DeviceSide(FakeDevice device, Heard heard, Asked asked, Reset reset);

  const FakeDevice& description() const { return device_; }

  // What its owner makes it do. Packets are as they travel: one shorter than wMaxPacketSize, an empty one too, ends a
  // transfer.
  void send(std::uint8_t endpoint, const std::vector<Bytes>& packets);
  void stall(std::uint8_t endpoint);                 // until the host clears it
  void fail_next(std::uint8_t endpoint);             // the next transfer there ends with a protocol error
  void hang();                                       // no answer any more, not even on endpoint 0, until a bus reset
  void forget_input();                               // what was sent and not yet fetched
  int resets() const;                                // of the bus, while it was configured
  std::size_t waiting(std::uint8_t endpoint) const;  // transfers the host has open there
  Bytes line_coding() const;                         // the last SET_LINE_CODING of a CDC device; empty before
  std::uint16_t line_state() const;                  // the last SET_CONTROL_LINE_STATE: bit 0 DTR, bit 1 RTS

  // What happens to it from the host's side.
  void power(bool on);  // off: whatever waits ends as "shut down"
  bool powered() const;
  void submit(TransferPtr transfer);
  TransferPtr withdraw(std::uint64_t name);  // nothing when it is over already
  void drop_waiting();                       // nobody is there any more to be told
  bool clear_halt(std::uint8_t endpoint);    // false: it does not answer
  void configured();                         // SET_CONFIGURATION has come by a way that is not ours to see
  void bus_reset();                          // USB 2.0 clause 9.1.1.3: default state, nothing halted, nothing waits

 private:
  using Lock = std::unique_lock<std::mutex>;
  using Answer = std::optional<Bytes>;
  void take_out(TransferPtr transfer, Lock& lock);
  void take_control(TransferPtr transfer, Lock& lock);
  Answer answer(const Setup& setup, const Bytes& data, Lock& lock);
  Answer standard(const Setup& setup);
  Answer hid(const Setup& setup, const Bytes& data, Lock& lock);
  Answer cdc(const Setup& setup, const Bytes& data);
  Answer descriptor(const Setup& setup) const;
  std::uint8_t class_of(const Setup& setup) const;
  std::optional<int> fill(Transfer& transfer);
  std::optional<int> outcome(Transfer& transfer);
  void pump(std::uint8_t endpoint);
  void end_waiting(int status);
  void forget_everything();

  const FakeDevice device_;
  const Heard heard_;
  const Asked asked_;
  const Reset reset_;
  mutable std::mutex mutex_;
  bool powered_ = false, configured_ = false, hanging_ = false;
  std::list<TransferPtr> waiting_;
  std::map<std::uint8_t, std::deque<Bytes>> input_;
  std::set<std::uint8_t> halted_, failing_;
  int resets_ = 0;
  Bytes line_coding_;
  std::uint16_t line_state_ = 0;
};

}  // namespace credit::emulator
