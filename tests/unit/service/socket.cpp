// Server and client over a real socket: who is let in, who hears of a card, who is thrown out.
#include "base/failures/devices.h"
#include "base/failures/reader.h"
#include "tests/unit/service/socket_hall.h"

using namespace credit;
using namespace credit::devices;
using namespace credit::devices::test;

TEST_CASE("a client hears of the device at once, and of its changes") {
  Hall hall;
  Guest guest(hall);
  REQUIRE(guest.has(1));
  CHECK(std::get<DeviceChanged>(guest.events[0]).state == DeviceState::ready);
  auto absent = device(DeviceState::absent, "");
  absent.failure = Failure{failure::reader_absent, {}};
  hall.server->set_device(absent);
  REQUIRE(guest.has(2));
  CHECK(std::get<DeviceChanged>(guest.events[1]).failure->code == failure::reader_absent);
}

TEST_CASE("only the armed client hears of a card, and nobody when none is armed") {
  Hall hall;
  Guest armed(hall), other(hall);
  REQUIRE(armed.has(1));
  REQUIRE(other.has(1));
  hall.server->card(CardRead{a_card()});
  armed.client.send(Request::arm);
  REQUIRE(hall.hears({"armed"}));
  hall.server->card(CardRead{a_card()});
  REQUIRE(armed.has(2));
  CHECK(std::get<CardRead>(armed.events[1]).card.name.expose() == "测试乙");
  armed.client.send(Request::cancel);
  armed.client.send(Request::disarm);
  REQUIRE(hall.hears({"armed", "cancelled", "disarmed"}));
  hall.server->card(CardRead{a_card()});
  hall.server->set_device(device(DeviceState::starting));  // comes after what must not
  REQUIRE(armed.has(3));
  REQUIRE(other.has(2));
  CHECK(std::holds_alternative<DeviceChanged>(armed.events[2]));
  CHECK(std::holds_alternative<DeviceChanged>(other.events[1]));
}

TEST_CASE("a second client cannot take the reader away") {
  Hall hall;
  Guest first(hall);
  first.client.send(Request::arm);
  REQUIRE(hall.hears({"armed"}));
  Rogue second(hall);
  second.say(encode(Request::disarm));
  second.say(encode(Request::cancel));
  second.say(encode(Request::arm));
  CHECK(second.thrown_out());
  CHECK(hall.said == std::vector<std::string>{"armed", "another one is armed"});
}

TEST_CASE("a client that goes away disarms") {
  Hall hall;
  {
    Guest guest(hall);
    guest.client.send(Request::arm);
    REQUIRE(hall.hears({"armed"}));
  }
  CHECK(hall.hears({"armed", "disarmed"}));
}

TEST_CASE("a user who is not allowed is told nothing") {
  Hall hall({::getuid() + 1});
  Rogue rogue(hall);
  Bytes packet;
  auto got = Got::nothing_yet;
  REQUIRE(run_until(
      [&] { return (got = receive_packet(rogue.socket, packet, packet_limit_for_tests)) != Got::nothing_yet; }));
  CHECK(got == Got::closed);
  CHECK(hall.said == std::vector<std::string>{"a user who is not allowed"});
}

TEST_CASE("hostile clients are thrown out, the others notice nothing") {
  Hall hall;
  Guest guest(hall);
  guest.client.send(Request::arm);
  REQUIRE(hall.hears({"armed"}));
  Rogue rogue(hall);
  std::string why;
  SECTION("nonsense") {
    rogue.say({0xFF, 0x00});
    why = "a request nobody understands";
  }
  SECTION("too long") {
    rogue.say(Bytes(5000, 0xA1));
    why = "a request too long";
  }
  SECTION("too much") {
    for (int i = 0; i < 60; ++i) rogue.say(encode(Request::cancel));
    why = "too many requests";
  }
  CHECK(rogue.thrown_out());
  CHECK(hall.said.back() == why);
  hall.server->card(CardFound{});
  CHECK(guest.has(2));
}

