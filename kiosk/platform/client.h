// The platform as the kiosk sees it: sixteen calls, each answered once, on the Qt thread, by a value or a typed
// failure. Paths and fields: platform/api/openapi.yaml.
#pragma once
#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/personal.h"
#include "base/result.h"
#include "kiosk/platform/sheet.h"
#include "report/trust/renewal.h"

namespace credit::platform_client {

struct Choice {  // a purpose, shown in the visitor's language
  std::string code;
  std::string name[3];  // by Language
};
struct ConsentText {
  std::string version;  // "2026-11-01"
  std::string body[3];  // by Language; the person reads exactly this
  std::string sha256;   // hex, of the zh_CN body; logged with the consent
};
struct DomainChoice {  // a domain a report may be asked for
  std::string code;
  std::string name[3];  // by Language
  std::string group;    // of Offer::domain_groups
};
struct OfferedEdition {               // a kind of report
  std::string key;                    // "natural-person/1"
  std::string name[3];                // by Language
  std::vector<std::string> subjects;  // the kinds of subject it is for: "natural_person", "enterprise", ...
  std::vector<std::string> purposes;  // codes of Offer::purposes
  std::vector<int> years;             // spans that may be asked for, e.g. 1, 3, 5

  int own_dates_years = 0;  // first and last day may be named, no further back than that; 0: they may not
  std::vector<DomainChoice> domains = {};  // of a report by domains, in the order of print

  bool is_for(std::string_view kind) const {
    return std::find(subjects.begin(), subjects.end(), kind) != subjects.end();
  }
};
struct OfferedService {
  std::string code;                   // "report", "objection", ...
  std::string name[3], about[3];      // by Language
  std::vector<std::string> subjects;  // kinds it is for: "natural_person", "enterprise", ...
};
enum class CheckWay { phone_code, desk };
struct Offer {  // what this machine may offer today
  std::string issuer_name, region_name;
  ConsentText consent;
  std::vector<Choice> purposes;
  std::vector<OfferedEdition> editions;
  std::vector<OfferedService> services = {};  // none: reports are all there is
  std::vector<Choice> domain_groups = {};
  bool electronic_licence = false;  // an agent may show its code
};
// By which authority the visitor may ask: the platform says so, the machine only shows it.
enum class Standing { self, legal_representative, agent };
struct VisitSubject {                // whom a visit may ask about
  std::string kind;                  // "natural_person", "enterprise", ...
  Personal<std::string> code, name;  // of an organisation; empty of the visitor himself
  Standing standing = Standing::self;
};
struct VisitRequest {
  Personal<std::string> name, id_number;
  Instant card_read{};
};
struct VisitToken {
  Personal<std::string> token;
  Instant expires{};
  std::vector<VisitSubject> subjects = {};  // the visitor himself first
  bool check_due = false;                   // before anything else; otherwise where the platform asks for it
  std::vector<CheckWay> ways = {};          // open to this person, in the order in which they are shown
  std::string phone = {};                   // masked, 138****1234; "" where no code can be sent
};
struct ReportRequest {
  Personal<std::string> subject;  // an organisation's code; empty: the visitor himself
  std::string edition, purpose;
  int years = 5;
  std::string consent_version, consent_sha256;
  Language consent_language = Language::zh_CN;
  Instant consented{};
  std::string idempotency_key;                           // same key, same report: a repeated request never issues twice
  Day from{}, to{};                                      // instead of years, where those are 0
  std::vector<std::string> domains = {}, left_out = {};  // codes; left_out: those to do without if they do not answer
};
struct IssuedReport {
  Personal<Bytes> document;  // exact JSON bytes
  Bytes seal;                // COSE_Sign1 without countersignature
  // Not empty: nothing was issued, because these domains did not answer.
  std::vector<std::string> not_answered = {};
};
struct CodeSent {
  std::string phone;
  int tries = 0;
  int again_after = 0;  // seconds until another may be asked for
};
struct CheckState {
  bool passed = false;
  bool refused = false;  // by the staff
};
struct LicenceInvitation {
  std::string text;  // opaque; shown as a QR code, unchanged
  Instant expires{};
};
struct MachineState {
  bool in_order = false;
  std::vector<std::string> failures;  // names of the catalogue
};
enum class OutcomeKind { printed, unconfirmed, failed, cancelled, not_asked };
struct OutcomeReport {
  std::string report_number;
  OutcomeKind kind{};
  int pages = 0, copy = 1;
  std::string failure;  // code, when failed
};

template <class T>
using Answer = std::function<void(Result<T>)>;

class Client {
 public:
  virtual ~Client() = default;
  virtual void offer(Answer<Offer> answer) = 0;
  virtual void open_visit(VisitRequest request, Answer<VisitToken> answer) = 0;
  virtual void issue(const VisitToken& visit, ReportRequest request, Answer<IssuedReport> answer) = 0;
  virtual void tell_outcome(const VisitToken& visit, OutcomeReport outcome, Answer<bool> answer) = 0;
  // What a service beside the report answers with; and the receipt of an objection.
  virtual void sheet(const VisitToken& visit, SheetRequest request, Answer<Sheet> answer) = 0;
  virtual void object(const VisitToken& visit, ObjectionRequest request, Answer<Sheet> answer) = 0;
  // An agent showed the code of an electronic licence, exactly as it was scanned: whom he may ask about now, too.
  virtual void take_licence(const VisitToken& visit, Personal<std::string> code, Answer<VisitSubject> answer) = 0;
  // The other way: the machine shows an invitation, the agent's phone reads it. Nobody, as long as he has not confirmed
  // there. licence_exchange_unavailable; of collect, licence_invitation_expired
  virtual void invite_licence(const VisitToken& visit, Answer<LicenceInvitation> answer) = 0;
  virtual void collect_licence(const VisitToken& visit, Answer<std::optional<VisitSubject>> answer) = 0;
  virtual void close_visit(const VisitToken& visit, Answer<bool> answer) = 0;
  // A signed list, as report/trust/renewal.h asks for it: 200 with the list, 304, or 404.
  virtual void list(const trust::ListRequest& request, Answer<trust::ListAnswer> answer) = 0;
  // The person check. check_way_closed; visit_ended
  virtual void send_code(const VisitToken& visit, Answer<CodeSent> answer) = 0;  // code_too_often, code_not_sent
  virtual void answer_code(const VisitToken& visit, const Personal<std::string>& code,
                           Answer<bool> answer) = 0;                               // code_wrong, code_used_up
  virtual void ask_desk(const VisitToken& visit, Answer<std::string> answer) = 0;  // the pairing code
  virtual void check_state(const VisitToken& visit, Answer<CheckState> answer) = 0;
  virtual void tell_state(const MachineState& state, Answer<bool> answer) = 0;
  virtual void cancel_all() = 0;  // drops every request under way; their answers never come
};

}  // namespace credit::platform_client
