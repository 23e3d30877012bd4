// credit-kiosk-automatic: the shipped app with a visitor who presses its buttons. Never installed.
//   credit-kiosk-automatic --settings FILE --steps FILE --out DIR [--expect OUTCOME] [--card KEY]
//     [--reader-control SOCKET] [--language zh_CN|zh_TW|en] [--size 1080x1920] [--limit SECONDS]
//     [--pictures none|own|all]
// What it does on each screen is in the file of steps (steps.h); tests/end-to-end/visits/steps.py writes the usual
// ones. Leaves DIR/visit.json and DIR/screens/. Exit status: 0 the visit ended as expected (default: printed) and QML
// had no warning; 1 it did not; 2 wrong command line; 3 the machine could not be set up.
#include <QCoreApplication>
#include <QRegularExpression>

#include "kiosk/app/app.h"
#include "tests/end-to-end/automatic/visitor.h"

namespace {

using credit::automatic::Diary;
using credit::automatic::Pictures;
using credit::automatic::Visitor;
using credit::automatic::Wishes;

struct Options {
  Wishes wishes;
  QString out, expect = QStringLiteral("printed");
  QSize size;
};

bool read_size(const QString& text, QSize& size) {
  const auto parts = text.split(QLatin1Char('x'));
  if (parts.size() != 2) return false;
  size = QSize(parts[0].toInt(), parts[1].toInt());
  return !size.isEmpty();
}

bool read_pictures(const QString& text, Pictures& pictures) {
  if (text == QLatin1String("none")) return pictures = Pictures::none, true;
  if (text == QLatin1String("own")) return pictures = Pictures::own_language, true;
  if (text == QLatin1String("all")) return pictures = Pictures::every_language, true;
  return false;
}

bool read_steps(const QString& file, Wishes& wishes) {
  auto steps = credit::automatic::Steps::load(file);
  if (steps) wishes.steps = std::move(*steps);
  return steps.has_value();
}

bool read_value(Options& options, const QString& name, const QString& value) {
  if (name == QLatin1String("--settings")) return true;  // the app's own
  if (name == QLatin1String("--out")) return !(options.out = value).isEmpty();
  if (name == QLatin1String("--expect")) return !(options.expect = value).isEmpty();
  if (name == QLatin1String("--card")) return !(options.wishes.card = value).isEmpty();
  if (name == QLatin1String("--reader-control")) return !(options.wishes.reader_control = value).isEmpty();
  if (name == QLatin1String("--language")) return !(options.wishes.language = value).isEmpty();
  if (name == QLatin1String("--steps")) return read_steps(value, options.wishes);
  if (name == QLatin1String("--pictures")) return read_pictures(value, options.wishes.pictures);
  if (name == QLatin1String("--limit")) return (options.wishes.limit_seconds = value.toInt()) > 0;
  if (name == QLatin1String("--size")) return read_size(value, options.size);
  return false;
}

bool read_options(int argc, char** argv, Options& options) {
  for (int i = 1; i < argc; ++i) {
    const auto name = QString::fromLocal8Bit(argv[i]);
    if (i + 1 >= argc || !read_value(options, name, QString::fromLocal8Bit(argv[++i]))) return false;
  }
  return !options.out.isEmpty() && !options.wishes.steps.empty();
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!read_options(argc, argv, options)) {
    std::fprintf(stderr, "usage: credit-kiosk-automatic --settings FILE --steps FILE --out DIR ...\n");
    return 2;
  }
  Diary diary;
  QStringList warnings;
  QString outcome;
  std::unique_ptr<Visitor> visitor;
  const credit::app::AppHooks hooks{[&](credit::app::Machine& machine, QQuickWindow& window) {
                                      if (!options.size.isEmpty()) window.resize(options.size);
                                      visitor = std::make_unique<Visitor>(options.wishes, machine, window, diary);
                                      QObject::connect(visitor.get(), &Visitor::left, [&outcome](const QString& ended) {
                                        outcome = ended;
                                        QCoreApplication::quit();
                                      });
                                    },
                                    [&](const QString& warning) { warnings.append(warning); }};
  const int status = credit::app::run_app(argc, argv, hooks);
  if (status != 0) return status;
  diary.facts[QStringLiteral("warnings")] = QJsonArray::fromStringList(warnings);
  const bool written = diary.write(options.out);
  std::printf("%s\n", qPrintable(outcome));
  for (const auto& warning : warnings) std::fprintf(stderr, "QML: %s\n", qPrintable(warning));
  return written && outcome == options.expect && warnings.isEmpty() ? 0 : 1;
}
