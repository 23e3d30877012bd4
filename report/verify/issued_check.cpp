#include "report/verify/issued_check.h"

#include <utility>

#include "base/failures/verify.h"
#include "report/verify/document_claims.h"

namespace credit::verify {

Status check_agreement(const seal::Claims& claims, const document::Document& document) {
  const auto own = claims_of(document);
  const std::pair<const char*, bool> agreements[] = {
      {"digest", claims.document_digest == own.document_digest},
      {"report_number", claims.report_number == own.report_number},
      {"edition", claims.edition == own.edition},
      {"issuer", claims.issuer == own.issuer},
      {"issued", claims.issued == own.issued},
      {"valid_until", claims.expires == own.expires},
      {"period", claims.period_from == own.period_from && claims.period_to == own.period_to},
      {"purpose", claims.purpose == own.purpose},
      {"kiosk", claims.kiosk == own.kiosk},
      {"status_index", claims.status_index == own.status_index},
      {"counts", claims.chapter_counts == own.chapter_counts},
      {"subject name", claims.subject_name == own.subject_name},
      {"subject id", claims.subject_id == own.subject_id},
  };
  for (const auto& [what, agrees] : agreements)
    if (!agrees) return fail(failure::document_disagrees, what);
  return {};
}

}  // namespace credit::verify
