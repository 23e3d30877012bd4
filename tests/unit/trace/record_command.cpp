// The developer build's commands as a developer types them: record beside a reader, replay without one.
#include <signal.h>
#include <sys/stat.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include "tests/emulators/reader_stand.h"
#include "tests/support/catch.h"
#include "tests/support/event_loop.h"
#include "tests/support/usb_world.h"
#include "tests/unit/trace/card_words.h"

using namespace credit;
using namespace credit::test;

namespace {

struct Program {
  QProcess process;
  QByteArray said;

  explicit Program(const QStringList& words) {
    QObject::connect(&process, &QProcess::readyReadStandardOutput, [this] { said += process.readAllStandardOutput(); });
    process.start(QStringLiteral(CREDIT_DEVICES_PROGRAM), words);
  }
  bool says(const char* words) {
    return run_until([&] { return said.contains(words); }, std::chrono::milliseconds(20'000));
  }
  int ends() {
    REQUIRE(run_until([&] { return process.state() == QProcess::NotRunning; }, std::chrono::milliseconds(20'000)));
    return process.exitCode();
  }
};

}  // namespace

TEST_CASE("record until Ctrl-C, then replay: the same happenings, and nobody's data in between") {
  application();
  const QTemporaryDir folder;
  const auto file = folder.filePath(QStringLiteral("trace"));
  const auto card = test_cards().at("synthetic-1");
  {
    emulator::ReaderStand stand(usb_world(), emulator::ReaderShape::single, test_cards());
    for (const char* sentence : {"answer quickly", "plug"}) REQUIRE_FALSE(stand.obey(sentence));
    Program record({QStringLiteral("record"), file});
    REQUIRE(record.says("id reader 1-2 ready"));
    REQUIRE_FALSE(stand.obey("insert card \"synthetic-1\""));
    REQUIRE(record.says("card read"));
    ::kill(static_cast<pid_t>(record.process.processId()), SIGINT);
    CHECK(record.ends() == 0);
    CHECK(found_in(record.said.toStdString(), card).empty());
    REQUIRE_FALSE(stand.obey("unplug"));
  }
  QFile trace(file);
  REQUIRE(trace.open(QIODevice::ReadOnly));
  CHECK(found_in(trace.readAll().toStdString(), card).empty());
  struct stat there {};
  REQUIRE(::stat(file.toUtf8().constData(), &there) == 0);
  CHECK((there.st_mode & 0777) == 0600);
  Program replay({QStringLiteral("replay"), file});
  CHECK(replay.ends() == 0);
  for (const char* words : {"id reader 1-2 ready", "card found", "card read"}) CHECK(replay.said.contains(words));
}

TEST_CASE("what is no trace is not replayed, and what cannot be written is not recorded") {
  application();
  const QTemporaryDir folder;
  CHECK(Program({QStringLiteral("replay"), folder.filePath(QStringLiteral("none"))}).ends() == 1);
  CHECK(Program({QStringLiteral("record"), folder.filePath(QStringLiteral("no/folder"))}).ends() == 1);
}
