// A bus in memory with the modelled reader on it: the reader's logic at full speed, no libusb, no kernel.
#pragma once
#include <QTimer>
#include <set>

#include "drivers/usb/bus.h"
#include "tests/emulators/sdt_reader.h"

namespace credit::test {

// What becomes of a device that is reset: it answers again; it must be opened anew, whether or not the bus says that it
// went and came; the reset is refused; or nobody ever hears of it again.
enum class AfterReset { well, gone, gone_and_back, refused, never };

class MemoryDevice final : public usb::Device {
 public:
  using Time = std::chrono::milliseconds;
  using Unplug = std::function<void()>;
  MemoryDevice(emulator::SdtReader& model, Unplug unplug) : model_(model), unplug_(std::move(unplug)) {
    const bool hid = is_hid(model.shape());
    if (hid) interface_.klass = usb::class_hid;
    for (const auto& side : {out_endpoints(model.shape()), in_endpoints(model.shape())})
      for (const auto address : side)
        interface_.endpoints.push_back({address, hid ? usb::Flow::interrupt : usb::Flow::bulk, 64});
  }
  AfterReset after_reset = AfterReset::well;
  std::function<void()> was_reset = [] {};
  std::function<void(emulator::Ask)> answers = [](emulator::Ask) {};

  const usb::Interface& interface() const override { return interface_; }
  void write(std::uint8_t endpoint, ByteView data, Time, usb::Done done) override {
    if (!gone_)
      if (const auto answer = model_.hear(endpoint, Bytes(data.begin(), data.end())))
        QTimer::singleShot(answer->after, &here_, [this, said = *answer] { arrive(said); });
    QTimer::singleShot(0, &here_, [this, done] { done(gone_ ? usb::End::gone : usb::End::done, {}); });
  }
  void read(std::uint8_t endpoint, std::size_t, Time deadline, usb::Done done) override {
    const int mine = ++serial_;
    waiting_ = {endpoint, std::move(done), mine};
    if (!settle()) QTimer::singleShot(deadline, &here_, [this, mine] { end(mine, usb::End::timed_out); });
  }
  void cancel() override { end(waiting_.serial, usb::End::cancelled); }
  void clear_stalls() override { stalled_.clear(); }
  void reset(usb::WasReset done) override {
    was_reset();
    if (after_reset == AfterReset::never) return;
    if (after_reset != AfterReset::refused) {
      model_.bus_reset();
      input_.clear();
      stalled_.clear();
    }
    const auto end = after_reset == AfterReset::well      ? usb::End::done
                     : after_reset == AfterReset::refused ? usb::End::failed
                                                          : usb::End::gone;
    QTimer::singleShot(50, &here_, [done, end] { done(end); });
  }

 private:
  struct Waiting {
    std::uint8_t endpoint = 0;
    usb::Done done;
    int serial = 0;
  };
  void arrive(const emulator::Answer& answer) {
    if (gone_) return;
    answers(answer.ask);
    if (answer.stall) stalled_.insert(*answer.stall);
    if (answer.protocol_error) failing_.insert(*answer.protocol_error);
    if (!answer.stall && !answer.protocol_error)
      for (const auto& piece : answer.pieces) {
        auto& packets = input_[piece.endpoint];
        packets.insert(packets.end(), piece.packets.begin(), piece.packets.end());
      }
    gone_ = answer.unplug;
    settle();
    if (gone_) unplug_();
  }
  // A packet a read, so that every cut is met; true when the read that waits is settled.
  bool settle() {
    if (!waiting_.done) return false;
    if (stalled_.contains(waiting_.endpoint)) return end_soon(usb::End::stalled);
    if (failing_.erase(waiting_.endpoint) > 0) return end_soon(usb::End::failed);
    auto& packets = input_[waiting_.endpoint];
    if (packets.empty()) return gone_ && end_soon(usb::End::gone);
    const Bytes packet = packets.front();
    packets.erase(packets.begin());
    return end_soon(usb::End::done, packet);
  }
  bool end_soon(usb::End how, const Bytes& data = {}) {
    QTimer::singleShot(0, &here_, [done = std::exchange(waiting_, {}).done, how, data] {
      if (done) done(how, data);
    });
    return true;
  }
  void end(int serial, usb::End how) {
    if (serial == waiting_.serial && waiting_.done) end_soon(how);
  }

  emulator::SdtReader& model_;
  Unplug unplug_;
  usb::Interface interface_{0, 0xFF, 0, 0, {}};
  std::map<std::uint8_t, std::vector<Bytes>> input_;
  std::set<std::uint8_t> stalled_, failing_;
  Waiting waiting_;
  int serial_ = 0;
  bool gone_ = false;
  QObject here_;  // timers die with the device
};

class MemoryBus final : public usb::Bus {
 public:
  explicit MemoryBus(emulator::ReaderShape shape) : model(shape) {}
  emulator::SdtReader model;
  std::optional<Failure> open_failure;
  int opened = 0, resets = 0;
  AfterReset after_reset = AfterReset::well;
  std::function<void(emulator::Ask)> answers = [](emulator::Ask) {};  // about to be let go of

  Status start() override { return {}; }
  Result<std::unique_ptr<usb::Device>> open(const std::string&) override {
    if (open_failure) return tl::unexpected<Failure>(*open_failure);
    ++opened;
    auto device = std::make_unique<MemoryDevice>(model, [this] {
      // The bus tells after the device died, whether or not it is still open, and of this plug only.
      QTimer::singleShot(0, this, [this, mine = plugs_] {
        if (mine == plugs_ && plugged()) unplug();
      });
    });
    device->after_reset = after_reset;
    device->was_reset = [this] { reset(); };
    device->answers = answers;
    return device;
  }
  void plug(std::string port = "1-2") {
    const auto [vid, pid] = id_of(model.shape());
    if (plugged()) unplug();
    ++plugs_;
    model.power_on();
    port_ = std::move(port);
    Q_EMIT arrived({port_, *usb::known_reader(vid, pid)});
  }
  bool plugged() const { return !port_.empty(); }
  void unplug() { Q_EMIT left(std::exchange(port_, {})); }

 private:
  void reset() {
    ++resets;
    if (after_reset != AfterReset::gone_and_back) return;
    QTimer::singleShot(60, this, [this, port = port_] {
      if (port_.empty()) return;
      unplug();
      plug(port);
    });
  }
  std::string port_;
  int plugs_ = 0;
};

}  // namespace credit::test
