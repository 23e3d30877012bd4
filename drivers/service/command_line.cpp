#include "drivers/service/command_line.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>

#include "base/failures/devices.h"

namespace credit::devices {

int complain(const Failure& failure) {
  std::fprintf(stderr, "credit-devices: %s\n", failure.describe().c_str());
  return 1;
}

Descriptor signals_as_descriptor() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  sigprocmask(SIG_BLOCK, &set, nullptr);
  return Descriptor(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

Result<Settings> settings_for(const CommandLine& line) {
  if (!line.settings.empty()) return Settings::load(line.settings);
  std::error_code unknown;
  return std::filesystem::exists(usual_settings, unknown) ? Settings::load(usual_settings) : Settings::parse("");
}

Result<std::string> socket_for(const CommandLine& line) {
  if (!line.socket.empty()) return line.socket;
  CREDIT_TRY(const auto settings, settings_for(line));
  return settings.text("devices.socket", usual_socket);
}

Result<std::unique_ptr<Client>> client_for(const std::string& socket) {
  const auto folder = std::filesystem::absolute(socket).parent_path();
  struct stat there {};
  if (::stat(folder.c_str(), &there) != 0) return fail(failure::device_service_gone, "no folder " + folder.string());
  return std::make_unique<Client>(QString::fromStdString(socket), there.st_uid);
}

}  // namespace credit::devices
