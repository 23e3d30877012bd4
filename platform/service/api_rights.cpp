// The rights of a subject beside reports: what may be repaired and when, commitments, evaluations, who asked,
// objections. Each is looked at under the same authority as a report, and each look is in the query register.
#include <nlohmann/json.hpp>

#include "base/failures/platform.h"
#include "base/failures/rights.h"
#include "base/identity.h"
#include "platform/rights/inquiries.h"
#include "platform/rights/lists.h"
#include "platform/rights/objections.h"
#include "platform/rights/repair.h"
#include "platform/service/api.h"
#include "platform/service/body.h"
#include "platform/store/digest.h"

namespace credit::platform {
namespace {

constexpr std::size_t longest_record = 96;

Answer answer_with(const Sheet& sheet, int status = 200) {
  return {status, "application/json", sheet_json(sheet), {}, {}, {}, {}, {}};
}

Consent read_consent(Body& body) {
  auto part = body.part("consent");
  Consent consent{part.text("version", 1, 32), part.text("sha256", 64, 64)};
  part.text("language", 2, 8);
  part.instant("given");
  body.take_back(part);
  return consent;
}

bool report_number_fits(const std::string& number) {
  const auto upper = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
  return number.size() == 22 && std::ranges::all_of(number, upper);
}

bool record_fits(const std::string& record) {
  return record.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.") ==
         std::string::npos;
}

QueryAction action_of(const std::string& service) {
  if (service == "repair") return QueryAction::repair;
  if (service == "commitments") return QueryAction::commitments;
  if (service == "evaluation") return QueryAction::evaluation;
  if (service == "inquiries") return QueryAction::inquiries;
  return QueryAction::objections;
}

bool is_for(const Service& service, const ReportSubject& subject) {
  const std::string kind =
      subject.kind == document::SubjectKind::natural_person ? std::string("natural_person") : subject.form;
  return std::ranges::find(service.subjects, kind) != service.subjects.end();
}

}  // namespace

// The consent of the moment, a person checked where one is asked for, the authority of the moment, and a service that
// is for such a subject.
Result<Api::Asked> Api::asked_for_service(const Call& call, const Visit& visit, const RightsWish& wish,
                                          QueryEntry& entry) const {
  const auto& offer = parts_.issuer->offer();
  if (wish.consent.version != offer.consent_version || wish.consent.sha256 != offer.consent_sha256)
    return fail(failure::consent_outdated);
  CREDIT_CHECK(person_was_checked(call, visit, wish.subject));
  CREDIT_TRY(auto asked, asked_about(call, visit, wish.subject));
  entry.authorisation = authorisation_of(asked.standing);
  const auto* service = parts_.services ? parts_.services->service(wish.service) : nullptr;
  if (service == nullptr || !is_for(*service, asked.subject)) return fail(failure::service_not_offered);
  return asked;
}

Result<Sheet> Api::sheet_about(const Call& call, const Visit& visit, const RightsWish& wish, QueryEntry& entry) const {
  CREDIT_TRY(const auto asked, asked_for_service(call, visit, wish, entry));
  const auto& book = *parts_.services;
  const auto& issuer = *parts_.issuer;
  const auto& number = asked.subject.number.expose();
  const auto digest = parts_.digest.of(number);
  const RecordSources sources{call.store, issuer.layouts(), issuer.editions(), asked.subject.kind};
  const Day today = day_in_china(call.now);
  if (wish.service == "repair") return repair_guide(book, sources, number, today);
  if (wish.service == "objection")
    return objection_sheet({call.store, book, issuer.layouts(), issuer.editions()}, number, digest, wish.report);
  if (wish.service != "inquiries") return list_records(book, *book.service(wish.service), sources, number, today);
  CREDIT_TRY(const auto inquiries, inquiries_about(call.store, digest));
  return inquiry_sheet(book, issuer.offer(), inquiries, parts_.digest.of(visit.subject.expose()));
}

Result<Answer> Api::show_service(const Call& call, const char* service) {
  Body body(call.request.body);
  RightsWish wish{service, body.text("subject", 4, 18), body.optional_text("report_number", 22), {}, {}, {}};
  wish.consent = read_consent(body);
  CREDIT_CHECK(body.status());
  if (wish.subject != self_code && !uscc_valid(wish.subject))
    return fail(failure::request_malformed, "subject is neither self nor a credit code");
  if (!wish.report.empty() && (wish.service != "objection" || !report_number_fits(wish.report)))
    return fail(failure::request_malformed, "report_number");
  CREDIT_TRY(const auto visit, visit_of(call));
  if (visit.ended || visit.expires < call.now) return fail(failure::visit_ended);
  auto query = entry(call, action_of(wish.service), visit, wish.subject);
  query.authorisation = Authorisation::none;
  query.consent = wish.consent;
  const auto sheet = sheet_about(call, visit, wish, query);
  if (!sheet) return tl::unexpected<Failure>(registered(std::move(query), sheet.error()));
  CREDIT_CHECK(parts_.store->writer().run([&](Connection& store) { return append(store, query); }));
  return answer_with(*sheet);
}

Result<Answer> Api::object_to(const Call& call, const Visit& visit, const RightsWish& wish, Objection objection,
                              QueryEntry& entry) {
  CREDIT_TRY(const auto asked, asked_for_service(call, visit, wish, entry));
  const auto& book = *parts_.services;
  if (book.reason(objection.reason) == nullptr) return fail(failure::request_malformed, "reason is not offered");
  objection.subject = asked.subject.number.expose();
  objection.number = make_objection_number(call.now);
  CREDIT_CHECK(find_record({call.store, book, parts_.issuer->layouts(), parts_.issuer->editions()},
                           parts_.digest.of(objection.subject), objection));
  std::optional<Objection> earlier;
  const auto write = [&](Connection& store) -> Status {
    CREDIT_TRY(earlier, find_objection(store, visit.digest, objection.idempotency_key));
    if (earlier) return {};
    CREDIT_TRY(const auto open, open_objection(store, objection.subject, objection.source, objection.decision));
    if (open) return fail(failure::objection_open_already);
    CREDIT_CHECK(add_objection(store, objection));
    return append(store, entry);
  };
  CREDIT_CHECK(parts_.store->writer().run(write));
  return answer_with(objection_receipt(book, earlier.value_or(objection)), earlier ? 200 : 201);
}

Result<Answer> Api::object(const Call& call) {
  if (!idempotency_key_fits(call.request.idempotency_key))
    return fail(failure::request_malformed, "Idempotency-Key must be 16 to 64 letters, digits, - or _");
  Body body(call.request.body);
  RightsWish wish{"objection",
                  body.text("subject", 4, 18),
                  body.text("report_number", 22, 22),
                  body.text("record", 3, longest_record),
                  body.text("reason", 1, 32),
                  {}};
  wish.consent = read_consent(body);
  CREDIT_CHECK(body.status());
  if (wish.subject != self_code && !uscc_valid(wish.subject))
    return fail(failure::request_malformed, "subject is neither self nor a credit code");
  if (!report_number_fits(wish.report) || !record_fits(wish.record))
    return fail(failure::request_malformed, "report_number or record");
  CREDIT_TRY(const auto visit, visit_of(call));
  Objection objection;
  objection.visit = visit.digest;
  objection.idempotency_key = call.request.idempotency_key;
  objection.request_digest = sha256_hex(nlohmann::json({wish.subject, wish.report, wish.record, wish.reason}).dump());
  objection.report = wish.report;
  objection.record = wish.record;
  objection.reason = wish.reason;
  objection.received = call.now;
  CREDIT_TRY(const auto earlier, find_objection(call.store, visit.digest, objection.idempotency_key));
  if (earlier && earlier->request_digest != objection.request_digest) return fail(failure::idempotency_conflict);
  if (earlier && parts_.services) return answer_with(objection_receipt(*parts_.services, *earlier));
  if (visit.ended || visit.expires < call.now) return fail(failure::visit_ended);
  auto query = entry(call, QueryAction::objection, visit, wish.subject);
  query.authorisation = Authorisation::none;
  query.consent = wish.consent;
  query.report = wish.report;
  auto answer = object_to(call, visit, wish, std::move(objection), query);
  if (!answer) return tl::unexpected<Failure>(registered(std::move(query), answer.error()));
  return answer;
}

}  // namespace credit::platform
