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
};

}  // namespace

DevicesService::DevicesService(std::unique_ptr<usb::Bus> bus, idcard::Timing timing, ServerOptions options)
    : bus_(std::move(bus)), reader_(*bus_, timing), server_(std::move(options)) {
  connect(&reader_, &idcard::Reader::changed, this, &DevicesService::reader_changed);
  connect(&reader_, &idcard::Reader::happened, this, &DevicesService::card);
  connect(&server_, &Server::armed, &reader_, &idcard::Reader::arm);
  connect(&server_, &Server::disarmed, &reader_, &idcard::Reader::disarm);
  connect(&server_, &Server::cancelled, &reader_, &idcard::Reader::cancel);
  connect(&server_, &Server::refused, this,
          [](const QString& why) { std::fprintf(stderr, "refused a client: %s\n", why.toUtf8().constData()); });
}

Status DevicesService::start() {
  CREDIT_CHECK(server_.start());
  reader_changed();
  return reader_.start();
}

void DevicesService::reader_changed() {
  const auto& reader = reader_.state();
  server_.set_device(
      {DeviceKind::id_reader, state_of(reader.condition), reader.port, reader.module_id, reader.failure});
  const std::string why = reader.failure ? reader.failure->describe() : "";
  std::fprintf(stderr, "reader %s %s %s\n", name_of(reader.condition), reader.port.c_str(), why.c_str());
}

void DevicesService::card(const idcard::CardEvent& event) { server_.card(std::visit(Outward{}, event)); }

}  // namespace credit::devices
