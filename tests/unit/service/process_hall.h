// credit-devices as it is shipped, a process of its own beside an emulated reader and an emulated scanner; its client,
// and its commands.
#pragma once
#include <signal.h>
#include <unistd.h>

#include <QProcess>
#include <QTemporaryDir>

#include "base/file.h"
#include "drivers/service/client.h"
#include "tests/emulators/reader_stand.h"
#include "tests/emulators/scanner/mock_body.h"
#include "tests/emulators/scanner/scanner_stand.h"
#include "tests/support/event_loop.h"
#include "tests/support/testbed.h"
#include "tests/support/usb_world.h"

namespace credit::devices::test {

using namespace credit::test;
using emulator::ReaderShape;
using std::chrono::milliseconds;

struct Guest {
  Client client;
  std::vector<Event> events;
  std::vector<FailureCode> failures;

  explicit Guest(const QString& socket) : client(socket, ::getuid()) {
    QObject::connect(&client, &Client::event, [this](const Event& event) { events.push_back(event); });
    QObject::connect(&client, &Client::failed, [this](const Failure& failure) { failures.push_back(failure.code); });
    client.start();
  }
  const DeviceChanged* last(DeviceKind kind) const {
    for (auto event = events.rbegin(); event != events.rend(); ++event)
      if (const auto* device = std::get_if<DeviceChanged>(&*event); device != nullptr && device->kind == kind)
        return device;
    return nullptr;
  }
  bool sees(DeviceKind kind, DeviceState state) {
    return run_until([&] { return last(kind) != nullptr && last(kind)->state == state; });
  }
  bool ready() { return sees(DeviceKind::id_reader, DeviceState::ready); }
  template <class Kind>
  bool hears() {
    return run_until([&] { return !events.empty() && std::holds_alternative<Kind>(events.back()); });
  }
  bool hears(Happening::What what) {
    return run_until([&] {
      const auto* happening = events.empty() ? nullptr : std::get_if<Happening>(&events.back());
      return happening != nullptr && happening->what == what;
    });
  }
};

struct Hall {
  QTemporaryDir folder;
  emulator::ReaderStand stand;
  std::optional<emulator::ScannerStand> scanner;
  QProcess service;

  explicit Hall(ReaderShape shape)
      : stand(usb_world(), shape, *emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml")) {
    application();
    says("answer quickly");
    says("plug");
    REQUIRE(write_file(path("devices.toml").toStdString(),
                       view("[reader]\nfind_ms = 1000\n[scanner]\nseal_urls = \"v.credit.example.cn/s\"\n")));
    start();
  }
  ~Hall() {
    service.terminate();
    service.waitForFinished(5000);
  }
  QString path(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
  QString socket() const { return path("socket"); }
  void start() {
    service.setProcessChannelMode(QProcess::ForwardedChannels);
    service.start(QStringLiteral(CREDIT_DEVICES_PROGRAM),
                  {QStringLiteral("serve"), QStringLiteral("--settings"), path("devices.toml"),
                   QStringLiteral("--socket"), socket(), QStringLiteral("--allow-uid"), QString::number(::getuid())});
  }
  void kill() {
    ::kill(static_cast<pid_t>(service.processId()), SIGKILL);
    REQUIRE(service.waitForFinished(5000));
  }
  void says(const std::string& sentence) { CHECK_FALSE(stand.obey(sentence)); }
  void with_scanner(const char* kind) {
    scanner.emplace(
        [](const emulator::BodyShape& shape) { return std::make_unique<emulator::MockBody>(testbed(), shape); }, kind);
    scans("plug");
  }
  void scans(const std::string& sentence) {
    INFO(sentence);
    CHECK_FALSE(scanner->obey(sentence));
  }
};

// One of the program's commands, run to its end beside the hall.
struct Command {
  int code = -1;
  std::string output, errors;

  Command(const Hall& hall, const QStringList& words) {
    QProcess process;
    process.start(QStringLiteral(CREDIT_DEVICES_PROGRAM),
                  words + QStringList{QStringLiteral("--socket"), hall.socket()});
    run_until([&] { return process.state() == QProcess::NotRunning; }, milliseconds(20'000));
    code = process.exitCode();
    output = process.readAllStandardOutput().toStdString();
    errors = process.readAllStandardError().toStdString();
  }
};

}  // namespace credit::devices::test
