// credit-devices watch: what happens, as it happens, without what it is about. Until Ctrl-C; a service that goes away
// is waited for.
#include <QCoreApplication>
#include <QSocketNotifier>

#include "drivers/service/command_line.h"
#include "drivers/service/saying.h"

namespace credit::devices {

int watch(const CommandLine& line) {
  const auto socket = socket_for(line);
  if (!socket) return complain(socket.error());
  const auto client = client_for(*socket);
  if (!client) return complain(client.error());
  const auto signals = signals_as_descriptor();
  QSocketNotifier farewell(signals.get(), QSocketNotifier::Read);
  QObject::connect(&farewell, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
  const Saying saying(line.json);
  QObject::connect(client->get(), &Client::event, [&](const Event& event) { saying.event(event); });
  QObject::connect(client->get(), &Client::failed, [&](const Failure& failure) { saying.failure(failure); });
  (*client)->send(Request::observe);
  (*client)->start();
  return QCoreApplication::exec();
}

}  // namespace credit::devices
