// credit-devices as it is shipped, a process of its own beside an emulated reader: the card's way to the app, and back
// to life after being killed.
#include "base/failures/devices.h"
#include "base/failures/reader.h"
#include "tests/unit/service/process_hall.h"

using namespace credit;
using namespace credit::devices;
using namespace credit::devices::test;

TEST_CASE("from a card on the reader to a record in the app") {
  Hall hall(GENERATE(ReaderShape::split, ReaderShape::single, ReaderShape::hid, ReaderShape::hid_wrapped));
  Guest guest(hall.socket());
  REQUIRE(guest.ready());
  const auto& reader = *guest.last(DeviceKind::id_reader);
  CHECK(reader.identity == "05.01-20101129-0001228293-0296863149");
  CHECK_FALSE(reader.name.empty());
  CHECK((reader.transport.rfind("USB bulk", 0) == 0 || reader.transport.rfind("HID", 0) == 0));
  guest.client.send(Request::arm);
  hall.says("insert card \"synthetic-rare\"");
  REQUIRE(guest.hears<CardRead>());
  CHECK(std::holds_alternative<CardFound>(guest.events[guest.events.size() - 2]));
  CHECK(std::get<CardRead>(guest.events.back()).card.name.expose() == "测试㐂𠮷䶮");
  REQUIRE(run_until([&] { return hall.stand.asked(emulator::Ask::newest_address) > 1; }));
  hall.says("remove card");
  CHECK(guest.hears<CardRemoved>());
}

TEST_CASE("the service is killed in the middle of a visit, and the visit goes on after it came back") {
  Hall hall(ReaderShape::single);
  Guest guest(hall.socket());
  REQUIRE(guest.ready());
  guest.failures.clear();
  guest.client.send(Request::arm);
  hall.kill();
  REQUIRE(run_until([&] { return guest.failures == std::vector{failure::device_service_gone}; }));
  guest.events.clear();
  hall.start();
  REQUIRE(guest.ready());
  hall.says("insert card \"synthetic-1\"");
  CHECK(guest.hears<CardRead>());
}

TEST_CASE("the reader is pulled out and put back") {
  Hall hall(ReaderShape::split);
  Guest guest(hall.socket());
  REQUIRE(guest.ready());
  guest.client.send(Request::arm);
  hall.says("unplug during read");
  hall.says("insert card \"synthetic-1\"");
  REQUIRE(guest.sees(DeviceKind::id_reader, DeviceState::absent));
  CHECK(std::get<DeviceChanged>(guest.events.back()).failure->code == failure::reader_unplugged);
  const auto& before = guest.events[guest.events.size() - 2];
  REQUIRE(std::holds_alternative<CardFailed>(before));
  CHECK(std::get<CardFailed>(before).failure.code == failure::reader_unplugged);
  hall.says("plug");
  CHECK(guest.ready());
}

TEST_CASE("told to end, the service lets the reader go and clears its socket away") {
  Hall hall(ReaderShape::single);
  Guest guest(hall.socket());
  REQUIRE(guest.ready());
  hall.service.terminate();
  REQUIRE(run_until([&] { return hall.service.state() == QProcess::NotRunning; }));
  CHECK(hall.service.exitStatus() == QProcess::NormalExit);
  CHECK(hall.service.exitCode() == 0);
  CHECK_FALSE(QFile::exists(hall.socket()));
}

TEST_CASE("settings that cannot be meant keep it from starting") {
  application();
  QTemporaryDir folder;
  const auto file = folder.filePath(QStringLiteral("devices.toml"));
  const char* wrong =
      GENERATE("[reader]\npoll_ms = 3\n", "[reader]\npol_ms = 400\n", "[devices]\nclient_user = \"no-such-user\"\n",
               "[devices]\n", "[devices", "[scanner]\nsuffix = \"tab\"\n", "[scanner]\nkeyboards = \"1eab\"\n",
               "[scanner]\nsuffix = \"none\"\nending = \"at_suffix\"\n", "[scanner]\nline_baud = 9601\n",
               "[scanner]\nseal_urls = \"https://a.cn/s\"\n", "[scanner]\nretry_ms = 9000\nretry_most_ms = 8000\n",
               "[reader]\nserial = \"ttyS0\"\n", "[reader]\nserial_baud = 14400\nserial = \"/dev/ttyS0\"\n");
  REQUIRE(write_file(file.toStdString(), view(wrong)));
  QProcess service;
  service.start(QStringLiteral(CREDIT_DEVICES_PROGRAM), {QStringLiteral("serve"), QStringLiteral("--settings"), file});
  REQUIRE(service.waitForFinished(5000));
  CHECK(service.exitCode() == 1);
  CHECK(service.readAllStandardError().contains("settings_invalid"));
}
