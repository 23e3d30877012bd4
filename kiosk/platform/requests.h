// The calls as HTTP requests. Pure.
#pragma once
#include <QByteArray>
#include <QString>

#include <optional>

#include "kiosk/platform/client.h"

namespace credit::platform_client {

struct HttpRequest {
  const char* name = "";  // for the log: paths hold the visit's token
  QByteArray verb;
  QString path;     // below the platform's URL
  QByteArray body;  // JSON; may be personal, is wiped after use
  QByteArray idempotency_key;
  const char* wanted = "";    // media type of a good answer; empty when none has a body
  qint64 largest_answer = 0;  // octets
  bool repeatable = false;    // a second try cannot do harm
  // Asked on condition of these tags (If-None-Match, If-Modified-Since); 304 and 404 are answers then, not failures.
  bool conditional = false;
  QByteArray etag = {}, last_modified = {};
  std::optional<FailureCode> told = {};  // this refusal carries more than its code: it is an answer, to be read as one
};

HttpRequest ask_offer();
HttpRequest ask_visit(const VisitRequest& visit);
HttpRequest ask_report(const VisitToken& visit, const ReportRequest& report);
HttpRequest say_outcome(const VisitToken& visit, const OutcomeReport& outcome);
HttpRequest ask_sheet(const VisitToken& visit, const SheetRequest& sheet);
HttpRequest ask_objection(const VisitToken& visit, const ObjectionRequest& objection);
HttpRequest ask_licence(const VisitToken& visit, const Personal<std::string>& code);
HttpRequest ask_invitation(const VisitToken& visit);
HttpRequest ask_collection(const VisitToken& visit);
HttpRequest end_visit(const VisitToken& visit);
HttpRequest ask_code(const VisitToken& visit);
HttpRequest say_code(const VisitToken& visit, const Personal<std::string>& code);
HttpRequest call_desk(const VisitToken& visit);
HttpRequest ask_check(const VisitToken& visit);
HttpRequest say_state(const MachineState& state);
HttpRequest ask_list(const trust::ListRequest& list);

void wipe(QByteArray& bytes);  // in place, although Qt still shares it

}  // namespace credit::platform_client
