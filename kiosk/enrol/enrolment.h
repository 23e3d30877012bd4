// Enrolment, renewal and status of this machine. The identity in force stays untouched until a new one was made,
// checked and is whole on disk.
#pragma once
#include "base/settings.h"
#include "kiosk/enrol/est_client.h"

namespace credit::enrol {

struct EnrolSettings {
  std::string kiosk, url;
  std::filesystem::path authority, identity;
  KeyPlace place = KeyPlace::file;  // of keys made from now on
};
// kiosk.id and [platform] of the kiosk's own settings; certificate and key must name one file. settings_invalid
Result<EnrolSettings> read_enrol_settings(const Settings& settings);

Status enrol(const EnrolSettings& settings, Est& est, const Personal<std::string>& code, const Clock& clock);

enum class Renewed { not_due, done };
enum class When { due, at_once };
// The new identity is tried at the platform before it replaces the old one.
// machine_identity_expired: only a new code helps. machine_identity_busy: another renewal is at work.
// machine_identity_untried: the platform did not admit the new one, and the old one is as it was
Result<Renewed> renew(const EnrolSettings& settings, Est& est, const Clock& clock, When when);

struct IdentityState {
  std::string kiosk;
  Lifetime lifetime;
  KeyPlace place = KeyPlace::file;
};
Result<IdentityState> state_of(const EnrolSettings& settings);

}  // namespace credit::enrol
