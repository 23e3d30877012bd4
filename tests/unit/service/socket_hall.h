// A server in a folder, guests that use our client, and rogues that say whatever bytes they like.
#pragma once
#include <unistd.h>

#include <QTemporaryDir>

#include "drivers/service/client.h"
#include "drivers/service/server.h"
#include "tests/support/catch.h"
#include "tests/support/event_loop.h"

namespace credit::devices::test {

using credit::test::application;
using credit::test::run_until;
using std::chrono::milliseconds;

inline DeviceChanged device(DeviceState state, const char* port = "1-2", DeviceKind kind = DeviceKind::id_reader) {
  DeviceChanged changed;
  changed.kind = kind;
  changed.state = state;
  changed.port = port;
  return changed;
}

inline constexpr std::size_t packet_limit_for_tests = 64 * 1024;

struct Hall {
  QTemporaryDir folder;
  std::string path = folder.filePath(QStringLiteral("socket")).toStdString();
  std::unique_ptr<Server> server;
  std::vector<std::string> said;

  explicit Hall(std::set<unsigned> allowed = {::getuid()}, std::set<unsigned> observers = {}) {
    application();
    open(std::move(allowed), std::move(observers));
  }
  void open(std::set<unsigned> allowed, std::set<unsigned> observers = {}) {
    server = std::make_unique<Server>(ServerOptions{path, 0600, std::move(allowed), std::move(observers)});
    QObject::connect(server.get(), &Server::scanning, [this] { said.emplace_back("scanning"); });
    QObject::connect(server.get(), &Server::scanning_ended, [this] { said.emplace_back("scanning ended"); });
    QObject::connect(server.get(), &Server::armed, [this] { said.emplace_back("armed"); });
    QObject::connect(server.get(), &Server::disarmed, [this] { said.emplace_back("disarmed"); });
    QObject::connect(server.get(), &Server::cancelled, [this] { said.emplace_back("cancelled"); });
    QObject::connect(server.get(), &Server::removal_expected, [this] { said.emplace_back("removal expected"); });
    QObject::connect(server.get(), &Server::refused, [this](const QString& why) { said.push_back(why.toStdString()); });
    REQUIRE(server->start());
    server->set_device(device(DeviceState::ready));
  }
  bool hears(const std::vector<std::string>& expected) {
    return run_until([&] { return said == expected; });
  }
};

struct Guest {
  Client client;
  std::vector<Event> events;
  std::vector<FailureCode> failures;
  std::vector<bool> available;

  explicit Guest(const Hall& hall, unsigned expected_uid = ::getuid())
      : client(QString::fromStdString(hall.path), expected_uid) {
    QObject::connect(&client, &Client::event, [this](const Event& event) { events.push_back(event); });
    QObject::connect(&client, &Client::failed, [this](const Failure& failure) { failures.push_back(failure.code); });
    QObject::connect(&client, &Client::available, [this](bool connected) { available.push_back(connected); });
    client.start();
  }
  bool has(std::size_t count) {
    return run_until([&] { return events.size() >= count; });
  }
};

// A peer that speaks whatever bytes it likes.
struct Rogue {
  Descriptor socket;
  explicit Rogue(const Hall& hall) : socket(*connect_to(hall.path)) {}
  void say(const Bytes& packet) { send_packet(socket, packet); }
  bool thrown_out() {
    Bytes packet;
    return run_until([&] {
      for (auto got = receive_packet(socket, packet, packet_limit_for_tests); got != Got::nothing_yet;
           got = receive_packet(socket, packet, packet_limit_for_tests))
        if (got == Got::closed) return true;
      return false;
    });
  }
};

inline idcard::IdCard a_card() {
  idcard::IdCard card;
  card.name = Personal<std::string>("测试乙");
  card.number = Personal<std::string>("990101198806150022");
  return card;
}

inline std::vector<std::string> devices_told(const Guest& guest) {
  std::vector<std::string> told;
  for (const auto& event : guest.events)
    if (const auto* changed = std::get_if<DeviceChanged>(&event))
      told.push_back(changed->port + " " + name_of(changed->state));
  return told;
}

inline std::vector<std::string> happenings(const Guest& guest) {
  std::vector<std::string> told;
  for (const auto& event : guest.events)
    if (const auto* happening = std::get_if<Happening>(&event)) told.emplace_back(name_of(happening->what));
  return told;
}

inline CodeScanned a_code() {
  CodeScanned scanned;
  scanned.code.text = Personal<std::string>("90123456789");
  scanned.port = "1-3";
  return scanned;
}

}  // namespace credit::devices::test
