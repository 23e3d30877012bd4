// The command line of credit-devices, and what its commands share.
#pragma once
#include <QStringList>
#include <string>
#include <vector>

#include "drivers/service/client.h"
#include "drivers/service/packet_socket.h"
#include "drivers/service/plan.h"

namespace credit::devices {

struct CommandLine {
  QStringList words;           // the command and what belongs to it
  std::string settings;        // empty: not said
  std::string socket;          // likewise
  std::vector<unsigned> uids;  // of further users who may connect
  bool json = false;
};

struct Command {
  const char* name;
  const char* argument;  // nullptr: none
  const char* purpose;
  int (*run)(const CommandLine& line);  // the exit code
};

int serve(const CommandLine& line);
int list(const CommandLine& line);
int watch(const CommandLine& line);

int complain(const Failure& failure);  // says it, and is the exit code of a failed command
// TERM and INT become ordinary events of the loop, so that devices are let go of in order.
Descriptor signals_as_descriptor();
// The settings named, else the usual file when it is there, else the defaults.
Result<Settings> settings_for(const CommandLine& line);
// The socket named, else the one of the settings.
Result<std::string> socket_for(const CommandLine& line);
// A client of the service at a socket: it must be run by whoever owns the folder the socket lies in, for nobody else
// could have put it there.
Result<std::unique_ptr<Client>> client_for(const std::string& socket);

}  // namespace credit::devices
