#include "drivers/service/reader_desk.h"

#include "base/failures/reader.h"
#include "drivers/service/usb_identity.h"
#include "drivers/usb/ids.h"

namespace credit::devices {
namespace {

DeviceState state_of(idcard::Condition condition) {
  switch (condition) {
    case idcard::Condition::absent:
      return DeviceState::absent;
    case idcard::Condition::starting:
      return DeviceState::starting;
    case idcard::Condition::ready:
      return DeviceState::ready;
    case idcard::Condition::fault:
      return DeviceState::fault;
  }
  impossible("a condition without a state", __FILE__, __LINE__);
}

struct Outward {
  Event operator()(const idcard::card::Found&) const { return CardFound{}; }
  Event operator()(const idcard::card::Read& read) const { return CardRead{read.card}; }
  Event operator()(const idcard::card::Failed& failed) const { return CardFailed{failed.failure}; }
  Event operator()(const idcard::card::Removed&) const { return CardRemoved{}; }
  Event operator()(const idcard::card::LeftBehind& left) const {
    return CardLeftBehind{static_cast<std::uint32_t>(left.times)};
  }
};

DeviceChanged a_reader(const std::string& port, DeviceState state, std::optional<Failure> failure = {}) {
  DeviceChanged news;
  news.kind = DeviceKind::id_reader;
  news.port = port;
  news.state = state;
  news.failure = std::move(failure);
  return news;
}

plugin::PluginReader::Timing timing_of(const idcard::Timing& timing) {
  plugin::PluginReader::Timing plugins;
  plugins.left_behind = {timing.left_behind, timing.left_behind_again};
  return plugins;
}

}  // namespace

ReaderDesk::ReaderDesk(usb::Bus& bus, nodes::NodeWatch& nodes, const ReaderOptions& options)
    : reader_(bus, options.timing), plugins_(options.plugins, timing_of(options.timing)), photo_(options.photo) {
  connect(&reader_, &idcard::Reader::plugged, this, &ReaderDesk::came);
  connect(&reader_, &idcard::Reader::unplugged, this, &ReaderDesk::went);
  connect(&reader_, &idcard::Reader::changed, this, &ReaderDesk::changed);
  connect(&reader_, &idcard::Reader::happened, this, &ReaderDesk::happened);
  connect(&plugins_, &PluginReaders::changed, this, &ReaderDesk::plugin_changed);
  connect(&plugins_, &PluginReaders::happened, this, &ReaderDesk::happened);
  connect(&photo_, &plugin::PhotoDecoder::failed, this, &ReaderDesk::photo_failed);
  connect(&photo_, &plugin::PhotoDecoder::decoded, this, [this](const plugin::Picture& picture) {
    Q_EMIT card(CardPhoto{picture.width, picture.height, picture.rgb});
  });
  connect(&bus, &usb::Bus::arrived, this, &ReaderDesk::look_at);
  connect(&bus, &usb::Bus::left, this, &ReaderDesk::went);
  if (!options.serial) return;
  serial_ = std::make_unique<idcard::SerialSource>(nodes, *options.serial);
  reader_.also(*serial_);
}

Status ReaderDesk::start() {
  changed();
  return reader_.start();
}

// A picture belongs to the card read last: whatever happens next to a card ends its decoding.
void ReaderDesk::happened(const idcard::CardEvent& event) {
  if (!std::holds_alternative<idcard::card::LeftBehind>(event)) photo_.drop();
  Q_EMIT card(std::visit(Outward{}, event));
  if (const auto* read = std::get_if<idcard::card::Read>(&event)) photo_.decode(read->card.photo);
}

void ReaderDesk::arm() {
  reader_.arm();
  plugins_.arm();
}

void ReaderDesk::disarm() {
  photo_.drop();
  reader_.disarm();
  plugins_.disarm();
}

void ReaderDesk::expect_removal() {
  reader_.expect_removal();
  plugins_.expect_removal();
}

void ReaderDesk::cancel() {
  reader_.cancel();
  plugins_.cancel();
}

void ReaderDesk::plugin_changed(const idcard::ReaderState& state) {
  auto news = a_reader(state.port, state_of(state.condition), state.failure);
  news.identity = state.module_id;
  news.name = state.name;
  news.transport = usb::name_of(state.transport);
  show(std::move(news));
}

// A reader that stands in the table and that no transport of ours speaks to: said, so that nobody looks for the fault
// in its cable. Serial adapters are readers only where the settings say so.
void ReaderDesk::look_at(const usb::Attached& device) {
  using usb::Transport;
  if (device.id.transport != Transport::vendor_private && device.id.transport != Transport::unknown) return;
  if (plugins_.came(device)) return;
  auto news = a_reader(device.port, DeviceState::fault, Failure{failure::reader_shape_unknown, device.id.name});
  news.name = device.id.name;
  news.transport = usb::name_of(device.id.transport);
  show(std::move(news));
}

// The reader in use speaks for itself; whatever else is plugged in waits as a spare.
void ReaderDesk::came(const idcard::Place& place) {
  if (list_.find(DeviceKind::id_reader, place.port) != nullptr) return;
  auto news = a_reader(place.port, DeviceState::spare);
  news.name = place.name;
  news.transport = usb::name_of(place.transport);
  news.identity = usb_identity(place.port);
  show(std::move(news));
}

void ReaderDesk::went(const std::string& port) {
  plugins_.went(port);
  if (list_.find(DeviceKind::id_reader, port) == nullptr) return;
  show(a_reader(port, DeviceState::absent, Failure{failure::reader_unplugged, "port " + port}));
}

void ReaderDesk::changed() {
  const auto& reader = reader_.state();
  const auto before = std::exchange(used_, reader.port);
  if (!before.empty() && before != reader.port) let_go(before, reader.failure);
  if (!before.empty() && reader.port.empty()) return;
  auto news = a_reader(reader.port, state_of(reader.condition), reader.failure);
  news.identity = reader.module_id;
  news.name = reader.name;
  if (!reader.port.empty()) news.transport = usb::name_of(reader.transport);
  show(std::move(news));
}

// The reader in use was pulled out, or another one took its place. A transfer may know that it has gone before the bus
// does.
void ReaderDesk::let_go(const std::string& port, const std::optional<Failure>& why) {
  const bool gone = !reader_.sees(port) || (why && why->code == failure::reader_unplugged);
  show(a_reader(port, gone ? DeviceState::absent : DeviceState::spare, why));
}

void ReaderDesk::show(DeviceChanged news) {
  if (const auto told = list_.take(std::move(news))) Q_EMIT device(*told);
}

}  // namespace credit::devices
