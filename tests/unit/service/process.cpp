// credit-devices as it is shipped, a process of its own beside an emulated reader: the card's way to the app, and back
// to life after being killed.
#include <signal.h>
#include <unistd.h>

#include <QProcess>
#include <QTemporaryDir>

#include "base/file.h"
#include "drivers/service/client.h"
#include "tests/emulators/reader_stand.h"
#include "tests/support/event_loop.h"
#include "tests/support/usb_world.h"

using namespace credit;
using namespace credit::devices;
using namespace credit::test;
using emulator::ReaderShape;
using std::chrono::milliseconds;

namespace {

struct Hall {
  QTemporaryDir folder;
  emulator::ReaderStand stand;
  QProcess service;
  Client client;
  std::vector<Event> events;
  std::vector<FailureCode> failures;

  explicit Hall(ReaderShape shape)
      : stand(usb_world(), shape, *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml")),
        client(folder.filePath(QStringLiteral("socket")), ::getuid()) {
    application();
    says("answer quickly");
    says("plug");
    const auto settings = folder.filePath(QStringLiteral("devices.toml")).toStdString();
    REQUIRE(write_file(settings, view("[reader]\nfind_ms = 1000\n")));
    QObject::connect(&client, &Client::event, [this](const Event& event) { events.push_back(event); });
    QObject::connect(&client, &Client::failed, [this](const Failure& failure) { failures.push_back(failure.code); });
    start();
    client.start();
  }
  ~Hall() {
    service.terminate();
    service.waitForFinished(5000);
  }
  void start() {
    service.setProcessChannelMode(QProcess::ForwardedChannels);
    service.start(
        QStringLiteral(CREDIT_DEVICES_PROGRAM),
        {QStringLiteral("serve"), QStringLiteral("--settings"), folder.filePath(QStringLiteral("devices.toml")),
         QStringLiteral("--socket"), folder.filePath(QStringLiteral("socket")), QStringLiteral("--allow-uid"),
         QString::number(::getuid())});
  }
  void says(const char* sentence) { CHECK_FALSE(stand.obey(sentence)); }
  bool ready() {
    return run_until([&] {
      const auto* device = events.empty() ? nullptr : std::get_if<DeviceChanged>(&events.back());
      return device != nullptr && device->state == DeviceState::ready;
    });
  }
  template <class Kind>
  bool hears() {
    return run_until([&] { return !events.empty() && std::holds_alternative<Kind>(events.back()); });
  }
};

}  // namespace

TEST_CASE("from a card on the reader to a record in the app") {
  Hall hall(GENERATE(ReaderShape::split, ReaderShape::single));
  REQUIRE(hall.ready());
  CHECK(std::get<DeviceChanged>(hall.events.back()).identity == "05.01-20101129-0001228293-0296863149");
  hall.client.send(Request::arm);
  hall.says("insert card \"synthetic-rare\"");
  REQUIRE(hall.hears<CardRead>());
  CHECK(std::holds_alternative<CardFound>(hall.events[hall.events.size() - 2]));
  CHECK(std::get<CardRead>(hall.events.back()).card.name.expose() == "测试㐂𠮷䶮");
  REQUIRE(run_until([&] { return hall.stand.asked(emulator::Ask::newest_address) > 1; }));
  hall.says("remove card");
  CHECK(hall.hears<CardRemoved>());
}

TEST_CASE("the service is killed in the middle of a visit, and the visit goes on after it came back") {
  Hall hall(ReaderShape::single);
  REQUIRE(hall.ready());
  hall.client.send(Request::arm);
  ::kill(static_cast<pid_t>(hall.service.processId()), SIGKILL);
  REQUIRE(hall.service.waitForFinished(5000));
  REQUIRE(run_until([&] { return hall.failures == std::vector{FailureCode::device_service_gone}; }));
  hall.start();
  REQUIRE(hall.ready());
  hall.says("insert card \"synthetic-1\"");
  CHECK(hall.hears<CardRead>());
}

TEST_CASE("the reader is pulled out and put back") {
  Hall hall(ReaderShape::split);
  REQUIRE(hall.ready());
  hall.client.send(Request::arm);
  hall.says("unplug during read");
  hall.says("insert card \"synthetic-1\"");
  REQUIRE(run_until([&] {
    const auto* device = std::get_if<DeviceChanged>(&hall.events.back());
    return device != nullptr && device->state == DeviceState::absent;
  }));
  CHECK(std::get<DeviceChanged>(hall.events.back()).failure->code == FailureCode::reader_unplugged);
  const auto& before = hall.events[hall.events.size() - 2];
  REQUIRE(std::holds_alternative<CardFailed>(before));
  CHECK(std::get<CardFailed>(before).failure.code == FailureCode::reader_unplugged);
  hall.says("plug");
  CHECK(hall.ready());
}

TEST_CASE("told to end, the service lets the reader go and clears its socket away") {
  Hall hall(ReaderShape::single);
  REQUIRE(hall.ready());
  hall.service.terminate();
  REQUIRE(run_until([&] { return hall.service.state() == QProcess::NotRunning; }));
  CHECK(hall.service.exitStatus() == QProcess::NormalExit);
  CHECK(hall.service.exitCode() == 0);
  CHECK_FALSE(QFile::exists(hall.folder.filePath(QStringLiteral("socket"))));
}

TEST_CASE("settings that cannot be meant keep it from starting") {
  application();
  QTemporaryDir folder;
  const auto file = folder.filePath(QStringLiteral("devices.toml"));
  const char* wrong = GENERATE("[reader]\npoll_ms = 3\n", "[reader]\npol_ms = 400\n",
                               "[devices]\nclient_user = \"no-such-user\"\n", "[devices]\n", "[devices");
  REQUIRE(write_file(file.toStdString(), view(wrong)));
  QProcess service;
  service.start(QStringLiteral(CREDIT_DEVICES_PROGRAM), {QStringLiteral("serve"), QStringLiteral("--settings"), file});
  REQUIRE(service.waitForFinished(5000));
  CHECK(service.exitCode() == 1);
  CHECK(service.readAllStandardError().contains("settings_invalid"));
}
