// Several devices, several clients: what each is told, and what nobody but its owner is.
#include "base/failures/card.h"
#include "base/failures/reader.h"
#include "tests/unit/service/socket_hall.h"

using namespace credit;
using namespace credit::devices;
using namespace credit::devices::test;

TEST_CASE("who comes later is told of every device there is, and of none that has gone") {
  Hall hall;
  hall.server->set_device(device(DeviceState::spare, "1-4"));
  hall.server->set_device(device(DeviceState::ready, "1-3", DeviceKind::code_scanner));
  hall.server->set_device(device(DeviceState::ready, "1-5", DeviceKind::code_scanner));
  hall.server->set_device(device(DeviceState::absent, "1-4"));
  hall.server->set_device(device(DeviceState::absent, "1-5", DeviceKind::code_scanner));
  Guest guest(hall);
  guest.client.send(Request::observe);
  REQUIRE(run_until([&] { return !happenings(guest).empty(); }));
  CHECK(devices_told(guest) == std::vector<std::string>{"1-2 ready", "1-3 ready"});
  SECTION("the last of its kind has gone: that is told, without a port") {
    auto gone = device(DeviceState::absent);
    gone.failure = Failure{failure::reader_unplugged, {}};
    hall.server->set_device(gone);
    Guest late(hall);
    REQUIRE(late.has(2));
    CHECK(devices_told(late) == std::vector<std::string>{" absent", "1-3 ready"});
    CHECK(std::get<DeviceChanged>(late.events[0]).failure->code == failure::reader_unplugged);
    hall.server->set_device(device(DeviceState::ready, "1-9"));
    Guest later(hall);
    REQUIRE(later.has(2));
    CHECK(devices_told(later) == std::vector<std::string>{"1-9 ready", "1-3 ready"});
  }
}

TEST_CASE("a code goes to the client that scans alone, and to nobody when none does") {
  Hall hall;
  Guest scanning(hall), armed(hall);
  armed.client.send(Request::arm);
  REQUIRE(hall.hears({"armed"}));
  hall.server->code(a_code());
  scanning.client.send(Request::scan);
  REQUIRE(hall.hears({"armed", "scanning"}));
  hall.server->code(a_code());
  hall.server->card(CardFound{});
  REQUIRE(scanning.has(2));
  REQUIRE(armed.has(2));
  CHECK(std::get<CodeScanned>(scanning.events[1]).code.text.expose() == "90123456789");
  CHECK(std::holds_alternative<CardFound>(armed.events[1]));
  scanning.client.send(Request::stop_scanning);
  REQUIRE(hall.hears({"armed", "scanning", "scanning ended"}));
  hall.server->code(a_code());
  hall.server->set_device(device(DeviceState::starting));
  REQUIRE(scanning.has(3));
  CHECK(std::holds_alternative<DeviceChanged>(scanning.events[2]));
}

TEST_CASE("a second client cannot take the scanner away, nor end the scanning of the first") {
  Hall hall;
  Guest first(hall);
  first.client.send(Request::scan);
  REQUIRE(hall.hears({"scanning"}));
  Rogue second(hall);
  second.say(encode(Request::stop_scanning));
  second.say(encode(Request::scan));
  CHECK(second.thrown_out());
  CHECK(hall.said == std::vector<std::string>{"scanning", "another one is scanning"});
}

TEST_CASE("an observer hears that things happen, and not a byte of what they were about") {
  Hall hall;
  Guest owner(hall);
  Rogue observer(hall);
  owner.client.send(Request::arm);
  owner.client.send(Request::scan);
  REQUIRE(hall.hears({"armed", "scanning"}));
  observer.say(encode(Request::observe));
  REQUIRE(owner.has(1));
  Bytes heard, packet;
  std::vector<Happening> told;
  const auto listen = [&] {
    while (receive_packet(observer.socket, packet, packet_limit_for_tests) == Got::packet) {
      heard.insert(heard.end(), packet.begin(), packet.end());
      const auto event = decode_event(packet);
      if (const auto* happening = event ? std::get_if<Happening>(&*event) : nullptr) told.push_back(*happening);
    }
    return told.size();
  };
  REQUIRE(run_until([&] { return listen() == 1; }));
  hall.server->card(CardRead{a_card()});
  hall.server->card(CardPhoto{1, 1, Personal<Bytes>(Bytes{1, 2, 3})});
  hall.server->card(CardFailed{{failure::card_moved, "lifted"}});
  hall.server->code(a_code());
  REQUIRE(run_until([&] { return listen() == 5; }));
  CHECK(told[1].what == Happening::What::card_read);
  CHECK(told[3].failure == failure::card_moved);
  CHECK(told[4].port == "1-3");
  const std::string all(heard.begin(), heard.end());
  CHECK(all.find("测试乙") == std::string::npos);
  CHECK(all.find("990101198806150022") == std::string::npos);
  CHECK(all.find("90123456789") == std::string::npos);
  CHECK(all.find("lifted") == std::string::npos);
}

TEST_CASE("a user who may only observe is thrown out when he asks for more") {
  Hall hall({}, {::getuid()});
  Guest guest(hall);
  guest.client.send(Request::observe);
  REQUIRE(guest.has(2));
  CHECK(happenings(guest) == std::vector<std::string>{"observing"});
  Rogue greedy(hall);
  greedy.say(encode(GENERATE(Request::arm, Request::scan, Request::cancel, Request::disarm)));
  CHECK(greedy.thrown_out());
  CHECK(hall.said == std::vector<std::string>{"an observer who wants more"});
}

TEST_CASE("what becomes of a card that lies there still is told to the one who had it read, and to nobody else") {
  Hall hall;
  Guest reading(hall), other(hall);
  REQUIRE(reading.has(1));
  REQUIRE(other.has(1));
  hall.server->card(CardLeftBehind{9});  // nobody was ever armed
  reading.client.send(Request::arm);
  REQUIRE(hall.hears({"armed"}));
  other.client.send(Request::expect_removal);  // not for him to say
  reading.client.send(Request::expect_removal);
  REQUIRE(hall.hears({"armed", "removal expected"}));
  reading.client.send(Request::disarm);
  REQUIRE(hall.hears({"armed", "removal expected", "disarmed"}));
  hall.server->card(CardFound{});
  hall.server->card(CardLeftBehind{1});
  hall.server->card(CardRemoved{});
  REQUIRE(reading.has(3));
  CHECK(std::get<CardLeftBehind>(reading.events[1]).times == 1);
  CHECK(std::holds_alternative<CardRemoved>(reading.events[2]));
  hall.server->set_device(device(DeviceState::starting));
  REQUIRE(other.has(2));
  CHECK(std::holds_alternative<DeviceChanged>(other.events[1]));
}
