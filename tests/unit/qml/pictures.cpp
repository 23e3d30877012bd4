// face-pictures --out DIR [--language CODE] [--lying] [--only NAME] [--hold SECONDS]: every screen as a picture, for
// people to look at.
#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QTest>
#include <cstdio>
#include <ctime>

#include "tests/unit/qml/stage.h"

using namespace credit::face_test;

int main(int argc, char** argv) {
  prepare_environment();
  QGuiApplication app(argc, argv);
  QCommandLineParser words;
  const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("Folder for the pictures."),
                               QStringLiteral("DIR"));
  const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("zh_CN, zh_TW or en."),
                                    QStringLiteral("CODE"), QStringLiteral("zh_CN"));
  const QCommandLineOption wide(QStringLiteral("lying"), QStringLiteral("1920 x 1080 instead of 1080 x 1920."));
  const QCommandLineOption only(QStringLiteral("only"), QStringLiteral("One situation."), QStringLiteral("NAME"));
  const QCommandLineOption hold(QStringLiteral("hold"),
                                QStringLiteral("Leaves the last one standing, to see what it costs."),
                                QStringLiteral("SECONDS"), QStringLiteral("0"));
  words.addOptions({out, language, wide, only, hold});
  words.addHelpOption();
  words.process(app);
  if (!words.isSet(out) || !QDir().mkpath(words.value(out))) words.showHelp(2);

  Stage stage(Motion::full);
  stage.turn(words.isSet(wide) ? lying : upright, words.value(language));
  for (const auto& situation : situations(words.value(language))) {
    if (words.isSet(only) && situation.name != words.value(only)) continue;
    stage.show(situation);
    const auto file = QStringLiteral("%1/%2_%3_%4.png")
                          .arg(words.value(out), situation.name, words.value(language),
                               words.isSet(wide) ? QStringLiteral("lying") : QStringLiteral("upright"));
    if (!stage.grab().save(file)) return 1;
  }
  const auto before = std::clock();
  const int seconds = words.value(hold).toInt();
  QTest::qWait(seconds * 1000);
  if (seconds > 0) {
    const double used = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    std::printf("%.2f %% of a core over %d s\n", 100 * used / seconds, seconds);
  }
  for (const auto& warning : stage.warnings()) std::fprintf(stderr, "%s\n", qPrintable(warning));
  return stage.warnings().isEmpty() ? 0 : 1;
}
