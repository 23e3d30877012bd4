// Issuing: the same key and the same request always bring the same bytes; nothing is issued twice.
#include <nlohmann/json.hpp>

#include "base/failures/platform.h"
#include "base/failures/reports.h"
#include "base/identity.h"
#include "platform/service/api.h"
#include "platform/service/body.h"
#include "platform/store/digest.h"

namespace credit::platform {
namespace {

Answer answer_with(const StoredReport& report, int status) {
  const nlohmann::ordered_json json = {{"report_number", report.number},
                                       {"document", to_base64(report.document.expose())},
                                       {"seal", to_base64(report.seal)}};
  return {status, "application/json", json.dump(), {}, {}, {}, {}, {}};
}

Result<Answer> answer_again(const StoredReport& report, const std::string& request_digest) {
  if (report.request_digest != request_digest) return fail(failure::idempotency_conflict);
  return answer_with(report, 200);
}

// Years up to today, or a first and a last day.
Order read_order(Body& body, const std::string& kiosk) {
  Order order{body.text("edition", 1, 32), body.text("purpose", 1, 24), 0, kiosk};
  if (body.has("period")) {
    auto period = body.part("period");
    order.from = period.day("from");
    order.to = period.day("to");
    body.take_back(period);
    if (body.has("years")) body.complain("has both years and period");
  } else {
    order.years = static_cast<int>(body.number("years", 1, 5));
  }
  order.domains = body.optional_texts("domains", document::counted_limit, 48);
  order.left_out = body.optional_texts("left_out", document::counted_limit, 48);
  return order;
}

// The refusal, and which domains it is about: the visitor decides what becomes of them.
Answer naming(const Failure& refusal, const std::vector<std::string>& domains) {
  auto answer = problem(refusal);
  auto json = nlohmann::ordered_json::parse(answer.body);
  json["domains"] = domains;
  answer.body = json.dump();
  return answer;
}

}  // namespace

Result<Api::ReportWish> Api::read_wish(const Call& call) {
  if (!idempotency_key_fits(call.request.idempotency_key))
    return fail(failure::request_malformed, "Idempotency-Key must be 16 to 64 letters, digits, - or _");
  Body body(call.request.body);
  ReportWish wish;
  wish.order = read_order(body, call.kiosk.id);
  wish.subject = body.text("subject", 4, 18);
  auto consent = body.part("consent");
  wish.consent_version = consent.text("version", 1, 32);
  wish.consent_sha256 = consent.text("sha256", 64, 64);
  const auto language = consent.text("language", 2, 8);
  const auto given = to_rfc3339(consent.instant("given"));
  body.take_back(consent);
  CREDIT_CHECK(body.status());
  if (wish.subject != self_code && !uscc_valid(wish.subject))
    return fail(failure::request_malformed, "subject is neither self nor a credit code");
  if (language != "zh_CN" && language != "zh_TW" && language != "en")
    return fail(failure::request_malformed, "consent.language is not offered");
  const auto& order = wish.order;
  wish.digest = sha256_hex(
      nlohmann::json({wish.subject, order.edition, order.purpose, order.years, to_text(order.from), to_text(order.to),
                      order.domains, order.left_out, wish.consent_version, wish.consent_sha256, language, given})
          .dump());
  return wish;
}

Status Api::may_issue(const Call& call, const ReportWish& wish, const ReportSubject& subject) const {
  CREDIT_TRY(const auto stopped, issuing_stopped(call.store));
  if (stopped) return fail(failure::issuing_stopped);
  const auto& offer = parts_.issuer->offer();
  if (wish.consent_version != offer.consent_version || wish.consent_sha256 != offer.consent_sha256)
    return fail(failure::consent_outdated);
  CREDIT_CHECK(parts_.issuer->check(wish.order, subject, day_in_china(call.now)));
  return within_quota(call.store, call.now, parts_.digest.of(subject.number.expose()), wish.order.edition);
}

Result<StoredReport> Api::make_report(const Call& call, const Visit& visit, const ReportWish& wish,
                                      const ReportSubject& subject, Silent& silent) {
  CREDIT_CHECK(may_issue(call, wish, subject));
  CREDIT_TRY(auto issued, parts_.issuer->issue(call.store, subject, wish.order, call.now, silent));
  return StoredReport{std::move(issued.number),
                      std::move(issued.check_code),
                      issued.status_index,
                      visit.digest,
                      call.request.idempotency_key,
                      wish.digest,
                      issued.issued,
                      issued.valid_until,
                      std::move(issued.document),
                      std::move(issued.seal),
                      parts_.digest.of(subject.number.expose()),
                      parts_.issuer->offer().edition(wish.order.edition)->type()};
}

// Looked for and counted once more where it is written: two equal requests at the same moment still make one report,
// and many different ones no more than the quota.
Result<Answer> Api::store_report(const Call& call, const ReportWish& wish, StoredReport report, QueryEntry entry) {
  entry.report = report.number;
  entry.consent = {wish.consent_version, wish.consent_sha256};
  std::optional<StoredReport> earlier;
  const auto write = [&](Connection& store) -> Status {
    CREDIT_TRY(earlier, find_report(store, report.visit, call.request.idempotency_key));
    if (earlier) return {};
    CREDIT_CHECK(within_quota(store, call.now, report.subject, wish.order.edition));
    CREDIT_CHECK(add_report(store, report));
    return append(store, entry);
  };
  CREDIT_CHECK(parts_.store->writer().run(write));
  return earlier ? answer_again(*earlier, wish.digest) : answer_with(report, 201);
}

Result<Answer> Api::issue_about(const Call& call, const Visit& visit, const ReportWish& wish, QueryEntry& entry,
                                Silent& silent) {
  CREDIT_CHECK(person_was_checked(call, visit, wish.subject));
  CREDIT_TRY(const auto asked, asked_about(call, visit, wish.subject));
  entry.authorisation = authorisation_of(asked.standing);
  CREDIT_TRY(auto report, make_report(call, visit, wish, asked.subject, silent));
  return store_report(call, wish, std::move(report), entry);
}

Result<Answer> Api::issue(const Call& call) {
  CREDIT_TRY(const auto wish, read_wish(call));
  CREDIT_TRY(const auto visit, visit_of(call));
  CREDIT_TRY(const auto earlier, find_report(call.store, visit.digest, call.request.idempotency_key));
  if (earlier) return answer_again(*earlier, wish.digest);
  if (visit.ended || visit.expires < call.now) return fail(failure::visit_ended);
  auto query = entry(call, QueryAction::report, visit, wish.subject, wish.order.purpose);
  query.authorisation = Authorisation::none;
  query.consent = {wish.consent_version, wish.consent_sha256};
  Silent silent;
  auto answer = issue_about(call, visit, wish, query, silent);
  if (answer) return answer;
  auto refusal = registered(std::move(query), answer.error());
  if (refusal.code == failure::domains_not_answered) return naming(refusal, silent);
  return tl::unexpected<Failure>(std::move(refusal));
}

}  // namespace credit::platform
