#include "tests/unit/qml/stage.h"

#include <QMetaProperty>
#include <QPainter>
#include <QQmlComponent>
#include <QQmlError>
#include <QQuickImageProvider>
#include <QQuickItem>
#include <QTest>
#include <memory>
#include <stdexcept>

#include "qml/register.h"
#include "tests/unit/qml/walk.h"

namespace credit::face_test {
namespace {

// An A4 page that can be told from the others: heading, number, lines.
class DrawnPages : public QQuickImageProvider {
 public:
  DrawnPages() : QQuickImageProvider(QQuickImageProvider::Image) {}

  QImage requestImage(const QString& id, QSize* size, const QSize& requested) override {
    const int width = requested.width() > 0 ? requested.width() : 840;
    QImage page(width, width * 297 / 210, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.scale(width / 210.0, width / 210.0);
    draw(painter, id.section(QLatin1Char('/'), 1).toInt());
    if (size) *size = page.size();
    return page;
  }

 private:
  static void draw(QPainter& painter, int number) {
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(9);
    painter.setFont(font);
    painter.drawText(QRect(0, 20, 210, 14), Qt::AlignCenter, QStringLiteral("公共信用信息报告"));
    font.setPixelSize(4);
    painter.setFont(font);
    painter.drawText(QRect(0, 280, 210, 6), Qt::AlignCenter, QStringLiteral("第 %1 页").arg(number));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xC8, 0xCE, 0xD6));
    for (int row = 0; row < 30; ++row) painter.drawRect(QRectF(25, 48 + row * 7, row % 5 == 4 ? 90 : 160, 2));
  }
};

// Somebody nobody is, in the size of a card's photo.
class DrawnPortrait : public QQuickImageProvider {
 public:
  DrawnPortrait() : QQuickImageProvider(QQuickImageProvider::Image) {}

  QImage requestImage(const QString&, QSize* size, const QSize&) override {
    QImage image(102, 126, QImage::Format_RGB888);
    image.fill(QColor(0xE8, 0xEC, 0xF0));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x30, 0x40, 0x60));
    painter.drawEllipse(QPointF(51, 132), 44, 46);
    painter.setBrush(QColor(0xE0, 0xB6, 0x98));
    painter.drawEllipse(QPointF(51, 52), 22, 29);
    if (size) *size = image.size();
    return image;
  }
};

}  // namespace

void prepare_environment() {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
}

Stage::Stage(Motion motion, const session::Picture& first) : motion_(motion) {
  view_.show(first);
  connect(&engine_, &QQmlEngine::warnings, this, [this](const QList<QQmlError>& errors) {
    for (const auto& error : errors) warnings_ << error.toString();
  });
  qml::register_face(engine_, view_);
  engine_.addImageProvider(QStringLiteral("pages"), new DrawnPages);
  engine_.addImageProvider(QStringLiteral("portrait"), new DrawnPortrait);
  if (!qml::load_face(engine_, view_, qml::Glass::window))
    throw std::runtime_error(warnings_.join(QLatin1Char('\n')).toStdString());
  window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().constFirst());
  set_motion();
}

void Stage::set_motion() {
  QQmlComponent component(&engine_);
  component.setData("import QtQml\nimport Credit\nQtObject { property QtObject theme: Theme }", QUrl());
  const std::unique_ptr<QObject> holder(component.create());
  holder->property("theme").value<QObject*>()->setProperty("reducedMotion", motion_ == Motion::reduced);
}

void Stage::turn(QSize glass, const QString& language) {
  window_->resize(glass);
  view_.set_language(language);
}

void Stage::show(const Situation& situation) {
  view_.show(situation.picture);
  view_.show_time(situation.warning, situation.seconds_left);
  QTest::qWait(motion_ == Motion::full ? 1200 : 5);  // full: the fade is over, a drawing is in the middle of its move
  grab();                                            // everything is placed once a frame was made
}

QImage Stage::grab() { return window_->grabWindow(); }

QQuickItem* Stage::find(const QString& object_name) {
  QQuickItem* found = nullptr;
  walk(window_->contentItem(), [&](QQuickItem* item) {
    if (!found && item->objectName() == object_name) found = item;
  });
  return found;
}

void Stage::tap(QQuickItem* item) { slide(item, QPoint()); }

void Stage::slide(QQuickItem* item, QPoint away) {
  const auto middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
  static auto* const finger = QTest::createTouchDevice();
  QTest::touchEvent(window_, finger).press(0, middle, window_);
  QTest::qWait(10);
  if (!away.isNull()) QTest::touchEvent(window_, finger).move(0, middle + away, window_);
  QTest::touchEvent(window_, finger).release(0, middle + away, window_);
  QTest::qWait(10);
}

bool Stage::mentions(const QString& text) {
  bool found = false;
  const auto look = [&](const QObject* object) {
    const auto* kind = object->metaObject();
    for (int index = 0; index < kind->propertyCount() && !found; ++index)
      found = kind->property(index).read(object).toString().contains(text);
  };
  for (const auto* object : window_->findChildren<QObject*>()) look(object);
  walk(window_->contentItem(), look);
  return found;
}

}  // namespace credit::face_test
