// What is known of a device is gathered; what says nothing new is not told.
#include "drivers/service/device_list.h"

#include "base/failures/reader.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::devices;

namespace {

DeviceChanged news(DeviceState state, const char* port = "1-2") {
  DeviceChanged device;
  device.state = state;
  device.port = port;
  return device;
}

}  // namespace

TEST_CASE("what is known stays known") {
  DeviceList list;
  auto first = news(DeviceState::spare);
  first.name = "reader";
  first.identity = "serial 1";
  REQUIRE(list.take(first));
  auto failed = news(DeviceState::fault);
  failed.failure = Failure{failure::reader_silent, "find"};
  REQUIRE(list.take(failed));
  const auto told = list.take(news(DeviceState::ready));
  REQUIRE(told);
  CHECK(told->name == "reader");
  CHECK(told->identity == "serial 1");
  CHECK_FALSE(told->failure);
  CHECK(told->last_failure->code == failure::reader_silent);
}

TEST_CASE("the same thing twice is told once") {
  DeviceList list;
  CHECK(list.take(news(DeviceState::ready)));
  CHECK_FALSE(list.take(news(DeviceState::ready)));
  CHECK(list.take(news(DeviceState::ready, "1-3")));
}

TEST_CASE("a device that has gone is forgotten") {
  DeviceList list;
  auto device = news(DeviceState::ready);
  device.name = "reader";
  list.take(device);
  CHECK(list.take(news(DeviceState::absent))->name == "reader");
  CHECK(list.find(DeviceKind::id_reader, "1-2") == nullptr);
  CHECK(list.take(news(DeviceState::ready))->name.empty());
}
