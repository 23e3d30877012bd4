// The visit's ports where they are a few lines of Qt.
#pragma once
#include <QQuickImageProvider>
#include <QTimer>

#include "drivers/service/client.h"
#include "kiosk/session/page_book.h"
#include "kiosk/session/photo_store.h"

namespace credit::app {

class QtSeconds final : public session::Seconds {
 public:
  QtSeconds();
  void start(std::function<void()> each) override;
  void stop() override;

 private:
  QTimer timer_;
  std::function<void()> each_;
};

class ServiceReader final : public session::CardReader {
 public:
  explicit ServiceReader(devices::Client& client) : client_(client) {}
  void arm() override { client_.send(devices::Request::arm); }
  void disarm() override { client_.send(devices::Request::disarm); }
  void expect_removal() override { client_.send(devices::Request::expect_removal); }

 private:
  devices::Client& client_;
};

class ServiceScanner final : public session::CodeScanner {
 public:
  explicit ServiceScanner(devices::Client& client) : client_(client) {}
  void listen() override { client_.send(devices::Request::scan); }
  void stop() override { client_.send(devices::Request::stop_scanning); }

 private:
  devices::Client& client_;
};

class PortraitProvider final : public QQuickImageProvider {
 public:
  explicit PortraitProvider(const session::PhotoStore& photos) : QQuickImageProvider(Image), photos_(photos) {}
  QImage requestImage(const QString& id, QSize* size, const QSize& requested) override;

 private:
  const session::PhotoStore& photos_;
};

class PageProvider final : public QQuickImageProvider {
 public:
  explicit PageProvider(const session::PageStore& pages) : QQuickImageProvider(Image), pages_(pages) {}
  QImage requestImage(const QString& id, QSize* size, const QSize& requested) override;

 private:
  const session::PageStore& pages_;
};

}  // namespace credit::app
