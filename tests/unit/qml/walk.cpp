#include "tests/unit/qml/walk.h"

#include <QAccessible>
#include <QFont>

namespace credit::face_test {
namespace {

constexpr qreal least_target = 96;
constexpr qreal high_line = 0.40;  // of the glass: nothing to press above it, upright

bool is_pressable(const QQuickItem* item) { return item->inherits("QQuickAbstractButton"); }
bool is_text(const QQuickItem* item) { return item->inherits("QQuickText"); }

QRectF place(const QQuickItem* item) { return item->mapRectToScene(QRectF(0, 0, item->width(), item->height())); }

QString told(const QQuickItem* item) {
  const auto text = item->property("text").toString();
  return QStringLiteral("%1 \"%2\"")
      .arg(item->objectName().isEmpty() ? QStringLiteral("item") : item->objectName(), text);
}

bool scrolls(const QQuickItem* item) {
  for (auto* up = item->parentItem(); up; up = up->parentItem())
    if (up->inherits("QQuickFlickable")) return true;
  return false;
}

QQuickItem* warning_of(QQuickItem* root) {
  QQuickItem* found = nullptr;
  walk(root, [&](QQuickItem* item) {
    if (QString::fromUtf8(item->metaObject()->className()).startsWith(QLatin1String("TimeWarning"))) found = item;
  });
  return found;
}

}  // namespace

void walk(QQuickItem* from, const std::function<void(QQuickItem*)>& visit) {
  if (!from->isVisible()) return;
  visit(from);
  for (auto* child : from->childItems()) walk(child, visit);
}

std::vector<QQuickItem*> pressables(QQuickItem* root) {
  std::vector<QQuickItem*> found;
  auto* top = warning_of(root);
  walk(top ? top : root, [&](QQuickItem* item) {
    if (is_pressable(item)) found.push_back(item);
  });
  return found;
}

QStringList unnamed(QQuickItem* root) {
  QStringList faults;
  for (auto* item : pressables(root)) {
    auto* told_to_all = QAccessible::queryAccessibleInterface(item);
    if (item->objectName().isEmpty()) faults << told(item) + QStringLiteral(" has no objectName");
    if (!told_to_all || told_to_all->text(QAccessible::Name).trimmed().isEmpty())
      faults << told(item) + QStringLiteral(" has no accessible name");
    else if (told_to_all->role() != QAccessible::Button && told_to_all->role() != QAccessible::RadioButton &&
             told_to_all->role() != QAccessible::CheckBox)
      faults << told(item) + QStringLiteral(" has no accessible role");
  }
  return faults;
}

QStringList too_small(QQuickItem* root) {
  QStringList faults;
  for (auto* item : pressables(root))
    if (item->width() < least_target || item->height() < least_target)
      faults << QStringLiteral("%1 is %2 x %3").arg(told(item)).arg(item->width()).arg(item->height());
  return faults;
}

QStringList out_of_reach(QQuickItem* root) {
  QStringList faults;
  const QRectF glass(0, 0, root->width(), root->height());
  const bool upright = root->height() > root->width();
  for (auto* item : pressables(root)) {
    if (!glass.contains(place(item))) faults << told(item) + QStringLiteral(" leaves the glass");
    if (upright && place(item).top() < glass.height() * high_line)
      faults << QStringLiteral("%1 begins at %2").arg(told(item)).arg(place(item).top());
  }
  return faults;
}

QStringList overlapping(QQuickItem* root) {
  QStringList faults;
  const auto all = pressables(root);
  for (std::size_t one = 0; one < all.size(); ++one)
    for (std::size_t other = one + 1; other < all.size(); ++other)
      if (place(all[one]).adjusted(1, 1, -1, -1).intersects(place(all[other])))
        faults << told(all[one]) + QStringLiteral(" lies on ") + told(all[other]);
  return faults;
}

QStringList cut_words(QQuickItem* root) {
  QStringList faults;
  const QRectF glass(0, 0, root->width(), root->height());
  std::vector<QQuickItem*> seen;
  walk(root, [&](QQuickItem* item) {
    if (!is_text(item) || item->property("text").toString().isEmpty()) return;
    if (item->property("truncated").toBool()) faults << told(item) + QStringLiteral(" is elided");
    if (item->property("contentWidth").toReal() > item->width() + 1)
      faults << told(item) + QStringLiteral(" is too wide");
    if (item->property("contentHeight").toReal() > item->height() + 1)
      faults << told(item) + QStringLiteral(" is too high");
    if (scrolls(item)) return;
    if (!glass.contains(place(item))) faults << told(item) + QStringLiteral(" leaves the glass");
    for (const auto* before : seen)
      if (place(before).adjusted(2, 2, -2, -2).intersects(place(item)))
        faults << told(item) + QStringLiteral(" is written over ") + told(before);
    seen.push_back(item);
  });
  return faults;
}

QStringList faults(QQuickItem* root) {
  return unnamed(root) + too_small(root) + out_of_reach(root) + overlapping(root) + cut_words(root);
}

QStringList foreign_font(QQuickItem* root, const QString& language) {
  const auto own =
      language == QLatin1String("zh_TW") ? QStringLiteral("Noto Sans CJK TC") : QStringLiteral("Noto Sans CJK SC");
  QStringList faults;
  walk(root, [&](QQuickItem* item) {
    if (!is_text(item)) return;
    const bool switches_language =
        item->parentItem() && item->parentItem()->objectName().startsWith(QLatin1String("language_"));
    const auto family = item->property("font").value<QFont>().family();
    if (!switches_language && family != own) faults << told(item) + QStringLiteral(" is set in ") + family;
  });
  return faults;
}

}  // namespace credit::face_test
