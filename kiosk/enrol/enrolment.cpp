#include "kiosk/enrol/enrolment.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/failures/common.h"
#include "base/failures/machine-identity.h"
#include "kiosk/enrol/certificate_request.h"

namespace credit::enrol {
namespace {

// Two at once would each have a certificate made, and the platform supersede one of them.
class Turn {
 public:
  static Result<Turn> take(const std::filesystem::path& identity) {
    const auto file = std::filesystem::path(identity).concat(".lock");
    Turn turn(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (turn.fd_ < 0) return fail(failure::file_unwritable, file.string());
    if (::flock(turn.fd_, LOCK_EX | LOCK_NB) != 0) return fail(failure::machine_identity_busy, file.string());
    return turn;
  }
  Turn(Turn&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Turn& operator=(Turn&&) = delete;
  ~Turn() {
    if (fd_ >= 0) ::close(fd_);
  }

 private:
  explicit Turn(int fd) : fd_(fd) {}
  int fd_;
};

Result<Identity> identity_from(const EnrolSettings& settings, openssl::Key key, std::string_view answer,
                               const Clock& clock) {
  CREDIT_TRY(auto certificate, certificate_in(answer, {key.get(), settings.kiosk, settings.authority, clock.now()}));
  return Identity{std::move(key), std::move(certificate)};
}

// What the platform says of it, by name, stands behind the failure's own.
Status admitted(Est& est, const Identity& fresh) {
  const auto tried = est.try_out(fresh);
  if (!tried) return fail(failure::machine_identity_untried, tried.error().describe());
  return {};
}

}  // namespace

Result<EnrolSettings> read_enrol_settings(const Settings& settings) {
  EnrolSettings read;
  CREDIT_TRY(read.kiosk, settings.text("kiosk.id"));
  CREDIT_TRY(read.url, settings.text("platform.url"));
  CREDIT_TRY(read.authority, settings.path("platform.authority"));
  CREDIT_TRY(read.identity, settings.path("platform.certificate"));
  CREDIT_TRY(const auto key, settings.path("platform.key"));
  if (key != read.identity)
    return fail(failure::settings_invalid, "platform.certificate and platform.key: one file for both, to be renewed");
  read.place = best_place();
  return read;
}

Status enrol(const EnrolSettings& settings, Est& est, const Personal<std::string>& code, const Clock& clock) {
  CREDIT_TRY(const auto turn, Turn::take(settings.identity));
  CREDIT_TRY(auto key, make_key(settings.place));
  CREDIT_TRY(const auto request, request_for(key.get(), settings.kiosk));
  CREDIT_TRY(const auto answer, est.enroll(request, settings.kiosk, code));
  CREDIT_TRY(const auto fresh, identity_from(settings, std::move(key), answer, clock));
  return store_identity(settings.identity, fresh);
}

Result<Renewed> renew(const EnrolSettings& settings, Est& est, const Clock& clock, When when) {
  CREDIT_TRY(const auto turn, Turn::take(settings.identity));
  CREDIT_TRY(const auto old, load_identity(settings.identity));
  CREDIT_TRY(const auto lifetime, lifetime_of(old.certificate.get()));
  if (lifetime.over(clock.now())) return fail(failure::machine_identity_expired, to_rfc3339(lifetime.end));
  if (when == When::due && !lifetime.renewal_due(clock.now())) return Renewed::not_due;
  CREDIT_TRY(auto key, make_key(settings.place));
  CREDIT_TRY(const auto request, request_for(key.get(), settings.kiosk));
  CREDIT_TRY(const auto answer, est.reenroll(request, old));
  CREDIT_TRY(const auto fresh, identity_from(settings, std::move(key), answer, clock));
  CREDIT_CHECK(admitted(est, fresh));
  CREDIT_CHECK(store_identity(settings.identity, fresh));
  return Renewed::done;
}

Result<IdentityState> state_of(const EnrolSettings& settings) {
  CREDIT_TRY(const auto identity, load_identity(settings.identity));
  CREDIT_TRY(const auto lifetime, lifetime_of(identity.certificate.get()));
  return IdentityState{common_name_of(identity.certificate.get()), lifetime, place_of(identity)};
}

}  // namespace credit::enrol
