// Devices as a person and as a program read them.
#include "drivers/service/device_table.h"

#include <QJsonDocument>

#include "base/failures/card.h"
#include "base/failures/reader.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::devices;

namespace {

DeviceChanged a_device(DeviceKind kind, DeviceState state, const char* port) {
  DeviceChanged device;
  device.kind = kind;
  device.state = state;
  device.port = port;
  return device;
}

}  // namespace

TEST_CASE("a table lines up, and obeys no terminal's commands") {
  auto reader = a_device(DeviceKind::id_reader, DeviceState::ready, "1-2");
  reader.name = "Reader\x1B[2J\nX";
  reader.last_failure = Failure{failure::reader_silent, "find"};
  auto scanner = a_device(DeviceKind::code_scanner, DeviceState::fault, "/dev/ttyS0");
  scanner.failure = Failure{failure::reader_garbled, ""};
  const auto table = table_of({reader, scanner});
  CHECK(table ==
        "KIND          PORT        STATE  TRANSPORT  NAME          ID  LAST ERROR\n"
        "id reader     1-2         ready  -          Reader?[2J?X  -   (reader_silent: find)\n"
        "code scanner  /dev/ttyS0  fault  -          -             -   reader_garbled\n");
}

TEST_CASE("JSON names what there is and says null for what there is not") {
  auto reader = a_device(DeviceKind::id_reader, DeviceState::fault, "1-2");
  reader.failure = Failure{failure::reader_silent, "find"};
  CHECK(
      QJsonDocument(json_of(reader)).toJson(QJsonDocument::Compact).toStdString() ==
      R"({"failure":{"code":"reader_silent","detail":"find"},"id":"","kind":"id reader","last_failure":null,"name":"",)"
      R"("port":"1-2","state":"fault","transport":""})");
  const Happening happening{Happening::What::card_failed, {}, failure::card_moved};
  CHECK(QJsonDocument(json_of(happening)).toJson(QJsonDocument::Compact).toStdString() ==
        R"({"failure":"card_moved","happening":"card failed","port":""})");
  CHECK(line_of(happening) == "card failed (card_moved)");
  CHECK(line_of(reader) == "id reader 1-2 fault (reader_silent: find)");
}

TEST_CASE("what stands is what was told last; gone is gone, and none is said once") {
  Standing standing;
  standing.take(a_device(DeviceKind::id_reader, DeviceState::absent, ""));
  CHECK(standing.settled());
  standing.take(a_device(DeviceKind::id_reader, DeviceState::starting, "1-2"));
  CHECK_FALSE(standing.settled());
  REQUIRE(standing.all().size() == 1);
  standing.take(a_device(DeviceKind::id_reader, DeviceState::ready, "1-2"));
  CHECK(standing.settled());
  CHECK(standing.all()[0].state == DeviceState::ready);
  standing.take(a_device(DeviceKind::id_reader, DeviceState::absent, "1-2"));
  CHECK(standing.all().empty());
}
