#include "drivers/trace/replaying_bus.h"

#include <algorithm>
#include <fstream>

#include "base/failures/reader.h"
#include "drivers/usb/ids.h"

namespace credit::trace {

class ReplayingDevice final : public usb::Device {
 public:
  ReplayingDevice(ReplayingBus& bus, std::string port, usb::Interface interface)
      : bus_(bus), port_(std::move(port)), interface_(std::move(interface)) {}
  const usb::Interface& interface() const override { return interface_; }
  void write(std::uint8_t endpoint, ByteView data, std::chrono::milliseconds, usb::Done done) override {
    auto entry = asked(What::write);
    entry.endpoint = endpoint;
    entry.data.assign(data.begin(), data.end());
    bus_.ask({std::move(entry), alive_, std::move(done), nullptr});
  }
  void read(std::uint8_t endpoint, std::size_t, std::chrono::milliseconds, usb::Done done) override {
    auto entry = asked(What::read);
    entry.endpoint = endpoint;
    bus_.ask({std::move(entry), alive_, std::move(done), nullptr});
  }
  void cancel() override {}  // the trace says how each transfer ended
  void clear_stalls() override {}
  void reset(usb::WasReset done) override { bus_.ask({asked(What::reset), alive_, nullptr, std::move(done)}); }

 private:
  Entry asked(What what) const {
    Entry entry;
    entry.what = what;
    entry.port = port_;
    return entry;
  }
  ReplayingBus& bus_;
  std::string port_;
  usb::Interface interface_;
  std::shared_ptr<void> alive_ = std::make_shared<char>();
};

namespace {

enum class Side { bus, driver, nobody };
Side side_of(What what) {
  switch (what) {
    case What::arrived:
    case What::left:
    case What::end:
    case What::was_reset:
      return Side::bus;
    case What::write:
    case What::read:
    case What::reset:
      return Side::driver;
    case What::opened:  // taken out of its turn: opening waits for nobody
    case What::refused:
    case What::cancel:
    case What::clear_stalls:
    case What::closed:
      return Side::nobody;
  }
  impossible("an entry on no side", __FILE__, __LINE__);
}

FailureCode failure_named(const std::string& name) { return code_named(name).value_or(failure::reader_open_failed); }

}  // namespace

Told<std::vector<Entry>> load(const std::string& file) {
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line) || !is_heading(line)) return tl::unexpected(file + ": not a trace this program knows");
  std::vector<Entry> entries;
  for (int number = 2; std::getline(in, line); ++number) {
    auto entry = from_line(line);
    if (!entry) return tl::unexpected(file + ", line " + std::to_string(number) + ": " + entry.error());
    entries.push_back(std::move(*entry));
  }
  return entries;
}

ReplayingBus::ReplayingBus(std::vector<Entry> entries) : entries_(std::move(entries)), used_(entries_.size()) {
  next_.setSingleShot(true);
  connect(&next_, &QTimer::timeout, this, &ReplayingBus::step);
}

Status ReplayingBus::start() {
  next_.start(0);
  return {};
}

Result<std::unique_ptr<usb::Device>> ReplayingBus::open(const std::string& port) {
  for (std::size_t i = at_; i < entries_.size(); ++i) {
    const auto& entry = entries_[i];
    if (used_[i] || entry.port != port || (entry.what != What::opened && entry.what != What::refused)) continue;
    used_[i] = true;
    if (entry.what == What::opened) return std::make_unique<ReplayingDevice>(*this, port, entry.interface);
    return fail(failure_named(entry.failure), "as in the trace");
  }
  return fail(failure::reader_unplugged, "the trace has no further opening of " + port);
}

void ReplayingBus::ask(Question question) {
  questions_.push_back(std::move(question));
  if (!over_) next_.start(0);  // what the bus has still to say before it comes first, and at once
}

// One step a time, each from the event loop: nobody is called back from inside his own call.
void ReplayingBus::step() {
  if (over_) return;
  while (at_ < entries_.size() && side_of(entries_[at_].what) == Side::nobody) ++at_;
  if (at_ == entries_.size()) {
    over_ = true;
    return Q_EMIT finished();
  }
  if (side_of(entries_[at_].what) == Side::bus) {
    const Entry now = entries_[at_++];
    happen(now);
  } else if (!take_question()) {
    return;
  }
  go_on();
}

void ReplayingBus::go_on() {
  if (over_) return;
  const bool due = at_ < entries_.size() && side_of(entries_[at_].what) == Side::bus && questions_.empty() && at_ > 0;
  next_.start(due ? std::chrono::milliseconds(std::max<std::int64_t>(0, entries_[at_].at - entries_[at_ - 1].at))
                  : std::chrono::milliseconds(0));
}

bool ReplayingBus::take_question() {
  while (!questions_.empty() && questions_.front().device.expired()) questions_.pop_front();
  if (questions_.empty()) return false;  // the driver has yet to ask
  auto question = std::move(questions_.front());
  questions_.pop_front();
  if (const auto different = difference(question.entry)) {
    over_ = true;
    Q_EMIT differs(QString::fromStdString(*different));
    return false;
  }
  under_way_.insert_or_assign(entries_[at_].transfer, std::move(question));
  ++at_;
  return true;
}

std::optional<std::string> ReplayingBus::difference(const Entry& asked) const {
  const auto& then = entries_[at_];
  if (then.what == asked.what && then.port == asked.port && then.endpoint == asked.endpoint && then.data == asked.data)
    return {};
  return "the trace has " + to_line(then) + ", the driver asks " + to_line(asked);
}

void ReplayingBus::happen(const Entry& entry) {
  if (entry.what == What::left) return Q_EMIT left(entry.port);
  if (entry.what == What::arrived) {
    const auto* known = usb::known_reader(entry.vid, entry.pid);
    if (known != nullptr) Q_EMIT arrived({entry.port, *known});
    return;
  }
  auto node = under_way_.extract(entry.transfer);
  if (node.empty() || node.mapped().device.expired()) return;
  if (entry.what == What::was_reset) return node.mapped().was_reset(entry.end);
  node.mapped().done(entry.end, entry.data);
}

}  // namespace credit::trace
