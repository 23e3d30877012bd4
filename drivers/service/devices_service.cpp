#include "drivers/service/devices_service.h"

#include <cstdio>

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

}  // namespace

DevicesService::Plugged::Plugged(usb::Bus& bus) {
  connect(&bus, &usb::Bus::arrived, &bus,
          [this](const usb::Attached& device) { readers.insert_or_assign(device.port, device); });
  connect(&bus, &usb::Bus::left, &bus, [this](const std::string& port) { readers.erase(port); });
}

DevicesService::DevicesService(std::unique_ptr<usb::Bus> bus, idcard::Timing timing, ServerOptions options)
    : bus_(std::move(bus)), plugged_(*bus_), reader_(*bus_, timing), server_(std::move(options)) {
  connect(bus_.get(), &usb::Bus::arrived, this, &DevicesService::came);
  connect(bus_.get(), &usb::Bus::left, this, &DevicesService::went);
  connect(&reader_, &idcard::Reader::changed, this, &DevicesService::reader_changed);
  connect(&reader_, &idcard::Reader::happened, this, &DevicesService::card);
  connect(&server_, &Server::armed, &reader_, &idcard::Reader::arm);
  connect(&server_, &Server::disarmed, &reader_, &idcard::Reader::disarm);
  connect(&server_, &Server::removal_expected, &reader_, &idcard::Reader::expect_removal);
  connect(&server_, &Server::cancelled, &reader_, &idcard::Reader::cancel);
  connect(&server_, &Server::refused, this,
          [](const QString& why) { std::fprintf(stderr, "refused a client: %s\n", why.toUtf8().constData()); });
}

Status DevicesService::start() {
  CREDIT_CHECK(server_.start());
  reader_changed();
  return reader_.start();
}

// The reader in use speaks for itself; whatever else is plugged in waits as a spare.
void DevicesService::came(const usb::Attached& device) {
  if (list_.find(DeviceKind::id_reader, device.port) != nullptr) return;
  DeviceChanged spare;
  spare.state = DeviceState::spare;
  spare.port = device.port;
  spare.name = device.id.name;
  show(std::move(spare));
}

void DevicesService::went(const std::string& port) {
  if (list_.find(DeviceKind::id_reader, port) == nullptr) return;
  DeviceChanged gone;
  gone.port = port;
  gone.failure = Failure{FailureCode::reader_unplugged, "port " + port};
  show(std::move(gone));
}

void DevicesService::reader_changed() {
  const auto& reader = reader_.state();
  const auto before = list_.used(DeviceKind::id_reader);
  if (!before.empty() && before != reader.port) let_go(before, reader.failure);
  if (!before.empty() && reader.port.empty()) return;
  DeviceChanged news;
  news.state = state_of(reader.condition);
  news.port = reader.port;
  news.identity = reader.module_id;
  news.failure = reader.failure;
  const auto plugged = plugged_.readers.find(reader.port);
  if (plugged != plugged_.readers.end()) news.name = plugged->second.id.name;
  show(std::move(news));
}

// The reader in use was pulled out, or another one took its place.
void DevicesService::let_go(const std::string& port, const std::optional<Failure>& why) {
  DeviceChanged news;
  news.state = plugged_.readers.contains(port) ? DeviceState::spare : DeviceState::absent;
  news.port = port;
  news.failure = why;
  show(std::move(news));
}

void DevicesService::show(DeviceChanged device) {
  const auto news = list_.take(std::move(device));
  if (!news) return;
  server_.set_device(*news);
  std::fprintf(stderr, "%s %s %s %s\n", name_of(news->kind), name_of(news->state), news->port.c_str(),
               news->failure ? news->failure->describe().c_str() : "");
}

void DevicesService::card(const idcard::CardEvent& event) { server_.card(std::visit(Outward{}, event)); }

}  // namespace credit::devices
