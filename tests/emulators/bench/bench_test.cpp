#include <QCoreApplication>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include "tests/emulators/bench/bench.h"
#include "tests/support/catch.h"

namespace credit::emulator {
namespace {

// Hears sentences and answers as reader-emulator does.
struct Reader {
  explicit Reader(const QString& path, const QByteArray& answer) {
    REQUIRE(server.listen(path));
    QObject::connect(&server, &QLocalServer::newConnection, &server, [this, answer] {
      auto* peer = server.nextPendingConnection();
      QObject::connect(peer, &QLocalSocket::readyRead, peer, [this, peer, answer] {
        heard << QString::fromUtf8(peer->readAll());
        peer->write(answer);
      });
    });
  }
  QLocalServer server;
  QStringList heard;
};

struct Table {
  int argc = 1;
  char name[6] = "bench";
  char* argv[2] = {name, nullptr};
  QCoreApplication app{argc, argv};
  QTemporaryDir dir;
  QString path(const char* file) const { return dir.filePath(QString::fromUtf8(file)); }
};

}  // namespace

TEST_CASE("a card goes onto the reader and off again", "[bench]") {
  Table table;
  const auto cards = load_cards(CREDIT_CARDS_FILE);
  REQUIRE(cards);
  Reader reader(table.path("control"), "ok\n");
  Bench bench(*cards, table.path("control"), QString());
  CHECK(bench.cards().size() == static_cast<int>(cards->size()));
  bench.insert(QStringLiteral("synthetic-1"));
  REQUIRE(QTest::qWaitFor([&] { return bench.lying() == QStringLiteral("synthetic-1"); }));
  bench.remove();
  REQUIRE(QTest::qWaitFor([&] { return bench.lying().isEmpty(); }));
  CHECK(reader.heard == QStringList{QStringLiteral("insert card \"synthetic-1\"\n"), QStringLiteral("remove card\n")});
}

TEST_CASE("a refusal and a missing reader are shown, not believed", "[bench]") {
  Table table;
  Reader reader(table.path("control"), "error: no card of that name\n");
  Bench refused({}, table.path("control"), QString());
  refused.insert(QStringLiteral("nobody"));
  REQUIRE(QTest::qWaitFor([&] { return refused.said().contains(QStringLiteral("no card of that name")); }));
  CHECK(refused.lying().isEmpty());
  Bench alone({}, table.path("nothing"), QString());
  alone.insert(QStringLiteral("synthetic-1"));
  REQUIRE(QTest::qWaitFor([&] { return !alone.said().isEmpty(); }));
  CHECK(alone.lying().isEmpty());
}

TEST_CASE("the printer's mode is one word in its file", "[bench]") {
  Table table;
  Bench bench({}, QString(), table.path("mode"));
  CHECK(bench.mode().isEmpty());
  bench.tellPrinter(QStringLiteral("jam"));
  CHECK(bench.mode() == QStringLiteral("jam"));
  QFile file(table.path("mode"));
  REQUIRE(file.open(QIODevice::ReadOnly));
  CHECK(file.readAll() == "jam\n");
}

}  // namespace credit::emulator
