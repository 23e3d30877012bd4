#include "report/verify/issued_check.h"

#include <utility>

namespace credit::verify {

static_assert(document::Answer::count_not_answered == seal::not_answered);
static_assert(document::Answer::count_not_asked == seal::not_asked);

seal::Claims claims_of(const document::Document& document) {
  seal::Claims claims;
  claims.issuer = document.issuer.code;
  claims.issued = document.issued;
  claims.expires = document.valid_until;
  claims.report_number = document.report_number;
  claims.subject_name = document::seal_name(document.subject);
  claims.subject_id = document::seal_id(document.subject);
  claims.period_from = document.period_from;
  claims.period_to = document.period_to;
  claims.chapter_counts = document.counts();
  claims.document_digest = seal::digest_of(document.bytes.expose());
  claims.kiosk = document.kiosk;
  claims.purpose = document.purpose.code;
  claims.status_index = document.status_index;
  claims.edition = document.edition;
  return claims;
}

Status check_agreement(const seal::Claims& claims, const document::Document& document) {
  const std::pair<const char*, bool> agreements[] = {
      {"digest", claims.document_digest == seal::digest_of(document.bytes.expose())},
      {"report_number", claims.report_number == document.report_number},
      {"edition", claims.edition == document.edition},
      {"issuer", claims.issuer == document.issuer.code},
      {"issued", claims.issued == document.issued},
      {"valid_until", claims.expires == document.valid_until},
      {"period", claims.period_from == document.period_from && claims.period_to == document.period_to},
      {"purpose", claims.purpose == document.purpose.code},
      {"kiosk", claims.kiosk == document.kiosk},
      {"status_index", claims.status_index == document.status_index},
      {"counts", claims.chapter_counts == document.counts()},
      {"subject name", claims.subject_name == document::seal_name(document.subject)},
      {"subject id", claims.subject_id == document::seal_id(document.subject)},
  };
  for (const auto& [what, agrees] : agreements)
    if (!agrees) return fail(FailureCode::document_disagrees, what);
  return {};
}

}  // namespace credit::verify
