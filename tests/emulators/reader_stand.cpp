#include "tests/emulators/reader_stand.h"

namespace credit::emulator {
namespace {

constexpr std::uint16_t sdt_vendor = 0x0400, sdt_product = 0xC35A;

FakeDevice sdt_device(const SdtReader& reader, int socket) {
  auto device = bulk_device(sdt_vendor, sdt_product, reader.out_endpoints(), reader.in_endpoints());
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
      usb_(world, sdt_device(reader_, socket),
           [this](std::uint8_t endpoint, const Bytes& data) { hear(endpoint, data); }) {}

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
  if (answer.ask == Ask::read) {
    const std::scoped_lock lock(mutex_);
    last_answer_ = std::chrono::steady_clock::now();
  }
  for (const auto& piece : answer.pieces) usb_.send(piece.endpoint, piece.packets);
  if (answer.unplug) unplug();
}

void ReaderStand::plug() {
  const std::scoped_lock lock(plugging_);
  {
    const std::scoped_lock model(mutex_);
    reader_.power_on();
  }
  if (!usb_.plugged()) usb_.plug();
}

void ReaderStand::unplug() {
  const std::scoped_lock lock(plugging_);
  if (usb_.plugged()) usb_.unplug();
}

}  // namespace credit::emulator
