#include "tests/end-to-end/automatic/visitor.h"

#include <QMetaEnum>
#include <QQmlComponent>
#include <QQmlEngine>

#include "tests/end-to-end/automatic/reader_voice.h"

namespace credit::automatic {

namespace {

using session::VisitView;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds glance{10};  // how often the visitor looks whether there is something to press

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
  if (wishes_.pictures) without_motion(window);
  connect(&view_, &VisitView::changed, this, &Visitor::see);
  connect(&window_, &QQuickWindow::frameSwapped, this, &Visitor::frame);
  connect(&pulse_, &QTimer::timeout, this, &Visitor::act);
  connect(&limit_, &QTimer::timeout, this, [this] { leave(QStringLiteral("too_slow")); });
  pulse_.start(glance);
  limit_.start(seconds{wishes_.limit_seconds});
  screen_ = view_.screen();
  diary_.steps.push_back({name_of(screen_), diary_.now(), -1, {}, -1, {}});
}

void Visitor::see() {
  if (view_.screen() == screen_) return;
  screen_ = view_.screen();
  seen_ = served_ = false;
  diary_.steps.push_back({name_of(screen_), diary_.now(), -1, {}, -1, {}});
}

void Visitor::frame() {
  auto& step = diary_.steps.back();
  if (step.painted >= 0) return;
  step.painted = diary_.now();
  seen_ = true;
}

void Visitor::act() {
  if (!seen_ || served_) return;
  auto& step = diary_.steps.back();
  if (wishes_.pictures && step.picture.isNull()) step.picture = window_.grabWindow();
  const auto mine = diary_.steps.size() - 1;
  if (act_on(screen_)) diary_.steps[mine].did_at = diary_.now();
}

bool Visitor::act_on(Screen screen) {
  switch (screen) {
    case Screen::Attract:
      return at_attract();
    case Screen::PlaceCard:
      return put_card();
    case Screen::Consent:
      return press(wishes_.decline ? QStringLiteral("button_decline") : QStringLiteral("button_agree"));
    case Screen::Choose:
      return at_choose();
    case Screen::Preview:
      diary_.facts[QStringLiteral("report_number")] = view_.reportNumber();
      diary_.facts[QStringLiteral("pages")] = view_.pageCount();
      return press(QStringLiteral("button_print"));
    case Screen::TakePaper:
      outcome_ = QStringLiteral("printed");
      return press(QStringLiteral("button_paper_taken"));
    case Screen::Failure:
      outcome_ = view_.failureCode();
      return press(QStringLiteral("button_finish"));
    case Screen::Closing:
      if (card_down_ && !wishes_.reader_control.isEmpty())
        tell_reader(wishes_.reader_control, QStringLiteral("remove card"));
      card_down_ = false;
      served_ = true;
      return false;
    case Screen::Reading:
    case Screen::Issuing:
    case Screen::Printing:
    case Screen::OutOfService:
      return false;
  }
  return false;
}

bool Visitor::at_attract() {
  if (begun_) {
    leave(outcome_.isEmpty() ? QStringLiteral("ended") : outcome_);
    return false;
  }
  if (view_.language() != wishes_.language) {
    finger_.tap(QStringLiteral("language_") + wishes_.language);
    return false;
  }
  return begun_ = press(QStringLiteral("button_begin"));
}

bool Visitor::at_choose() {
  const QStringList wanted{QStringLiteral("purpose_") + wishes_.purpose, QStringLiteral("years_%1").arg(wishes_.years),
                           QStringLiteral("button_continue")};
  if (chosen_ + 1 < wanted.size()) {
    if (finger_.tap(wanted[chosen_])) ++chosen_;
    return false;
  }
  return press(wanted[chosen_]);
}

bool Visitor::put_card() {
  served_ = true;
  diary_.steps.back().did = QStringLiteral("put the card down");
  if (wishes_.reader_control.isEmpty()) return false;
  card_down_ = tell_reader(wishes_.reader_control, QStringLiteral("insert card \"%1\"").arg(wishes_.card));
  if (!card_down_) leave(QStringLiteral("reader_did_not_obey"));
  return card_down_;
}

bool Visitor::press(const QString& name) {
  if (!finger_.sees(name)) return false;
  diary_.steps.back().did = name;
  served_ = true;
  return finger_.tap(name);
}

void Visitor::leave(const QString& outcome) {
  pulse_.stop();
  limit_.stop();
  disconnect(&view_, nullptr, this, nullptr);
  diary_.facts[QStringLiteral("outcome")] = outcome;
  diary_.facts[QStringLiteral("language")] = wishes_.language;
  diary_.facts[QStringLiteral("card")] = wishes_.card;
  Q_EMIT left(outcome);
}

}  // namespace credit::automatic
