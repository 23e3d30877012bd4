// The service's end of the socket: whom it lets in, whom it throws out, and who hears of a card.
#pragma once
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <list>
#include <map>
#include <memory>
#include <set>

#include "drivers/service/events.h"
#include "drivers/service/packet_socket.h"

namespace credit::devices {

struct ServerOptions {
  std::string path;
  unsigned mode = 0600;              // of the socket's file
  std::set<unsigned> allowed_uids;   // may ask for cards and codes
  std::set<unsigned> observer_uids;  // may only watch; nobody else is told a single byte
};

class Server : public QObject {
  Q_OBJECT
 public:
  explicit Server(ServerOptions options, QObject* parent = nullptr);
  ~Server() override;
  Status start();  // device_socket_unusable

  void set_device(const DeviceChanged& device);  // told to everybody, and to each who comes later
  // Told whole to the armed client alone, to observers in outline. With none armed to nobody at all, but for what
  // becomes of a card that lies there still: that is told to the client that was armed last.
  void card(const Event& event);
  void code(const Event& event);  // likewise, to the client that scans

 Q_SIGNALS:
  void armed();
  void disarmed();
  void cancelled();
  void removal_expected();
  void scanning();
  void scanning_ended();
  void refused(const QString& why);  // for the log

 private:
  struct Peer;
  void welcome();
  void hear(Peer& peer);
  void obey(Peer& peer, Request request);
  void arm(Peer& peer);
  void disarm();
  void scan(Peer& peer);
  void stop_scanning();
  void observe(Peer& peer);
  void remember(DeviceChanged device);
  void content(Peer* owner, const Event& event);
  void happened(const Happening& happening);
  void tell(Peer& peer, const Event& event);
  void drop(Peer& peer, const char* why);
  void bury();

  ServerOptions options_;
  Descriptor listener_;
  std::unique_ptr<QSocketNotifier> door_;
  std::list<std::unique_ptr<Peer>> peers_;
  Peer* armed_ = nullptr;
  Peer* last_armed_ = nullptr;
  Peer* scanning_ = nullptr;
  std::map<std::pair<DeviceKind, std::string>, DeviceChanged> known_;  // by kind and port
  QTimer second_;                                                      // refills what a peer may say
};

}  // namespace credit::devices
