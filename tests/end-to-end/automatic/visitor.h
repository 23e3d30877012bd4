// One visitor who knows what to press. Sees only what is on the glass; everything it does goes through touch events,
// the reader and the scanner.
#pragma once
#include <QObject>
#include <QTimer>

#include "kiosk/app/machine.h"
#include "tests/end-to-end/automatic/diary.h"
#include "tests/end-to-end/automatic/finger.h"
#include "tests/end-to-end/automatic/steps.h"

namespace credit::automatic {

enum class Pictures { none, own_language, every_language };

struct Wishes {
  QString language = QStringLiteral("zh_CN");
  QString card = QStringLiteral("synthetic-clean");
  QString reader_control;  // empty: somebody else puts the card down
  Steps steps;
  Pictures pictures = Pictures::own_language;
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
  void begin_step();
  void see();
  void frame();
  void act();
  bool at_attract();
  void arrive();                          // what there is to remember of this screen
  bool perform(const QString& sentence);  // false: not yet
  bool tell(const QString& sentence);
  bool run(const QString& command);
  bool type(const QString& command);
  void put_card();
  void remove_card();
  void look();
  void leave(const QString& outcome);

  Wishes wishes_;
  session::VisitView& view_;
  QQuickWindow& window_;
  Diary& diary_;
  Finger finger_;
  QTimer pulse_, limit_;
  Screen screen_ = Screen::OutOfService;
  QStringList to_do_;  // on this screen
  bool seen_ = false;  // this screen was painted
  bool begun_ = false, card_down_ = false, gone_ = false, switching_ = false;
  QHash<QString, std::size_t> met_;  // how often each screen was
  QString outcome_;
};

}  // namespace credit::automatic
