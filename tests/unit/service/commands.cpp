// Readers, scanners and several clients at once, and the commands that look on.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "drivers/service/packet_socket.h"
#include "tests/unit/service/process_hall.h"

using namespace credit;
using namespace credit::devices;
using namespace credit::devices::test;

namespace {

QJsonObject json_in(const std::string& output) {
  return QJsonDocument::fromJson(QByteArray::fromStdString(output)).object();
}

constexpr const char* sample_code = "91350100M000100Y43";  // GB 32100's worked example

}  // namespace

TEST_CASE("a code from the scanner to the client that scans, and to no other") {
  Hall hall(ReaderShape::single);
  hall.with_scanner(GENERATE("Honeywell", "Newland", "keyboard", "serial"));
  Guest owner(hall.socket()), bystander(hall.socket());
  REQUIRE(owner.sees(DeviceKind::code_scanner, DeviceState::ready));
  REQUIRE(bystander.sees(DeviceKind::code_scanner, DeviceState::ready));
  owner.client.send(Request::scan);
  bystander.client.send(Request::observe);
  REQUIRE(bystander.hears(Happening::What::observing));
  hall.scans(std::string("scan \"") + sample_code + "\"");
  REQUIRE(owner.hears<CodeScanned>());
  const auto& scanned = std::get<CodeScanned>(owner.events.back());
  CHECK(scanned.code.kind == code::Kind::credit_code);
  CHECK(scanned.code.credit_codes.at(0).expose() == sample_code);
  CHECK(scanned.port == owner.last(DeviceKind::code_scanner)->port);
  REQUIRE(bystander.hears(Happening::What::code_scanned));
  for (const auto& event : bystander.events) CHECK_FALSE(std::holds_alternative<CodeScanned>(event));
}

TEST_CASE("a scanner in trouble is told of, and the reader notices nothing") {
  Hall hall(ReaderShape::single);
  hall.with_scanner("Honeywell");
  Guest guest(hall.socket());
  REQUIRE(guest.ready());
  REQUIRE(guest.sees(DeviceKind::code_scanner, DeviceState::ready));
  guest.client.send(Request::arm);
  guest.client.send(Request::scan);
  hall.scans("unplug during a long code");
  REQUIRE(guest.sees(DeviceKind::code_scanner, DeviceState::absent));
  hall.says("insert card \"synthetic-1\"");
  CHECK(guest.hears<CardRead>());
}

TEST_CASE("list shows what the service knows") {
  Hall hall(ReaderShape::single);
  hall.with_scanner("Honeywell");
  Guest guest(hall.socket());
  REQUIRE(guest.ready());
  REQUIRE(guest.sees(DeviceKind::code_scanner, DeviceState::ready));
  const Command table(hall, {QStringLiteral("list")});
  CHECK(table.code == 0);
  CHECK(table.output.find("KIND") == 0);
  CHECK(table.output.find("id reader     1-2") != std::string::npos);
  CHECK(table.output.find("05.01-20101129-0001228293-0296863149") != std::string::npos);
  CHECK(table.output.find("code scanner  1-3") != std::string::npos);
  CHECK(table.output.find("HID POS") != std::string::npos);
  const Command json(hall, {QStringLiteral("list"), QStringLiteral("--json")});
  const auto all = json_in(json.output);
  CHECK(all.value(QStringLiteral("service")).toBool());
  const auto devices = all.value(QStringLiteral("devices")).toArray();
  REQUIRE(devices.size() == 2);
  CHECK(devices[0].toObject().value(QStringLiteral("state")).toString() == QStringLiteral("ready"));
  CHECK(devices[1].toObject().value(QStringLiteral("transport")).toString() == QStringLiteral("HID POS"));
}

TEST_CASE("without a service list looks for itself") {
  Hall hall(ReaderShape::hid);
  Guest guest(hall.socket());
  REQUIRE(guest.ready());
  hall.service.terminate();
  REQUIRE(hall.service.waitForFinished(5000));
  const Command json(hall, {QStringLiteral("list"), QStringLiteral("--json")});
  const auto all = json_in(json.output);
  CHECK_FALSE(all.value(QStringLiteral("service")).toBool(true));
  const auto reader = all.value(QStringLiteral("devices")).toArray()[0].toObject();
  CHECK(reader.value(QStringLiteral("state")).toString() == QStringLiteral("ready"));
  CHECK(reader.value(QStringLiteral("id")).toString() == QStringLiteral("05.01-20101129-0001228293-0296863149"));
}

TEST_CASE("watch tells what happens and nothing of whom; Ctrl-C ends it, a service that dies does not") {
  Hall hall(ReaderShape::single);
  hall.with_scanner("Newland");
  Guest guest(hall.socket());
  REQUIRE(guest.ready());
  REQUIRE(guest.sees(DeviceKind::code_scanner, DeviceState::ready));
  QProcess watch;
  QByteArray said;
  QObject::connect(&watch, &QProcess::readyReadStandardOutput, [&] { said += watch.readAllStandardOutput(); });
  watch.start(QStringLiteral(CREDIT_DEVICES_PROGRAM),
              {QStringLiteral("watch"), QStringLiteral("--socket"), hall.socket()});
  const auto says = [&](const char* words) { return run_until([&] { return said.contains(words); }); };
  REQUIRE(says("observing"));
  guest.client.send(Request::arm);
  guest.client.send(Request::scan);
  hall.says("insert card \"synthetic-1\"");
  REQUIRE(says("card read"));
  hall.scans(std::string("scan \"") + sample_code + "\"");
  REQUIRE(says("code scanned"));
  hall.kill();
  REQUIRE(says("device_service_gone"));
  said.clear();
  hall.start();
  REQUIRE(says("observing"));  // and goes on where it was
  for (const char* secret : {"测试", "990101198806150022", sample_code, "示例"}) CHECK_FALSE(said.contains(secret));
  ::kill(static_cast<pid_t>(watch.processId()), SIGINT);
  REQUIRE(run_until([&] { return watch.state() == QProcess::NotRunning; }));
  CHECK(watch.exitStatus() == QProcess::NormalExit);
  CHECK(watch.exitCode() == 0);
}

TEST_CASE("clients that flood, stall or talk nonsense cost the others nothing") {
  Hall hall(ReaderShape::single);
  Guest guest(hall.socket());
  REQUIRE(guest.ready());
  guest.failures.clear();  // the service may not have been there at the first attempt
  guest.client.send(Request::arm);
  const auto stalled = connect_to(hall.socket().toStdString());
  REQUIRE(stalled);
  REQUIRE(send_packet(*stalled, encode(Request::observe)) == Sent::whole);  // and never reads a word
  for (int i = 0; i < 20; ++i) {
    const auto flood = connect_to(hall.socket().toStdString());
    for (int j = 0; flood && j < 200; ++j)
      if (send_packet(*flood, j % 2 == 0 ? encode(Request::observe) : Bytes{0xFF}) != Sent::whole) break;
  }
  hall.says("insert card \"synthetic-1\"");
  REQUIRE(guest.hears<CardRead>());
  CHECK(guest.failures.empty());
}

TEST_CASE("a command nobody knows is answered with help") {
  Hall hall(ReaderShape::single);
  CHECK(Command(hall, {QStringLiteral("dance")}).code == 2);
  CHECK(Command(hall, {QStringLiteral("list"), QStringLiteral("more")}).code == 2);
  const Command help(hall, {QStringLiteral("--help")});
  CHECK(help.code == 0);
  CHECK(help.output.find("watch") != std::string::npos);
}
