#include "kiosk/platform/requests.h"

#include <nlohmann/json.hpp>

#include "base/failures/reports.h"

namespace credit::platform_client {
namespace {

using Json = nlohmann::ordered_json;
constexpr const char* json_type = "application/json";
constexpr const char* cose_type = "application/cose";
constexpr qint64 small_answer = 16 << 10, offer_answer = 1 << 20, list_answer = trust::list_limit,
                 report_answer = 16 << 20, sheet_answer = 4 << 20;

const char* language_name(Language language) {
  switch (language) {
    case Language::zh_CN:
      return "zh_CN";
    case Language::zh_TW:
      return "zh_TW";
    case Language::en:
      break;
  }
  return "en";
}

const char* outcome_name(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::printed:
      return "printed";
    case OutcomeKind::unconfirmed:
      return "unconfirmed";
    case OutcomeKind::failed:
      return "failed";
    case OutcomeKind::cancelled:
      return "cancelled";
    case OutcomeKind::not_asked:
      break;
  }
  return "not_asked";
}

void wipe_texts(Json& json) {
  if (json.is_string()) credit::wipe(json.get_ref<std::string&>());
  if (json.is_object())
    for (auto& item : json) wipe_texts(item);
}

// Bytes that are no UTF-8 become replacement characters, for the platform to refuse.
QByteArray dumped(Json json) {
  std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
  credit::wipe(text);
  wipe_texts(json);
  return bytes;
}

QString visit_path(const VisitToken& visit, const char* below = "") {
  return QStringLiteral("/v1/visits/") + QString::fromStdString(visit.token.expose()) + QLatin1String(below);
}

const char* sheet_path(const std::string& service) {
  if (service == "objection") return "/objection-records";
  if (service == "repair") return "/repair-guide";
  if (service == "commitments") return "/commitments";
  if (service == "evaluation") return "/evaluation";
  return "/inquiries";
}

Json consent_json(const ConsentGiven& consent) {
  return {{"version", consent.version},
          {"sha256", consent.sha256},
          {"language", language_name(consent.language)},
          {"given", to_rfc3339(consent.given)}};
}

}  // namespace

HttpRequest ask_offer() { return {"offer", "GET", QStringLiteral("/v1/offer"), {}, {}, json_type, offer_answer, true}; }

HttpRequest ask_visit(const VisitRequest& visit) {
  Json body;
  body["name"] = visit.name.expose();
  body["id_number"] = visit.id_number.expose();
  body["card_read"] = to_rfc3339(visit.card_read);
  return {"visit", "POST", QStringLiteral("/v1/visits"), dumped(std::move(body)), {}, json_type, small_answer, false};
}

HttpRequest ask_report(const VisitToken& visit, const ReportRequest& report) {
  Json body;
  body["subject"] = report.subject.empty() ? std::string("self") : report.subject.expose();
  body["edition"] = report.edition;
  body["purpose"] = report.purpose;
  if (report.years > 0)
    body["years"] = report.years;
  else
    body["period"] = {{"from", to_text(report.from)}, {"to", to_text(report.to)}};
  if (!report.domains.empty()) body["domains"] = report.domains;
  if (!report.left_out.empty()) body["left_out"] = report.left_out;
  body["consent"]["version"] = report.consent_version;
  body["consent"]["sha256"] = report.consent_sha256;
  body["consent"]["language"] = language_name(report.consent_language);
  body["consent"]["given"] = to_rfc3339(report.consented);
  HttpRequest request{"report",
                      "POST",
                      visit_path(visit, "/reports"),
                      dumped(std::move(body)),
                      QByteArray::fromStdString(report.idempotency_key),
                      json_type,
                      report_answer,
                      true};
  request.told = failure::domains_not_answered;
  return request;
}

HttpRequest say_outcome(const VisitToken& visit, const OutcomeReport& outcome) {
  Json body;
  body["report_number"] = outcome.report_number;
  body["outcome"] = outcome_name(outcome.kind);
  body["pages"] = outcome.pages;
  body["copy"] = outcome.copy;
  if (!outcome.failure.empty()) body["failure"] = outcome.failure;
  return {"outcome", "POST", visit_path(visit, "/outcomes"), dumped(std::move(body)), {}, "", small_answer, false};
}

