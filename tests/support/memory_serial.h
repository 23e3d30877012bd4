// The modelled reader on a serial line in memory: the shipped wire on one end of a socket pair, the model on the other.
#pragma once
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <QTimer>
#include <array>

#include "drivers/idcard/serial_wire.h"
#include "drivers/idcard/wire_source.h"
#include "tests/emulators/sdt_reader.h"

namespace credit::test {

class MemorySerial final : public idcard::WireSource {
 public:
  explicit MemorySerial(emulator::SdtReader& model) : model_(model) {}
  ~MemorySerial() override { hang_up(); }
  int opened = 0;
  std::function<void(emulator::Ask)> answers = [](emulator::Ask) {};  // about to be let go of
  std::optional<Failure> open_failure;

  Status start() override { return {}; }
  Result<std::unique_ptr<idcard::Wire>> open(const std::string&) override {
    if (open_failure) return tl::unexpected<Failure>(*open_failure);
    hang_up();
    ++opened;
    std::array<int, 2> ends{};
    CREDIT_ENSURE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()) == 0);
    ours_ = ends[0];
    hears_ = std::make_unique<QSocketNotifier>(ours_, QSocketNotifier::Read);
    connect(hears_.get(), &QSocketNotifier::activated, this, &MemorySerial::hear);
    auto line = std::make_unique<nodes::Stream>(nodes::Descriptor(ends[1]), port_);
    return std::unique_ptr<idcard::Wire>(new idcard::SerialWire(std::move(line)));
  }
  void plug(std::string port = "/dev/ttyACM0") {
    model_.power_on();
    port_ = std::move(port);
    Q_EMIT arrived({port_, usb::Transport::sdt_serial, "serial line"});
  }
  bool plugged() const { return !port_.empty(); }
  void unplug() {
    hang_up();
    Q_EMIT left(std::exchange(port_, {}));
  }

 private:
  void hear() {
    Bytes bytes(4096);
    const auto count = ::read(ours_, bytes.data(), bytes.size());
    if (count <= 0) return hears_->setEnabled(false);
    bytes.resize(static_cast<std::size_t>(count));
    const auto answer = model_.hear(out_endpoints(emulator::ReaderShape::serial)[0], bytes);
    if (answer) QTimer::singleShot(answer->after, hears_.get(), [this, said = *answer] { say(said); });
  }
  void say(const emulator::Answer& answer) {
    answers(answer.ask);
    for (const auto& piece : answer.pieces)
      for (const auto& packet : piece.packets)
        if (::send(ours_, packet.data(), packet.size(), MSG_NOSIGNAL) < 0) return;
    if (answer.unplug) QTimer::singleShot(0, this, [this] { unplug(); });
  }
  void hang_up() {
    hears_.reset();  // nobody hangs up from inside its signal
    if (ours_ >= 0) ::close(std::exchange(ours_, -1));
  }

  emulator::SdtReader& model_;
  std::string port_;
  int ours_ = -1;
  std::unique_ptr<QSocketNotifier> hears_;
};

}  // namespace credit::test
