#include "drivers/service/plan.h"

#include <pwd.h>
#include <unistd.h>

#include "base/failures/common.h"
#include "drivers/usb/ids.h"

namespace credit::devices {
namespace {

using std::chrono::milliseconds;

Result<unsigned> uid_of(const std::string& user) {
  const auto* entry = ::getpwnam(user.c_str());
  if (entry == nullptr) return fail(failure::settings_invalid, "devices.client_user: no user " + user);
  return entry->pw_uid;
}

Result<idcard::Timing> timing_of(const Settings& settings) {
  idcard::Timing timing;
  CREDIT_TRY(timing.poll, duration(settings, "reader.poll_ms", 300, timing.poll));
  CREDIT_TRY(timing.slow, duration(settings, "reader.slow_poll_ms", 300, timing.slow));
  CREDIT_TRY(timing.find, duration(settings, "reader.find_ms", 100, timing.find));
  CREDIT_TRY(timing.select, duration(settings, "reader.select_ms", 100, timing.select));
  CREDIT_TRY(timing.read, duration(settings, "reader.read_ms", 500, timing.read));
  CREDIT_TRY(timing.module, duration(settings, "reader.module_ms", 100, timing.module));
  CREDIT_TRY(timing.revive, duration(settings, "reader.revive_ms", 500, timing.revive));
  CREDIT_TRY(timing.device_reset, duration(settings, "reader.device_reset_ms", 1000, timing.device_reset));
  CREDIT_TRY(timing.left_behind, duration(settings, "reader.left_behind_ms", 1000, timing.left_behind));
  CREDIT_TRY(timing.left_behind_again,
             duration(settings, "reader.left_behind_again_ms", 1000, timing.left_behind_again));
  return timing;
}

Status absolute(const std::string& key, const std::string& program) {
  if (program.empty() || program.front() == '/') return {};
  return fail(failure::settings_invalid, key + " must be an absolute path");
}

// A plug-in for each id of the table that wants one; any other id is a key nobody knows.
Result<PluginReaders::Programs> plugins_of(const Settings& settings) {
  PluginReaders::Programs programs;
  for (const auto& known : usb::known_ids) {
    if (known.transport != usb::Transport::vendor_private) continue;
    const auto id = id_text(known.vid, known.pid);
    CREDIT_TRY(auto program, settings.text("reader_plugins." + id, ""));
    CREDIT_CHECK(absolute("reader_plugins." + id, program));
    if (!program.empty()) programs[id] = std::move(program);
  }
  return programs;
}

// Whoever runs the machine may look at it: root and the service's own user see outlines, never a card or a code.
Result<ServerOptions> server_of(const Settings& settings) {
  ServerOptions server;
  CREDIT_TRY(server.path, settings.text("devices.socket", usual_socket));
  CREDIT_TRY(const auto user, settings.text("devices.client_user", ""));
  CREDIT_TRY(const auto mode, settings.number("devices.socket_mode", 0, 0777, 0666));
  server.mode = static_cast<unsigned>(mode);
  server.observer_uids = {0, ::geteuid()};
  if (user.empty()) return server;
  CREDIT_TRY(const auto uid, uid_of(user));
  server.allowed_uids.insert(uid);
  return server;
}

}  // namespace

Result<milliseconds> duration(const Settings& settings, const char* key, std::int64_t low, milliseconds fallback) {
  CREDIT_TRY(const auto count, settings.number(key, low, 60'000, fallback.count()));
  return milliseconds(count);
}

Result<ReaderOptions> reader_options(const Settings& settings) {
  ReaderOptions options;
  CREDIT_TRY(options.timing, timing_of(settings));
  CREDIT_TRY(const auto line, settings.text("reader.serial", ""));
  CREDIT_TRY(const auto baud, settings.number("reader.serial_baud", 9600, 115200, 115200));
  CREDIT_TRY(options.plugins, plugins_of(settings));
  CREDIT_TRY(options.photo.program, settings.text("photo.decoder", ""));
  CREDIT_TRY(options.photo.time, duration(settings, "photo.decoder_ms", 100, options.photo.time));
  CREDIT_CHECK(absolute("photo.decoder", options.photo.program));
  if (line.empty()) return options;
  CREDIT_TRY(options.serial, idcard::serial_choice(line, baud));
  return options;
}

Result<Plan> plan_of(const Settings& settings) {
  CREDIT_TRY(auto reader, reader_options(settings));
  CREDIT_TRY(auto scanner, scanner_options(settings));
  CREDIT_TRY(auto server, server_of(settings));
  CREDIT_CHECK(settings.all_known());
  return Plan{{std::move(reader), std::move(scanner)}, std::move(server)};
}

}  // namespace credit::devices
