// A finger on the glass: finds what the visitor would see by its name, and touches it as a touch panel would.
#pragma once
#include <QPointingDevice>
#include <QQuickItem>
#include <QQuickWindow>

namespace credit::automatic {

class Finger {
 public:
  explicit Finger(QQuickWindow& window);
  // False when nothing of that name can be seen and pressed now.
  bool tap(const QString& name);
  bool sees(const QString& name) const;

 private:
  QQuickItem* find(const QString& name) const;
  QQuickWindow& window_;
  QPointingDevice* panel_;
};

}  // namespace credit::automatic