TEST_CASE("a client that does not listen is dropped rather than waited for") {
  Hall hall;
  Rogue sleeper(hall);
  sleeper.say(encode(Request::arm));
  REQUIRE(hall.hears({"armed"}));
  auto card = a_card();
  card.photo = Personal<Bytes>(Bytes(8000));
  for (int i = 0; i < 500 && hall.said.size() == 1; ++i) hall.server->card(CardRead{card});
  CHECK(hall.said == std::vector<std::string>{"armed", "too slow", "disarmed"});
}

TEST_CASE("more clients than anybody needs are refused") {
  Hall hall;
  std::vector<std::unique_ptr<Rogue>> crowd;
  for (int i = 0; i < 8; ++i) crowd.push_back(std::make_unique<Rogue>(hall));
  Rogue ninth(hall);
  CHECK(ninth.thrown_out());
  crowd.clear();
  Guest guest(hall);
  CHECK(guest.has(1));
}

TEST_CASE("the client comes back after the service did, and says again what it wanted") {
  Hall hall;
  Guest guest(hall);
  guest.client.send(Request::arm);
  guest.client.send(Request::scan);
  guest.client.send(Request::observe);
  REQUIRE(hall.hears({"armed", "scanning"}));
  REQUIRE(run_until([&] { return happenings(guest).size() == 1; }));
  hall.said.clear();
  hall.server.reset();
  REQUIRE(run_until([&] { return guest.available == std::vector<bool>{true, false}; }));
  CHECK(guest.failures == std::vector{failure::device_service_gone});
  hall.open({::getuid()});
  CHECK(hall.hears({"armed", "scanning"}));
  CHECK(run_until([&] { return happenings(guest) == std::vector<std::string>{"observing", "observing"}; }));
  CHECK(guest.available == std::vector<bool>{true, false, true});
}

TEST_CASE("a service that is not there is told once, and waited for") {
  Hall hall;
  hall.server.reset();
  Guest guest(hall);
  REQUIRE(run_until([&] { return !guest.failures.empty(); }));
  CHECK_FALSE(run_until([&] { return guest.failures.size() > 1; }, milliseconds(700)));
  hall.open({::getuid()});
  CHECK(run_until([&] { return guest.client.connected(); }));
}

TEST_CASE("a socket held by another user is refused by name") {
  Hall hall;
  Guest guest(hall, ::getuid() + 1);
  REQUIRE(run_until([&] { return !guest.failures.empty(); }));
  CHECK(guest.failures[0] == failure::device_service_impostor);
  CHECK(guest.events.empty());
  CHECK(guest.available.empty());
}

TEST_CASE("a service that talks nonsense is left") {
  Hall hall;
  hall.server.reset();
  const auto listener = listen_at(hall.path, 0600);
  REQUIRE(listener);
  Guest guest(hall);
  Descriptor peer;
  REQUIRE(run_until([&] { return (peer = accept_from(*listener)).valid(); }));
  send_packet(peer, Bytes{0xA1, 0x00, 0x18, 0x63});
  REQUIRE(run_until([&] { return !guest.failures.empty(); }));
  CHECK(guest.failures[0] == failure::device_message_malformed);
}

TEST_CASE("a second service does not push the first off its path; what a crash left is cleared") {
  Hall hall;
  CHECK(Server({hall.path, 0600, {}, {}}).start().error().code == failure::device_socket_unusable);
  Guest guest(hall);
  CHECK(guest.has(1));
  const std::string left = hall.folder.filePath(QStringLiteral("left")).toStdString();
  { REQUIRE(listen_at(left, 0600)); }  // closed, its file still there
  CHECK(listen_at(left, 0600));
  CHECK(listen_at(std::string(200, 'x'), 0600).error().code == failure::device_socket_unusable);
  CHECK(listen_at("/no/such/folder/socket", 0600).error().code == failure::device_socket_unusable);
}
