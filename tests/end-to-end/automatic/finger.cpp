#include "tests/end-to-end/automatic/finger.h"

#include <QTest>

namespace credit::automatic {

namespace {

QQuickItem* search(QQuickItem* item, const QString& name) {
  if (!item->isVisible() || item->opacity() <= 0) return nullptr;
  if (item->objectName() == name && item->isEnabled()) return item;
  for (auto* child : item->childItems())
    if (auto* found = search(child, name)) return found;
  return nullptr;
}

}  // namespace

Finger::Finger(QQuickWindow& window) : window_(window), panel_(QTest::createTouchDevice()) {}

QQuickItem* Finger::find(const QString& name) const {
  auto* item = search(window_.contentItem(), name);
  if (item == nullptr) return nullptr;
  const auto centre = item->mapToScene(item->boundingRect().center());
  return window_.contentItem()->boundingRect().contains(centre) ? item : nullptr;
}

bool Finger::sees(const QString& name) const { return find(name) != nullptr; }

bool Finger::tap(const QString& name) {
  const auto* item = find(name);
  if (item == nullptr) return false;
  const QPoint place = item->mapToScene(item->boundingRect().center()).toPoint();
  QTest::touchEvent(&window_, panel_).press(0, place, &window_);
  QTest::touchEvent(&window_, panel_).release(0, place, &window_);
  return true;
}

}  // namespace credit::automatic
