// The app's end of the socket. Reconnects by itself (0.2 s doubling to 5 s) and says when the service is away.
#pragma once
#include <QObject>
#include <QString>
#include <memory>

#include "drivers/service/events.h"

namespace credit::devices {

class Client : public QObject {
  Q_OBJECT
 public:
  // expected_uid: the user the service must run as; a socket held by anybody else is refused (device_service_impostor).
  Client(QString socket_path, unsigned expected_uid, QObject* parent = nullptr);
  ~Client() override;
  void start();
  bool connected() const;
  void send(
      Request request);  // what was asked for last is said again after a reconnect, but for what belongs to a card

 Q_SIGNALS:
  void event(const credit::devices::Event& event);
  void available(bool connected);  // the service came, or went away
  void failed(
      const credit::Failure& failure);  // device_service_gone, device_service_impostor, device_message_malformed

 private:
  struct Private;
  std::unique_ptr<Private> d_;
};

}  // namespace credit::devices
