#include "tests/end-to-end/automatic/visitor.h"

#include <QMetaEnum>
#include <QProcess>
#include <QQmlComponent>
#include <QQmlEngine>

#include "tests/end-to-end/automatic/reader_voice.h"

namespace credit::automatic {

namespace {

using session::VisitView;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds glance{10};  // how often the visitor looks whether there is something to press
constexpr std::array<const char*, 3> languages{"zh_CN", "zh_TW", "en"};

QString name_of(VisitView::Screen screen) {
  const auto names = QMetaEnum::fromType<VisitView::Screen>();
  const QString camel = QString::fromLatin1(names.valueToKey(static_cast<int>(screen)));
  QString name;
  for (const QChar letter : camel) {
    if (letter.isUpper() && !name.isEmpty()) name += QLatin1Char('-');
    name += letter.toLower();
  }
  return name;
}

// Pictures show a screen as it comes to rest; without motion it is at rest in its first frame.
void without_motion(QQuickWindow& window) {
  QQmlComponent component(qmlEngine(&window));
  component.setData("import QtQml\nimport Credit\nQtObject { property QtObject theme: Theme }", QUrl());
  const std::unique_ptr<QObject> holder(component.create());
  CREDIT_ENSURE(holder != nullptr);
  holder->property("theme").value<QObject*>()->setProperty("reducedMotion", true);
}

}  // namespace

Visitor::Visitor(Wishes wishes, app::Machine& machine, QQuickWindow& window, Diary& diary)
    : wishes_(std::move(wishes)), view_(machine.view()), window_(window), diary_(diary), finger_(window) {
  if (wishes_.pictures != Pictures::none) without_motion(window);
  connect(&view_, &VisitView::changed, this, &Visitor::see);
  connect(&window_, &QQuickWindow::frameSwapped, this, &Visitor::frame);
  connect(&pulse_, &QTimer::timeout, this, &Visitor::act);
  connect(&limit_, &QTimer::timeout, this, [this] { leave(QStringLiteral("too_slow")); });
  pulse_.start(glance);
  limit_.start(seconds{wishes_.limit_seconds});
  begin_step();
}

void Visitor::begin_step() {
  screen_ = view_.screen();
  const auto name = name_of(screen_);
  to_do_ = wishes_.steps.on(name, met_[name]++);
  seen_ = false;
  Step step;
  step.screen = name;
  step.at = diary_.now();
  diary_.steps.push_back(std::move(step));
}

void Visitor::see() {
  if (view_.screen() != screen_) begin_step();
}

void Visitor::frame() {
  auto& step = diary_.steps.back();
  if (step.painted >= 0) return;
  step.painted = diary_.now();
  seen_ = true;
}

void Visitor::act() {
  if (!seen_ || switching_) return;
  if (diary_.steps.back().pictures.empty()) look();
  if (screen_ == Screen::Attract) return static_cast<void>(at_attract());
  arrive();
  if (to_do_.isEmpty()) return;
  auto& step = diary_.steps.back();
  const auto mine = diary_.steps.size() - 1;
  const QString sentence = to_do_.first();
  step.did.append(sentence);
  to_do_.removeFirst();
  if (perform(sentence)) {
    diary_.steps[mine].did_at = diary_.now();
    return;
  }
  diary_.steps[mine].did.removeLast();  // the next glance tries again
  to_do_.prepend(sentence);
}

bool Visitor::at_attract() {
  if (begun_) {
    leave(outcome_.isEmpty() ? QStringLiteral("ended") : outcome_);
    return false;
  }
  if (view_.language() != wishes_.language) return finger_.tap(QStringLiteral("language_") + wishes_.language), false;
  if (!finger_.sees(QStringLiteral("button_begin"))) return false;
  begun_ = true;
  diary_.steps.back().did.append(QStringLiteral("button_begin"));
  diary_.steps.back().did_at = diary_.now();
  return finger_.tap(QStringLiteral("button_begin"));
}

void Visitor::arrive() {
  if (screen_ == Screen::Preview) {
    diary_.facts[QStringLiteral("report_number")] = view_.reportNumber();
    diary_.facts[QStringLiteral("pages")] = view_.pageCount();
  }
  if (screen_ == Screen::TakePaper) outcome_ = QStringLiteral("printed");
  if (screen_ == Screen::Failure || screen_ == Screen::OutOfService) diary_.steps.back().failure = view_.failureCode();
  if (screen_ == Screen::Failure) outcome_ = view_.failureCode();
  if (screen_ == Screen::Closing) remove_card();
}

bool Visitor::perform(const QString& sentence) {
  if (sentence == QLatin1String("wait")) return true;
  if (sentence == QLatin1String("picture")) return look(), true;
  if (sentence.startsWith(QLatin1String("photograph: "))) return window_.grabWindow().save(sentence.mid(12));
  if (sentence == QLatin1String("leave")) return leave(view_.failureCode()), true;
  if (sentence == QLatin1String("put the card down")) return put_card(), true;
  if (sentence.startsWith(QLatin1String("until: "))) return view_.failureCode() == sentence.mid(7);
  if (sentence.startsWith(QLatin1String("run: "))) return run(sentence.mid(5));
  if (sentence.startsWith(QLatin1String("type: "))) return type(sentence.mid(6));
  if (sentence.contains(QLatin1String(": "))) return tell(sentence);
  return finger_.tap(sentence);
}

// "scanner: scan "..."" is a sentence as it stands; the reader's own goes without its name.
bool Visitor::tell(const QString& sentence) {
  const QString said = sentence.startsWith(QLatin1String("reader: ")) ? sentence.mid(8) : sentence;
  if (!tell_reader(wishes_.reader_control, said)) leave(QStringLiteral("reader_did_not_obey"));
  return true;
}

bool Visitor::run(const QString& command) {
  const int status = QProcess::execute(QStringLiteral("bash"), {QStringLiteral("-c"), command});
  if (status != 0) leave(QStringLiteral("command_failed"));
  return true;
}

// Each digit is a touch of its own, and the next thing to do.
bool Visitor::type(const QString& command) {
  QProcess shell;
  shell.start(QStringLiteral("bash"), {QStringLiteral("-c"), command});
  const bool well = shell.waitForFinished() && shell.exitStatus() == QProcess::NormalExit && shell.exitCode() == 0;
  if (!well) leave(QStringLiteral("command_failed"));
  QStringList keys;
  for (const QChar digit : QString::fromUtf8(shell.readAllStandardOutput()).trimmed())
    keys.append(QStringLiteral("key_") + digit);
  to_do_ = keys + to_do_;
  return true;
}

void Visitor::put_card() {
  if (wishes_.reader_control.isEmpty()) return;
  card_down_ = true;
  if (!tell_reader(wishes_.reader_control, QStringLiteral("insert card \"%1\"").arg(wishes_.card)))
    leave(QStringLiteral("reader_did_not_obey"));
}

void Visitor::remove_card() {
  if (card_down_) tell_reader(wishes_.reader_control, QStringLiteral("remove card"));
  card_down_ = false;
}

// In the other languages, too, and back again: what the visitor agreed to and when is in his own.
void Visitor::look() {
  if (wishes_.pictures == Pictures::none) return;
  std::map<QString, QImage> taken;
  const QString own = view_.language();
  switching_ = true;
  taken[own] = window_.grabWindow();
  if (wishes_.pictures == Pictures::every_language) {
    for (const char* language : languages) {
      const auto other = QString::fromLatin1(language);
      if (other == own) continue;
      view_.askLanguage(other);
      taken[other] = window_.grabWindow();
    }
    view_.askLanguage(own);
    window_.grabWindow();  // everything is placed anew before a finger looks for it
    for (auto& [language, picture] : taken)
      picture = picture.scaled(picture.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  }
  switching_ = false;
  diary_.steps.back().pictures.push_back(std::move(taken));
}

void Visitor::leave(const QString& outcome) {
  if (gone_) return;
  gone_ = true;
  remove_card();
  pulse_.stop();
  limit_.stop();
  disconnect(&view_, nullptr, this, nullptr);
  diary_.facts[QStringLiteral("outcome")] = outcome;
  diary_.facts[QStringLiteral("language")] = wishes_.language;
  diary_.facts[QStringLiteral("card")] = wishes_.card;
  Q_EMIT left(outcome);
}

}  // namespace credit::automatic
