#include "platform/issue/issuer.h"

#include <algorithm>

#include "base/failures/document.h"
#include "base/failures/platform.h"
#include "base/failures/seal.h"
#include "platform/issue/number.h"
#include "platform/store/digest.h"
#include "report/seal/cose.h"
#include "report/verify/document_claims.h"

namespace credit::platform {
namespace {

tl::unexpected<Failure> not_issuable(const Failure& failure) {
  return fail(failure::report_not_issuable, failure.describe());
}

ReportFacts facts_of(const Issued& issued, const Order& order, const Offer& offer) {
  const auto* purpose = offer.purpose(order.purpose);
  return {order.edition,
          issued.number,
          issued.check_code,
          order.kiosk,
          issued.issued,
          issued.valid_until,
          offer.issuer,
          offer.region,
          {purpose->code, purpose->name[static_cast<int>(Language::zh_CN)]},
          span_of(issued.issued, order.years),
          issued.status_index};
}

}  // namespace

Span span_of(Instant now, int years) {
  const Day today = day_in_china(now);
  return {document::first_day(today, years), today, today};
}

Status Issuer::check(const Order& order, const ReportSubject& subject) const {
  const auto* offered = parts_.offer.edition(order.edition);
  if (offered == nullptr) return fail(failure::edition_unknown, order.edition);
  CREDIT_TRY(const auto* edition, parts_.editions.find(order.edition));
  CREDIT_CHECK(gathers(*edition));
  if (form_in(*edition, subject) == nullptr) return fail(failure::edition_not_for_subject, order.edition);
  if (!offered->offers_purpose(order.purpose)) return fail(failure::purpose_unknown);
  if (!offered->offers_years(order.years) || !edition->span.offers(order.years)) return fail(failure::span_not_offered);
  return {};
}

Result<Issued> Issuer::issue(Connection& connection, const ReportSubject& subject, const Order& order, Instant now) {
  CREDIT_CHECK(check(order, subject));
  CREDIT_TRY(const auto* edition, parts_.editions.find(order.edition));
  const auto span = span_of(now, order.years);
  CREDIT_TRY(const auto gathered, gather(connection, *edition, parts_.layouts, subject.number.expose(), span));
  Issued issued;
  issued.number = make_report_number(now);
  issued.check_code = make_check_code();
  issued.status_index = next_status_index_++;
  issued.issued = now;
  issued.valid_until = now + parts_.valid;
  issued.document = write_document(facts_of(issued, order, parts_.offer), *edition, subject, gathered);
  const auto document = document::parse_document(issued.document.expose(), parts_.editions);
  if (!document) return not_issuable(document.error());
  CREDIT_TRY(issued.seal, seal(issued, *document));
  return issued;
}

Result<Bytes> Issuer::seal(const Issued& issued, const document::Document& document) const {
  if (document.bytes.expose() != issued.document.expose())
    return fail(failure::report_not_issuable, "the document was not read as it was written");
  auto sealed = seal::make_seal(verify::claims_of(document), *parts_.signer);
  if (!sealed && sealed.error().code != failure::seal_too_large) return not_issuable(sealed.error());
  if (sealed) CREDIT_CHECK(seal::leaves_room_for_copy(*sealed));
  return sealed;
}

}  // namespace credit::platform