HttpRequest ask_sheet(const VisitToken& visit, const SheetRequest& sheet) {
  Json body;
  body["subject"] = sheet.subject.empty() ? "self" : sheet.subject.expose();
  if (!sheet.report_number.empty() && sheet.service == "objection") body["report_number"] = sheet.report_number;
  body["consent"] = consent_json(sheet.consent);
  return {"sheet",      "POST", visit_path(visit, sheet_path(sheet.service)), dumped(std::move(body)), {}, json_type,
          sheet_answer, true};
}

HttpRequest ask_objection(const VisitToken& visit, const ObjectionRequest& objection) {
  Json body;
  body["subject"] = objection.subject.empty() ? "self" : objection.subject.expose();
  body["report_number"] = objection.report_number;
  body["record"] = objection.record;
  body["reason"] = objection.reason;
  body["consent"] = consent_json(objection.consent);
  return {"objection",
          "POST",
          visit_path(visit, "/objections"),
          dumped(std::move(body)),
          QByteArray::fromStdString(objection.idempotency_key),
          json_type,
          sheet_answer,
          true};
}

// A code is good once: asked again, the platform would no longer know it.
HttpRequest ask_licence(const VisitToken& visit, const Personal<std::string>& code) {
  Json body;
  body["code"] = code.expose();
  return {"licence",    "POST", visit_path(visit, "/licence"), dumped(std::move(body)), {}, json_type,
          small_answer, false};
}

HttpRequest ask_invitation(const VisitToken& visit) {
  return {"licence_invitation", "POST", visit_path(visit, "/licence-invitation"), dumped(Json::object()), {}, json_type,
          small_answer,         true};
}

HttpRequest ask_collection(const VisitToken& visit) {
  return {"licence_collection", "POST", visit_path(visit, "/licence-collection"), dumped(Json::object()), {}, json_type,
          small_answer,         true};
}

HttpRequest end_visit(const VisitToken& visit) {
  return {"close", "DELETE", visit_path(visit), {}, {}, "", small_answer, true};
}

HttpRequest ask_code(const VisitToken& visit) {
  return {"code", "POST", visit_path(visit, "/code"), {}, {}, json_type, small_answer, false};
}

HttpRequest say_code(const VisitToken& visit, const Personal<std::string>& code) {
  Json body;
  body["code"] = code.expose();
  return {"code_answer", "POST", visit_path(visit, "/code-answers"), dumped(std::move(body)), {}, "",
          small_answer,  false};
}

HttpRequest call_desk(const VisitToken& visit) {
  return {"desk", "POST", visit_path(visit, "/desk"), {}, {}, json_type, small_answer, true};
}

HttpRequest ask_check(const VisitToken& visit) {
  return {"person_check", "GET", visit_path(visit, "/person-check"), {}, {}, json_type, small_answer, true};
}

HttpRequest say_state(const MachineState& state) {
  Json body;
  body["state"] = state.in_order ? "in_order" : "out_of_order";
  std::string names;
  for (const auto& name : state.failures) names += (names.empty() ? "" : " ") + name;
  if (!names.empty()) body["failures"] = names;
  return {"state", "POST", QStringLiteral("/v1/state"), dumped(std::move(body)), {}, "", small_answer, false};
}

HttpRequest ask_list(const trust::ListRequest& list) {
  HttpRequest request{"list", "GET", QString::fromStdString(list.path), {}, {}, cose_type, list_answer, true};
  request.conditional = true;
  request.etag = QByteArray::fromStdString(list.held.etag);
  request.last_modified = QByteArray::fromStdString(list.held.last_modified);
  return request;
}

void wipe(QByteArray& bytes) {
  credit::wipe(const_cast<char*>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
  bytes.clear();
}

}  // namespace credit::platform_client
