#include "platform/service/kiosk_gate.h"

#include "base/failures/platform.h"

namespace credit::platform {
namespace {

// nginx puts OpenSSL's words after "FAILED:"; system/nginx maps them to the same codes.
FailureCode refusal_of(std::string_view verify) {
  if (verify.empty() || verify == "NONE") return failure::kiosk_certificate_missing;
  if (verify.find("expired") != std::string_view::npos) return failure::kiosk_certificate_expired;
  if (verify.find("revoked") != std::string_view::npos) return failure::kiosk_certificate_revoked;
  return failure::kiosk_certificate_unknown;
}

}  // namespace

Result<Kiosk> admit(Connection& connection, const Request& request, Instant now) {
  if (request.kiosk_verify != "SUCCESS") return fail(refusal_of(request.kiosk_verify));
  CREDIT_TRY(auto kiosk, find_kiosk(connection, request.kiosk_fingerprint));
  if (!kiosk) return fail(failure::kiosk_certificate_unknown, "not enrolled: " + request.kiosk_fingerprint);
  if (kiosk->revoked) return fail(failure::kiosk_certificate_revoked, kiosk->id);
  if (kiosk->locked) return fail(failure::kiosk_locked, kiosk->id);
  if (!kiosk->until.empty() && kiosk->until <= to_rfc3339(now))
    return fail(failure::kiosk_certificate_expired, kiosk->id + ": renewed, this one ended " + kiosk->until);
  return *kiosk;
}

}  // namespace credit::platform
