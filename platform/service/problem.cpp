#include <nlohmann/json.hpp>

#include "platform/service/message.h"

namespace credit::platform {

int status_of(FailureCode code) {
  switch (code) {
    case FailureCode::kiosk_certificate_missing:
      return 401;
    case FailureCode::kiosk_certificate_unknown:
    case FailureCode::kiosk_certificate_expired:
    case FailureCode::kiosk_certificate_revoked:
    case FailureCode::subject_not_allowed:
    case FailureCode::authority_ended:
    case FailureCode::kiosk_locked:
      return 403;
    case FailureCode::issuer_unknown:
    case FailureCode::route_unknown:
    case FailureCode::person_unknown:
    case FailureCode::visit_unknown:
    case FailureCode::report_unknown:
    case FailureCode::check_no_match:
      return 404;
    case FailureCode::method_not_allowed:
      return 405;
    case FailureCode::consent_outdated:
    case FailureCode::idempotency_conflict:
      return 409;
    case FailureCode::visit_ended:
      return 410;
    case FailureCode::request_too_large:
      return 413;
    case FailureCode::request_malformed:
    case FailureCode::edition_unknown:
    case FailureCode::edition_not_gathered:
    case FailureCode::edition_not_for_subject:
    case FailureCode::purpose_unknown:
    case FailureCode::span_not_offered:
    case FailureCode::check_code_mistyped:
    case FailureCode::seal_too_large:
      return 422;
    case FailureCode::check_paused:
    case FailureCode::quota_reached:
      return 429;
    case FailureCode::issuing_stopped:
    case FailureCode::list_unavailable:
    case FailureCode::platform_busy:
    case FailureCode::report_not_issuable:
      return 503;
    default:
      return 500;
  }
}

// What goes wrong inside is for the log; the other end is told no more than that it did.
Answer problem(const Failure& failure) { return problem(failure, status_of(failure.code)); }

Answer problem(const Failure& failure, int status) {
  const auto shown = status == 500 ? FailureCode::platform_internal : failure.code;
  const nlohmann::ordered_json json = {{"type", "about:blank"},
                                       {"title", words_of(shown).title[static_cast<int>(Language::zh_CN)]},
                                       {"status", status},
                                       {"code", words_of(shown).code}};
  return {status, "application/problem+json", json.dump(), {}, {}, {}, std::string(failure.name()), failure.detail};
}

}  // namespace credit::platform
