// demo-bench [--reader-control SOCKET] [--printer-mode FILE] --cards FILE: a window with what lies around a machine.
#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTimer>
#include <cstdio>

#include "qml/register.h"
#include "tests/emulators/bench/bench.h"

int main(int argc, char** argv) {
  QGuiApplication app(argc, argv);
  QCommandLineParser words;
  const QCommandLineOption control(QStringLiteral("reader-control"),
                                   QStringLiteral("Control socket of reader-emulator."), QStringLiteral("SOCKET"));
  const QCommandLineOption mode(QStringLiteral("printer-mode"), QStringLiteral("Mode file of the emulated printer."),
                                QStringLiteral("FILE"));
  const QCommandLineOption file(QStringLiteral("cards"), QStringLiteral("The synthetic cards."),
                                QStringLiteral("FILE"));
  const QCommandLineOption shot(QStringLiteral("picture"), QStringLiteral("Keeps a picture of the window, and ends."),
                                QStringLiteral("FILE"));
  words.addOptions({control, mode, file, shot});
  words.addHelpOption();
  words.process(app);

  const auto cards = credit::emulator::load_cards(words.value(file).toStdString());
  if (!cards) {
    std::fprintf(stderr, "demo-bench: %s\n", cards.error().describe().c_str());
    return 1;
  }
  credit::emulator::Bench bench(*cards, words.value(control), words.value(mode));
  credit::session::VisitView looks;  // the bench borrows theme and controls, nothing of a visit
  QQmlApplicationEngine engine;
  credit::qml::register_face(engine, looks);
  engine.setInitialProperties({{QStringLiteral("bench"), QVariant::fromValue(&bench)}});
  engine.load(QUrl(QStringLiteral("qrc:/Bench.qml")));
  if (engine.rootObjects().isEmpty()) return 1;
  if (words.isSet(shot)) {
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    QTimer::singleShot(300, &app, [&] { app.exit(window->grabWindow().save(words.value(shot)) ? 0 : 1); });
  }
  return app.exec();
}
