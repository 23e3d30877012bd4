#include "platform/issue/issuer.h"

#include <algorithm>
#include <set>

#include "base/failures/document.h"
#include "base/failures/platform.h"
#include "base/failures/reports.h"
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
          span_of(issued.issued, order),
          issued.status_index};
}

// Own dates end no later than today, and begin no earlier than the longest span that ends today.
bool offers_dates(const document::SpanRule& rule, const Order& order, Day today) {
  return rule.own_dates && order.to <= today && order.from >= document::first_day(today, rule.longest_years) &&
         rule.allows(order.from, order.to);
}

bool all_among(const std::vector<std::string>& codes, const std::vector<std::string>& known) {
  const std::set<std::string> once(codes.begin(), codes.end());
  return once.size() == codes.size() && std::ranges::all_of(codes, [&](const std::string& code) {
           return std::ranges::find(known, code) != known.end();
         });
}

// Active domains of the edition, each once; something must be left to ask.
bool offers_domains(const document::Edition& edition, const Order& order) {
  const auto* chapter = edition.domain_chapter();
  if (chapter == nullptr) return order.domains.empty() && order.left_out.empty();
  std::vector<std::string> known;
  for (const auto& domain : chapter->domains)
    if (domain.active) known.push_back(domain.code);
  return !order.domains.empty() && all_among(order.domains, known) && all_among(order.left_out, order.domains) &&
         order.left_out.size() < order.domains.size();
}

}  // namespace

Span span_of(Instant now, const Order& order) {
  return order.years > 0 ? span_of(now, order.years) : Span{order.from, order.to, day_in_china(now)};
}

Span span_of(Instant now, int years) {
  const Day today = day_in_china(now);
  return {document::first_day(today, years), today, today};
}

Status Issuer::check(const Order& order, const ReportSubject& subject, Day today) const {
  const auto* offered = parts_.offer.edition(order.edition);
  if (offered == nullptr) return fail(failure::edition_unknown, order.edition);
  CREDIT_TRY(const auto* edition, parts_.editions.find(order.edition));
  CREDIT_CHECK(gathers(*edition, places()));
  if (form_in(*edition, subject) == nullptr) return fail(failure::edition_not_for_subject, order.edition);
  if (!offered->offers_purpose(order.purpose)) return fail(failure::purpose_unknown);
  const bool span_offered = order.years == 0 ? offers_dates(edition->span, order, today)
                                             : offered->offers_years(order.years) && edition->span.offers(order.years);
  if (!span_offered) return fail(failure::span_not_offered);
  if (!offers_domains(*edition, order)) return fail(failure::domains_not_offered);
  return {};
}

// What was left out by name and does not answer is not asked; left out and answering all the same, it answers.
Result<Gathered> Issuer::gather_for(Connection& connection, const document::Edition& edition,
                                    const ReportSubject& subject, const Order& order, const Span& span,
                                    std::vector<std::string>& silent) const {
  const auto& number = subject.number.expose();
  if (edition.domain_chapter() == nullptr) return gather(connection, edition, parts_.layouts, number, span);
  CREDIT_TRY(auto gathered, gather_domains(connection, edition, places(), number, span, order.domains));
  for (auto& domain : gathered.domains) {
    if (domain.state != document::AnswerState::not_answered) continue;
    if (std::ranges::find(order.left_out, domain.code) == order.left_out.end())
      silent.push_back(domain.code);
    else
      domain.state = document::AnswerState::not_asked;
  }
  if (!silent.empty()) return fail(failure::domains_not_answered);
  return gathered;
}

Result<Issued> Issuer::issue(Connection& connection, const ReportSubject& subject, const Order& order, Instant now,
                             std::vector<std::string>& silent) {
  CREDIT_CHECK(check(order, subject, day_in_china(now)));
  CREDIT_TRY(const auto* edition, parts_.editions.find(order.edition));
  const auto span = span_of(now, order);
  CREDIT_TRY(const auto gathered, gather_for(connection, *edition, subject, order, span, silent));
  Issued issued;
  issued.number = make_report_number(now);
  issued.check_code = make_check_code();
  CREDIT_TRY(issued.status_index, parts_.status_index());
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
