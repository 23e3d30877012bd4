#include "drivers/service/client.h"

#include <QSocketNotifier>
#include <QTimer>
#include <algorithm>

#include "base/failures/devices.h"
#include "drivers/service/cbor.h"
#include "drivers/service/packet_socket.h"

namespace credit::devices {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds first_pause{200}, longest_pause{5000};

}  // namespace

struct Client::Private {
  Client* q = nullptr;
  std::string path;
  unsigned expected_uid = 0;
  Descriptor socket;
  std::unique_ptr<QSocketNotifier> ear;
  QTimer again;
  milliseconds pause = first_pause;
  std::optional<Request> cards, codes, news;  // what was asked for last, each said again after a reconnect
  std::optional<FailureCode> said;            // each trouble is told once, not at every attempt

  void attempt();
  void hear();
  void lose(Failure why);
  void trouble(const Failure& why);
  void remember(Request request);
  void say_again();
  bool say(Request request) { return send_packet(socket, encode(request)) == Sent::whole; }
};

void Client::Private::attempt() {
  auto made = connect_to(path);
  if (!made) return lose({failure::device_service_gone, made.error().detail});
  if (peer_uid(*made) != expected_uid) return lose({failure::device_service_impostor, path});
  socket = std::move(*made);
  ear = std::make_unique<QSocketNotifier>(socket.get(), QSocketNotifier::Read);
  QObject::connect(ear.get(), &QSocketNotifier::activated, q, [this] { hear(); });
  said.reset();
  say_again();
  Q_EMIT q->available(true);
}

void Client::Private::remember(Request request) {
  switch (request) {
    case Request::arm:
    case Request::disarm:
      cards = request;
      return;
    case Request::scan:
    case Request::stop_scanning:
      codes = request;
      return;
    case Request::observe:
      news = request;
      return;
    case Request::cancel:
    case Request::expect_removal:
      return;  // belongs to a card of this moment
  }
}

void Client::Private::say_again() {
  for (const auto& wish : {cards, codes, news})
    if (wish) say(*wish);
}

void Client::Private::hear() {
  Bytes packet;
  packet.reserve(packet_limit);
  const auto got = receive_packet(socket, packet, packet_limit);
  if (got == Got::nothing_yet) return;
  if (got == Got::closed) return lose({failure::device_service_gone, "closed"});
  auto decoded = got == Got::packet ? decode_event(packet) : fail(failure::device_message_malformed, "too long");
  wipe(packet);
  if (!decoded) return lose(decoded.error());
  pause = first_pause;  // a service that says something sensible is worth coming back to quickly
  Q_EMIT q->event(*decoded);
}

void Client::Private::lose(Failure why) {
  const bool had = socket.valid();
  if (ear) {
    ear->setEnabled(false);
    ear.release()->deleteLater();  // we may stand inside its own signal
  }
  socket = Descriptor();
  again.start(pause);
  pause = std::min(pause * 2, longest_pause);
  if (had) Q_EMIT q->available(false);
  trouble(why);
}

void Client::Private::trouble(const Failure& why) {
  if (said == why.code) return;
  said = why.code;
  Q_EMIT q->failed(why);
}

Client::Client(QString socket_path, unsigned expected_uid, QObject* parent)
    : QObject(parent), d_(std::make_unique<Private>()) {
  d_->q = this;
  d_->path = socket_path.toStdString();
  d_->expected_uid = expected_uid;
  d_->again.setSingleShot(true);
  connect(&d_->again, &QTimer::timeout, this, [this] { d_->attempt(); });
}
Client::~Client() = default;

void Client::start() { d_->again.start(0); }
bool Client::connected() const { return d_->socket.valid(); }

void Client::send(Request request) {
  d_->remember(request);
  if (connected() && !d_->say(request)) d_->lose({failure::device_service_gone, "cannot send"});
}

}  // namespace credit::devices
