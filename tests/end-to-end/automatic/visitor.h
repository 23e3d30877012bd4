// One visitor who knows what to press. Sees only what is on the glass; everything it does goes through touch events.
#pragma once
#include <QObject>
#include <QTimer>

#include "kiosk/app/machine.h"
#include "tests/end-to-end/automatic/diary.h"
#include "tests/end-to-end/automatic/finger.h"

namespace credit::automatic {

struct Wishes {
  QString language = QStringLiteral("zh_CN");
  QString card = QStringLiteral("synthetic-clean");
  QString reader_control;  // empty: somebody else puts the card down
  QString purpose = QStringLiteral("bank_loan");
  int years = 5;
  bool decline = false;
  bool pictures = true;
  int limit_seconds = 120;
};

class Visitor : public QObject {
  Q_OBJECT
 public:
  Visitor(Wishes wishes, app::Machine& machine, QQuickWindow& window, Diary& diary);

 Q_SIGNALS:
  void left(const QString& outcome);

 private:
  using Screen = session::VisitView::Screen;
  void see();
  void frame();
  void act();
  bool act_on(Screen screen);
  bool at_attract();
  bool at_choose();
  bool press(const QString& name);
  bool put_card();
  void leave(const QString& outcome);

  Wishes wishes_;
  session::VisitView& view_;
  QQuickWindow& window_;
  Diary& diary_;
  Finger finger_;
  QTimer pulse_, limit_;
  Screen screen_ = Screen::OutOfService;
  bool seen_ = false;    // this screen was painted
  bool served_ = false;  // what is to be done here was done
  bool begun_ = false, card_down_ = false;
  int chosen_ = 0;  // of the choices, how many are made
  QString outcome_;
};

}  // namespace credit::automatic
