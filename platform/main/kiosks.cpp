// Commands about the machines: kiosk add|revoke|invite|lock|unlock, issuing stop|resume|history.
#include <pwd.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "base/file.h"
#include "platform/enrol/code_book.h"
#include "platform/main/commands.h"
#include "platform/store/emergency.h"
#include "platform/store/kiosks.h"
#include "platform/store/store.h"
#include "report/document/json_object.h"

namespace credit::platform {
namespace {

Result<int> add(Connection& connection, const std::string& id, const std::string& certificate) {
  CREDIT_TRY(const auto pem, read_file(certificate, 1U << 20));
  CREDIT_TRY(const auto fingerprint, certificate_fingerprint(pem));
  CREDIT_CHECK(enrol_kiosk(connection, fingerprint, id, SystemClock().now()));
  std::printf("kiosk %s: enrolled with certificate %s\n", id.c_str(), fingerprint.c_str());
  return exit_done;
}

Result<int> revoke(Connection& connection, const std::string& id) {
  CREDIT_TRY(const bool known, revoke_kiosk(connection, id, SystemClock().now()));
  CREDIT_CHECK(enrol::withdraw_invitation(connection, id));
  std::printf(known ? "kiosk %s: revoked\n" : "kiosk %s: no certificate in force\n", id.c_str());
  return known ? exit_done : exit_failed;
}

Result<int> invite_machine(Connection& connection, const std::string& id, const std::string& valid) {
  const auto hours = enrol::parse_hours(valid);
  if (!hours) return exit_usage;
  const auto now = SystemClock().now();
  CREDIT_TRY(const auto code, enrol::invite(connection, id, now, *hours));
  std::printf("kiosk %s: one-time code %s, until %s\n", id.c_str(), code.expose().c_str(),
              to_rfc3339(now + *hours).c_str());
  return exit_done;
}

Result<int> set_lock(Connection& connection, const std::string& id, bool locked) {
  CREDIT_TRY(const bool changed,
             locked ? lock_kiosk(connection, id, SystemClock().now()) : unlock_kiosk(connection, id));
  std::printf(changed ? "kiosk %s: %s\n" : "kiosk %s: was %s already\n", id.c_str(), locked ? "locked" : "unlocked");
  return exit_done;
}

std::string whoever_runs_this() {
  if (const char* before = std::getenv("SUDO_USER")) return before;
  const auto* entry = ::getpwuid(::getuid());
  return entry != nullptr ? entry->pw_name : std::to_string(::getuid());
}

bool well_worded(const std::string& text) { return !text.empty() && text.size() <= 200 && document::printable(text); }

Result<int> tell_stops(Connection& connection) {
  CREDIT_TRY(const auto stops, issuing_stops(connection));
  for (const auto& stop : stops) {
    const auto end = stop.ended.empty() ? "it lasts" : "resumed " + stop.ended + " by " + stop.ended_by;
    std::printf("stopped %s by %s: %s; %s\n", stop.since.c_str(), stop.by.c_str(), stop.reason.c_str(), end.c_str());
  }
  return exit_done;
}

}  // namespace

Result<int> manage_kiosk(const PlatformSettings& settings, const Options& options) {
  const auto word = options.words.empty() ? std::string() : options.words.front();
  const auto id = options.value("id");
  const auto certificate = options.value("cert");
  CREDIT_TRY(const auto connection, Connection::open(settings.database));
  CREDIT_CHECK(prepare_schema(*connection));
  if (word == "add" && id && certificate) return add(*connection, *id, *certificate);
  if (word == "revoke" && id) return revoke(*connection, *id);
  if (word == "invite" && id) return invite_machine(*connection, *id, options.value("valid").value_or("72h"));
  if ((word == "lock" || word == "unlock") && id) return set_lock(*connection, *id, word == "lock");
  return exit_usage;
}

Result<int> manage_issuing(const PlatformSettings& settings, const Options& options) {
  const auto word = options.words.empty() ? std::string() : options.words.front();
  const auto reason = options.value("reason");
  const auto by = options.value("by").value_or(whoever_runs_this());
  if (word == "stop" ? !well_worded(reason.value_or("")) : word != "resume" && word != "history") return exit_usage;
  if (!well_worded(by)) return exit_usage;
  CREDIT_TRY(const auto connection, Connection::open(settings.database));
  CREDIT_CHECK(prepare_schema(*connection));
  if (word == "history") return tell_stops(*connection);
  const auto now = SystemClock().now();
  CREDIT_TRY(const bool changed,
             word == "stop" ? stop_issuing(*connection, by, *reason, now) : resume_issuing(*connection, by, now));
  const char* state = word == "stop" ? "stopped" : "resumed";
  std::printf(changed ? "issuing: %s\n" : "issuing: was %s already\n", state);
  return exit_done;
}

}  // namespace credit::platform
