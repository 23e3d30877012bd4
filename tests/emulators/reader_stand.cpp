#include "tests/emulators/reader_stand.h"

namespace credit::emulator {
namespace {

// HID 1.11 appendix: one application collection on a vendor's page, 64 bytes each way, no report id.
const Bytes reader_report{0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0x15, 0x00, 0x26, 0xFF, 0x00, 0x75,
                          0x08, 0x95, 0x40, 0x09, 0x01, 0x81, 0x02, 0x09, 0x01, 0x91, 0x02, 0xC0};

FakeDevice device_of(ReaderShape shape, int socket) {
  const auto [vid, pid] = id_of(shape);
  FakeDevice device;
  if (shape == ReaderShape::serial) {
    device = serial_device(vid, pid);
  } else if (is_hid(shape)) {
    const FakeInterface interface {
      hid_class, 0, 0,
          {{out_endpoints(shape)[0], Flow::interrupt, 64, 1}, {in_endpoints(shape)[0], Flow::interrupt, 64, 1}}, {},
          reader_report
    };
    device = {vid, pid, {interface}, {}};
  } else {
    device = bulk_device(vid, pid, out_endpoints(shape), in_endpoints(shape));
  }
  device.socket = socket;
  return device;
}

}  // namespace

Postman::Postman() : thread_([this] { work(); }) {}

Postman::~Postman() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Postman::later(std::chrono::milliseconds delay, std::function<void()> errand) {
  {
    const std::scoped_lock lock(mutex_);
    errands_.emplace(std::chrono::steady_clock::now() + delay, std::move(errand));
  }
  changed_.notify_one();
}

void Postman::work() {
  std::unique_lock lock(mutex_);
  while (!closing_) {
    if (errands_.empty()) {
      changed_.wait(lock);
      continue;
    }
    const auto due = errands_.begin()->first;
    if (std::chrono::steady_clock::now() < due) {
      changed_.wait_until(lock, due);
      continue;
    }
    const auto errand = std::move(errands_.begin()->second);
    errands_.erase(errands_.begin());
    lock.unlock();
    errand();
    lock.lock();
  }
}

ReaderStand::ReaderStand(UsbWorld& world, ReaderShape shape, Cards cards, int socket)
    : cards_(std::move(cards)),
      reader_(shape),
      socket_(socket),
      usb_(
          world, device_of(shape, socket), [this](std::uint8_t endpoint, const Bytes& data) { hear(endpoint, data); },
          {},
          [this] {
            const std::scoped_lock lock(mutex_);
            ++usb_resets_;
            reader_.bus_reset();
          }) {}

ReaderStand::~ReaderStand() = default;

int ReaderStand::asked(Ask ask) {
  const std::scoped_lock lock(mutex_);
  return reader_.asked(ask);
}

std::chrono::steady_clock::time_point ReaderStand::last_answer() {
  const std::scoped_lock lock(mutex_);
  return last_answer_;
}

void ReaderStand::hear(std::uint8_t endpoint, const Bytes& data) {
  std::optional<Answer> answer;
  {
    const std::scoped_lock lock(mutex_);
    answer = reader_.hear(endpoint, data);
  }
  if (answer) postman_.later(answer->after, [this, say = *answer] { deliver(say); });
}

void ReaderStand::deliver(const Answer& answer) {
  if (answer.stall) return usb_.stall(*answer.stall);
  if (answer.protocol_error) return usb_.fail_next(*answer.protocol_error);
  if (answer.ask == Ask::read || answer.ask == Ask::newest_address) {
    const std::scoped_lock lock(mutex_);
    last_answer_ = std::chrono::steady_clock::now();
  }
  for (const auto& piece : answer.pieces) usb_.send(piece.endpoint, piece.packets);
  if (answer.unplug) unplug();
}

void ReaderStand::plug(int socket) {
  const std::scoped_lock lock(plugging_);
  {
    const std::scoped_lock model(mutex_);
    reader_.power_on();
  }
  if (!usb_.plugged()) usb_.plug_into(socket_ = socket);
}

void ReaderStand::unplug() {
  const std::scoped_lock lock(plugging_);
  if (usb_.plugged()) usb_.unplug();
}

}  // namespace credit::emulator
