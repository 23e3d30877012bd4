#include "drivers/service/server.h"

#include <unistd.h>

#include <algorithm>

#include "drivers/service/cbor.h"

namespace credit::devices {
namespace {

constexpr std::size_t peer_limit = 8;
constexpr int requests_a_second = 50;  // an app says a few a visit; who says more is not our app
constexpr std::size_t request_limit = 64;

}  // namespace

struct Server::Peer {
  Descriptor socket;
  std::unique_ptr<QSocketNotifier> ear;
  int requests_left = requests_a_second;
  bool entitled = false;  // to what is on a card or in a code
  bool observing = false;
  bool leaving = false;
};

Server::Server(ServerOptions options, QObject* parent) : QObject(parent), options_(std::move(options)) {
  connect(&second_, &QTimer::timeout, this, [this] {
    for (auto& peer : peers_) peer->requests_left = requests_a_second;
    if (peers_.empty()) second_.stop();
  });
}

Server::~Server() {
  if (listener_.valid()) ::unlink(options_.path.c_str());
}

Status Server::start() {
  CREDIT_TRY(listener_, listen_at(options_.path, options_.mode));
  door_ = std::make_unique<QSocketNotifier>(listener_.get(), QSocketNotifier::Read);
  connect(door_.get(), &QSocketNotifier::activated, this, &Server::welcome);
  return {};
}

void Server::welcome() {
  auto socket = accept_from(listener_);
  if (!socket.valid()) return;
  const auto uid = peer_uid(socket);
  const bool entitled = uid && options_.allowed_uids.contains(*uid);
  if (!entitled && !(uid && options_.observer_uids.contains(*uid)))
    return Q_EMIT refused(QStringLiteral("a user who is not allowed"));
  if (peers_.size() >= peer_limit) return Q_EMIT refused(QStringLiteral("too many at once"));
  auto& peer = *peers_.emplace_back(std::make_unique<Peer>());
  peer.socket = std::move(socket);
  peer.entitled = entitled;
  peer.ear = std::make_unique<QSocketNotifier>(peer.socket.get(), QSocketNotifier::Read);
  connect(peer.ear.get(), &QSocketNotifier::activated, this, [this, &peer] { hear(peer); });
  if (!second_.isActive()) second_.start(std::chrono::seconds(1));
  for (const auto& [key, device] : known_) tell(peer, device);
}

void Server::hear(Peer& peer) {
  Bytes packet;
  switch (receive_packet(peer.socket, packet, request_limit)) {
    case Got::nothing_yet:
      return;
    case Got::closed:
      return drop(peer, nullptr);
    case Got::too_long:
      return drop(peer, "a request too long");
    case Got::packet:
      break;
  }
  if (--peer.requests_left < 0) return drop(peer, "too many requests");
  const auto request = decode_request(packet);
  if (!request) return drop(peer, "a request nobody understands");
  obey(peer, *request);
}

void Server::obey(Peer& peer, Request request) {
  if (request == Request::observe) return observe(peer);
  if (!peer.entitled) return drop(peer, "an observer who wants more");
  switch (request) {
    case Request::arm:
      return arm(peer);
    case Request::disarm:
      return armed_ == &peer || armed_ == nullptr ? disarm() : void();
    case Request::cancel:
      return armed_ == &peer || armed_ == nullptr ? Q_EMIT cancelled() : void();
    case Request::scan:
      return scan(peer);
    case Request::stop_scanning:
      return scanning_ == &peer ? stop_scanning() : void();
    case Request::expect_removal:
      return armed_ == &peer ? Q_EMIT removal_expected() : void();
    case Request::observe:
      return;
  }
}

// The first who armed keeps the reader until he disarms or goes: a card is for one ear only.
void Server::arm(Peer& peer) {
  if (armed_ != nullptr && armed_ != &peer) return drop(peer, "another one is armed");
  armed_ = last_armed_ = &peer;
  Q_EMIT armed();
  happened({Happening::What::reader_armed, {}, {}});
}

void Server::disarm() {
  armed_ = nullptr;
  Q_EMIT disarmed();
  happened({Happening::What::reader_disarmed, {}, {}});
}

void Server::scan(Peer& peer) {
  if (scanning_ != nullptr && scanning_ != &peer) return drop(peer, "another one is scanning");
  scanning_ = &peer;
  Q_EMIT scanning();
  happened({Happening::What::scanning_started, {}, {}});
}

void Server::stop_scanning() {
  scanning_ = nullptr;
  Q_EMIT scanning_ended();
  happened({Happening::What::scanning_stopped, {}, {}});
}

void Server::observe(Peer& peer) {
  peer.observing = true;
  tell(peer, Happening{Happening::What::observing, {}, {}});
}

void Server::set_device(const DeviceChanged& device) {
  remember(device);
  for (auto& peer : peers_) tell(*peer, device);
}

// A device that has gone is forgotten; that there is none of its kind, and why, is kept for those who come later.
void Server::remember(DeviceChanged device) {
  const auto of_kind = [&](const auto& entry) { return entry.first.first == device.kind; };
  if (device.state == DeviceState::absent) {
    known_.erase({device.kind, device.port});
    if (std::any_of(known_.begin(), known_.end(), of_kind)) return;
    device.port.clear();
  } else {
    known_.erase({device.kind, std::string()});
  }
  known_.insert_or_assign({device.kind, device.port}, device);
}

// That a card still lies there, or was taken away at last, concerns the one who had it read, armed or not.
void Server::card(const Event& event) {
  const bool afterwards = std::holds_alternative<CardLeftBehind>(event) || std::holds_alternative<CardRemoved>(event);
  content(afterwards && armed_ == nullptr ? last_armed_ : armed_, event);
}
void Server::code(const Event& event) { content(scanning_, event); }

void Server::content(Peer* owner, const Event& event) {
  if (owner == nullptr) return;
  tell(*owner, event);
  if (const auto outline = outline_of(event)) happened(*outline);
}

void Server::happened(const Happening& happening) {
  for (auto& peer : peers_)
    if (peer->observing) tell(*peer, happening);
}

// A peer that lets its packets pile up is gone: its events would be about people who have left.
void Server::tell(Peer& peer, const Event& event) {
  if (peer.leaving) return;
  Bytes packet = encode(event);
  const auto sent = send_packet(peer.socket, packet);
  wipe(packet);
  if (sent == Sent::full) drop(peer, "too slow");
  if (sent == Sent::broken) drop(peer, nullptr);
}

void Server::drop(Peer& peer, const char* why) {
  peer.leaving = true;
  peer.ear->setEnabled(false);
  if (why != nullptr) Q_EMIT refused(QString::fromUtf8(why));
  if (armed_ == &peer) disarm();
  if (last_armed_ == &peer) last_armed_ = nullptr;
  if (scanning_ == &peer) stop_scanning();
  QMetaObject::invokeMethod(this, &Server::bury, Qt::QueuedConnection);  // we may stand inside the peer's own signal
}

void Server::bury() {
  peers_.remove_if([](const auto& peer) { return peer->leaving; });
}

}  // namespace credit::devices
