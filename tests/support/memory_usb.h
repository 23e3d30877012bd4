// A bus in memory with the modelled reader on it: the reader's logic at full speed, no libusb, no kernel.
#pragma once
#include <QTimer>

#include "drivers/usb/bus.h"
#include "tests/emulators/sdt_reader.h"

namespace credit::test {

class MemoryBus final : public usb::Bus {
 public:
  explicit MemoryBus(emulator::ReaderShape shape) : model(shape) {}
  emulator::SdtReader model;
  std::optional<Failure> open_failure;
  int opened = 0;

  Status start() override { return {}; }
  Result<std::unique_ptr<usb::Device>> open(const std::string&) override;
  void plug() { Q_EMIT arrived({"1-2", usb::known_ids[0]}); }
  void unplug() { Q_EMIT left("1-2"); }
};

class MemoryDevice final : public usb::Device {
 public:
  using Time = std::chrono::milliseconds;
  explicit MemoryDevice(emulator::SdtReader& model) : model_(model) {
    for (const auto& side : {model.out_endpoints(), model.in_endpoints()})
      for (const auto address : side) interface_.endpoints.push_back({address, usb::Flow::bulk, 64});
  }

  const usb::Interface& interface() const override { return interface_; }
  void write(std::uint8_t endpoint, ByteView data, Time, usb::Done done) override {
    if (const auto answer = model_.hear(endpoint, Bytes(data.begin(), data.end())))
      QTimer::singleShot(answer->after, &here_, [this, pieces = answer->pieces] { arrive(pieces); });
    QTimer::singleShot(0, &here_, [done] { done(usb::End::done, {}); });
  }
  void read(std::uint8_t endpoint, std::size_t, Time deadline, usb::Done done) override {
    auto& packets = input_[endpoint];
    if (!packets.empty()) {
      const Bytes packet = packets.front();
      packets.erase(packets.begin());
      QTimer::singleShot(0, &here_, [done, packet] { done(usb::End::done, packet); });
      return;
    }
    const int mine = ++serial_;
    waiting_ = {endpoint, done, mine};
    QTimer::singleShot(deadline, &here_, [this, mine] { end(mine, usb::End::timed_out); });
  }
  void cancel() override { end(waiting_.serial, usb::End::cancelled); }
  void clear_stalls() override {}
  void reset(usb::WasReset done) override {
    QTimer::singleShot(0, &here_, [done] { done(usb::End::done); });
  }

 private:
  struct Waiting {
    std::uint8_t endpoint = 0;
    usb::Done done;
    int serial = 0;
  };
  void arrive(const std::vector<emulator::Piece>& pieces) {
    for (const auto& piece : pieces) {
      auto& packets = input_[piece.endpoint];
      packets.insert(packets.end(), piece.packets.begin(), piece.packets.end());
    }
    if (waiting_.done && !input_[waiting_.endpoint].empty()) {
      const auto waiting = std::exchange(waiting_, {});
      read(waiting.endpoint, 0, Time(0), waiting.done);
    }
  }
  void end(int serial, usb::End how) {
    if (serial == waiting_.serial && waiting_.done) std::exchange(waiting_, {}).done(how, {});
  }

  emulator::SdtReader& model_;
  usb::Interface interface_{0, 0xFF, 0, 0, {}};
  std::map<std::uint8_t, std::vector<Bytes>> input_;
  Waiting waiting_;
  int serial_ = 0;
  QObject here_;  // timers die with the device
};

inline Result<std::unique_ptr<usb::Device>> MemoryBus::open(const std::string&) {
  if (open_failure) return tl::unexpected<Failure>(*open_failure);
  ++opened;
  return std::unique_ptr<usb::Device>(new MemoryDevice(model));
}

}  // namespace credit::test
