#include "kiosk/app/qt_ports.h"

namespace credit::app {

QtSeconds::QtSeconds() {
  timer_.setInterval(std::chrono::seconds{1});
  QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] {
    const auto each = each_;  // the call may start the seconds anew
    each();
  });
}

void QtSeconds::start(std::function<void()> each) {
  each_ = std::move(each);
  timer_.start();
}

void QtSeconds::stop() { timer_.stop(); }

QImage PortraitProvider::requestImage(const QString& id, QSize* size, const QSize&) {
  auto picture = photos_.picture(id);
  if (size != nullptr) *size = picture.size();
  return picture;
}

QImage PageProvider::requestImage(const QString& id, QSize* size, const QSize& requested) {
  auto picture = pages_.picture(id, requested.width());
  if (size != nullptr) *size = picture.size();
  return picture;
}

}  // namespace credit::app
