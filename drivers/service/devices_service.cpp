#include "drivers/service/devices_service.h"

#include <cstdio>

namespace credit::devices {
namespace {

void log(const DeviceChanged& device) {
  std::fprintf(stderr, "%s %s %s %s\n", name_of(device.kind), name_of(device.state), device.port.c_str(),
               device.failure ? device.failure->describe().c_str() : "");
}

}  // namespace

Devices::Devices(std::unique_ptr<usb::Bus> bus, std::unique_ptr<nodes::NodeWatch> nodes, DeviceOptions options)
    : bus_(std::move(bus)),
      nodes_(std::move(nodes)),
      readers_(*bus_, *nodes_, options.reader),
      scanners_(*nodes_, std::move(options.scanner)),
      nodes_started_by_reader_(options.reader.serial.has_value()) {
  connect(&readers_, &ReaderDesk::device, this, &Devices::device);
  connect(&readers_, &ReaderDesk::card, this, &Devices::card);
  connect(&scanners_, &ScannerDesk::device, this, &Devices::device);
  connect(&scanners_, &ScannerDesk::code, this, &Devices::code);
}

Status Devices::start() {
  CREDIT_CHECK(readers_.start());
  if (nodes_started_by_reader_) return {};
  if (const auto started = nodes_->start(); !started) {
    DeviceChanged none;
    none.kind = DeviceKind::code_scanner;
    none.state = DeviceState::fault;
    none.failure = started.error();
    Q_EMIT device(none);
  }
  return {};
}

DevicesService::DevicesService(std::unique_ptr<usb::Bus> bus, std::unique_ptr<nodes::NodeWatch> nodes,
                               DeviceOptions options, ServerOptions server)
    : devices_(std::move(bus), std::move(nodes), std::move(options)), server_(std::move(server)) {
  connect(&devices_, &Devices::device, &server_, &Server::set_device);
  connect(&devices_, &Devices::device, this, &log);
  connect(&devices_, &Devices::card, &server_, &Server::card);
  connect(&devices_, &Devices::code, &server_, &Server::code);
  connect(&devices_.reader(), &idcard::Reader::recovering, this,
          [](const idcard::Recovery& recovery) { std::fprintf(stderr, "%s\n", idcard::describe(recovery).c_str()); });
  connect(&devices_.readers(), &ReaderDesk::photo_failed, this,
          [](const Failure& why) { std::fprintf(stderr, "%s\n", why.describe().c_str()); });
  connect(&server_, &Server::armed, &devices_.readers(), &ReaderDesk::arm);
  connect(&server_, &Server::disarmed, &devices_.readers(), &ReaderDesk::disarm);
  connect(&server_, &Server::removal_expected, &devices_.readers(), &ReaderDesk::expect_removal);
  connect(&server_, &Server::cancelled, &devices_.readers(), &ReaderDesk::cancel);
  connect(&server_, &Server::refused, this,
          [](const QString& why) { std::fprintf(stderr, "refused a client: %s\n", why.toUtf8().constData()); });
}

Status DevicesService::start() {
  CREDIT_CHECK(server_.start());
  return devices_.start();
}

}  // namespace credit::devices
