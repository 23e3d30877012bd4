#include "drivers/trace/recording_bus.h"

namespace credit::trace {
namespace {

Entry an_entry(What what, const std::string& port) {
  Entry entry;
  entry.what = what;
  entry.port = port;
  return entry;
}

class RecordingDevice final : public usb::Device {
 public:
  RecordingDevice(std::unique_ptr<usb::Device> device, std::shared_ptr<Recorder> recorder, std::string port)
      : device_(std::move(device)), recorder_(std::move(recorder)), port_(std::move(port)) {}
  ~RecordingDevice() override {
    device_.reset();
    note(What::closed);
  }
  const usb::Interface& interface() const override { return device_->interface(); }

  void write(std::uint8_t endpoint, ByteView data, std::chrono::milliseconds deadline, usb::Done done) override {
    auto entry = begun(What::write, endpoint, deadline);
    entry.data.assign(data.begin(), data.end());
    device_->write(endpoint, data, deadline, ended(std::move(entry), std::move(done)));
  }
  void read(std::uint8_t endpoint, std::size_t room, std::chrono::milliseconds deadline, usb::Done done) override {
    auto entry = begun(What::read, endpoint, deadline);
    entry.room = room;
    device_->read(endpoint, room, deadline, ended(std::move(entry), std::move(done)));
  }
  void cancel() override {
    note(What::cancel);
    device_->cancel();
  }
  void clear_stalls() override {
    note(What::clear_stalls);
    device_->clear_stalls();
  }
  void reset(usb::WasReset done) override {
    auto entry = an_entry(What::reset, port_);
    entry.transfer = recorder_->next_transfer();
    recorder_->note(entry);
    device_->reset([recorder = recorder_, entry, done = std::move(done)](usb::End end) mutable {
      entry.what = What::was_reset;
      entry.end = end;
      recorder->note(std::move(entry));
      done(end);
    });
  }

 private:
  void note(What what) { recorder_->note(an_entry(what, port_)); }
  Entry begun(What what, std::uint8_t endpoint, std::chrono::milliseconds deadline) {
    auto entry = an_entry(what, port_);
    entry.transfer = recorder_->next_transfer();
    entry.endpoint = endpoint;
    entry.deadline = deadline.count();
    return entry;
  }
  // Notes the beginning at once and the end when it comes, before the driver hears of it and asks on.
  usb::Done ended(Entry beginning, usb::Done done) {
    auto end = an_entry(What::end, port_);
    end.transfer = beginning.transfer;
    const bool reads = beginning.what == What::read;
    recorder_->note(std::move(beginning));
    return [recorder = recorder_, end, reads, done = std::move(done)](usb::End how, ByteView data) mutable {
      end.end = how;
      if (reads && how == usb::End::done) end.data.assign(data.begin(), data.end());
      recorder->note(std::move(end));
      done(how, data);
    };
  }

  std::unique_ptr<usb::Device> device_;
  std::shared_ptr<Recorder> recorder_;
  std::string port_;
};

}  // namespace

RecordingBus::RecordingBus(std::unique_ptr<usb::Bus> bus, std::shared_ptr<Recorder> recorder)
    : bus_(std::move(bus)), recorder_(std::move(recorder)) {
  connect(bus_.get(), &usb::Bus::arrived, this, [this](const usb::Attached& device) {
    auto entry = an_entry(What::arrived, device.port);
    entry.vid = device.id.vid;
    entry.pid = device.id.pid;
    recorder_->note(std::move(entry));
    Q_EMIT arrived(device);
  });
  connect(bus_.get(), &usb::Bus::left, this, [this](const std::string& port) {
    recorder_->note(an_entry(What::left, port));
    Q_EMIT left(port);
  });
}

Result<std::unique_ptr<usb::Device>> RecordingBus::open(const std::string& port) {
  auto device = bus_->open(port);
  auto entry = an_entry(device ? What::opened : What::refused, port);
  if (device)
    entry.interface = (*device)->interface();
  else
    entry.failure = device.error().name();
  recorder_->note(std::move(entry));
  if (!device) return tl::unexpected(device.error());
  return std::make_unique<RecordingDevice>(std::move(*device), recorder_, port);
}

}  // namespace credit::trace
