// The words of the face follow the language of the visit.
#pragma once
#include <QObject>
#include <QTranslator>

class QQmlEngine;

namespace credit::session {
class VisitView;
}

namespace credit::qml {

class Words : public QObject {
  Q_OBJECT

 public:
  Words(QQmlEngine& engine, session::VisitView& view);
  ~Words() override;

 private:
  void follow();

  QQmlEngine& engine_;
  session::VisitView& view_;
  QTranslator translator_;
};

}  // namespace credit::qml
