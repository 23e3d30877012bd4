// The real Main.qml off-screen, with a view filled by the test and pages drawn by the test.
#pragma once
#include <QImage>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QStringList>

#include "kiosk/session/visit_view.h"
#include "tests/unit/qml/situations.h"

namespace credit::face_test {

inline constexpr QSize upright{1080, 1920}, lying{1920, 1080};

enum class Motion { full, reduced };

class Stage : public QObject {
  Q_OBJECT

 public:
  explicit Stage(Motion motion = Motion::reduced, const session::Picture& first = {});  // what the start shows

  session::VisitView& view() { return view_; }
  QQuickWindow& window() { return *window_; }
  // Every QML warning since the start; a good face has none.
  const QStringList& warnings() const { return warnings_; }

  void turn(QSize glass, const QString& language);
  void show(const Situation& situation);
  QImage grab();
  QQuickItem* find(const QString& object_name);  // visible items only; nullptr when absent
  void tap(QQuickItem* item);
  void slide(QQuickItem* item, QPoint away);  // down on the item, up elsewhere
  bool mentions(const QString& text);         // any string property of any item, visible or not

 private:
  void set_motion();

  session::VisitView view_;  // outlives the engine
  QQmlApplicationEngine engine_;
  QQuickWindow* window_ = nullptr;
  Motion motion_;
  QStringList warnings_;
};

// In main, before QGuiApplication: off-screen, software, the same everywhere.
void prepare_environment();

}  // namespace credit::face_test
