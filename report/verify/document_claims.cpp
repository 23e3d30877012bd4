#include "report/verify/document_claims.h"

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

}  // namespace credit::verify
