// The operations of platform/api/openapi.yaml. Called by many threads at once.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "base/clock.h"
#include "platform/issue/issuer.h"
#include "platform/licence/exchange.h"
#include "platform/rights/sheet.h"
#include "platform/service/check_gate.h"
#include "platform/service/message.h"
#include "platform/service/published_lists.h"
#include "platform/service/routes.h"
#include "platform/service/sms.h"
#include "platform/service/state_book.h"
#include "platform/store/emergency.h"
#include "platform/store/kiosks.h"
#include "platform/store/objections.h"
#include "platform/store/organisations.h"
#include "platform/store/register.h"
#include "platform/store/reports.h"
#include "platform/store/store.h"
#include "platform/store/visits.h"

namespace credit::platform {

inline constexpr const char* self_code = "self";  // the visitor himself, where a subject is named

nlohmann::ordered_json subject_json(const Organisation& organisation, Standing standing);
Authorisation authorisation_of(Standing standing);

class Api {
 public:
  struct Parts {
    std::unique_ptr<Store> store;
    std::unique_ptr<Issuer> issuer;
    SubjectDigest digest;
    PublishedLists lists;
    std::chrono::minutes visit_length{15};
    const Clock* clock = nullptr;
    std::filesystem::path bundle;  // the lists as a verifier holds them: what the online check answers by
    std::unique_ptr<const ServiceBook> services = {};  // none: reports are all there is
    std::shared_ptr<licence::Exchange> exchange = {};  // none: agents are served by grants held here alone
    std::unique_ptr<SmsGateway> sms = {};              // none: no codes to phones
  };
  explicit Api(Parts parts) : parts_(std::move(parts)), state_book_(parts_.bundle) {}

  Answer answer(const Request& request);

 private:
  struct Call {
    const Request& request;
    Connection& store;
    Instant now;
    Kiosk kiosk;
    std::string part;  // of the path: a visit's token, an issuer's code
  };
  struct ReportWish {
    Order order;
    std::string subject;  // "self" or a credit code
    std::string consent_version, consent_sha256;
    std::string digest;  // of all that was asked for
  };

  Result<Answer> dispatch(const Request& request, Answer& for_log);
  Result<Answer> perform(Operation operation, const Call& call);

  // What a subject may see and do beside reports.
  struct RightsWish {
    std::string service, subject, report, record, reason;
    Consent consent;
  };

  Result<Answer> open_visit(const Call& call);
  Result<Answer> take_licence(const Call& call);
  Result<Answer> invite_licence(const Call& call);
  Result<Answer> collect_licence(const Call& call);
  Result<Answer> issue(const Call& call);
  Result<Answer> tell_outcome(const Call& call);
  Result<Answer> close_visit(const Call& call);
  static Result<Answer> list(const Call& call, const Result<PublishedLists::File>& file);
  Result<Answer> check(const Call& call);
  Result<Answer> health(const Call& call) const;
  // The person check: api_person.cpp
  Result<Answer> send_code(const Call& call);
  Result<Answer> answer_code(const Call& call);
  Result<Answer> ask_desk(const Call& call);
  Result<Answer> check_state(const Call& call);
  Result<Answer> tell_state(const Call& call);
  Result<Visit> visit_still_open(const Call& call) const;  // visit_unknown, visit_ended
  Status way_open(CheckWay way) const;
  static Status may_send(Connection& store, const Call& call, const std::string& person);
  QueryEntry check_entry(const Call& call, const Visit& visit, CheckWay way) const;
  nlohmann::ordered_json person_check_json(const Person& person) const;  // null where nobody is asked
  Status person_was_checked(const Call& call, const Visit& visit, const std::string& subject) const;

  // Whom the report is about, and by which authority the visitor asks for it.
  struct Asked {
    ReportSubject subject;
    Standing standing{};
  };

  Result<Person> open_to(const Call& call, const std::string& name, const std::string& id_number) const;
  Result<Visit> visit_of(const Call& call) const;  // visit_unknown
  static Result<ReportWish> read_wish(const Call& call);
  Status may_issue(const Call& call, const ReportWish& wish, const ReportSubject& subject) const;
  // Both look at the register of the moment: person_unknown, subject_not_allowed, authority_ended
  Result<std::vector<Organisation>> may_ask_about(const Call& call, const Person& person) const;
  Result<Asked> asked_about(const Call& call, const Visit& visit, const std::string& subject) const;
  // Of agents: an organisation, and the grant by which it may be asked about. The failures of licence/.
  struct Told {
    Organisation organisation;
    std::string grant;
  };
  bool serves(const ReportSubject& subject) const;
  Result<std::vector<Told>> held_for(const Call& call, const Person& person) const;
  Result<Visit> served_visit(const Call& call) const;  // visit_unknown, visit_ended, agents_not_served
  Result<Told> told_by(const Call& call, const Visit& visit, const licence::Grant& grant) const;
  // Written down with what came of it; the machine may tell the visitor afterwards. The refusal, where it is one.
  Status tell(const Call& call, const Visit& visit, const Result<Told>& told);
  Result<Told> redeemed(const Call& call, const Visit& visit, const std::string& code) const;
  Result<Organisation> granted_organisation(const Call& call, const std::string& uscc) const;
  Result<licence::Grant> grant_now(const Call& call, const std::string& id) const;
  // By what right this visit asked about the subject of this digest.
  Result<Authorisation> authorisation_in(const Call& call, const Visit& visit, const std::string& whom) const;
  Result<Asked> asked_by_grant(const Call& call, const Person& person, const std::string& id,
                               const std::string& uscc) const;
  Status within_quota(Connection& store, Instant now, const std::string& subject, const std::string& edition) const;
  using Silent = std::vector<std::string>;  // domains that did not answer
  Result<StoredReport> make_report(const Call& call, const Visit& visit, const ReportWish& wish,
                                   const ReportSubject& subject, Silent& silent);
  Result<Answer> issue_about(const Call& call, const Visit& visit, const ReportWish& wish, QueryEntry& entry,
                             Silent& silent);
  Result<Answer> store_report(const Call& call, const ReportWish& wish, StoredReport report, QueryEntry entry);

  Result<Asked> asked_for_service(const Call& call, const Visit& visit, const RightsWish& wish,
                                  QueryEntry& entry) const;
  Result<Sheet> sheet_about(const Call& call, const Visit& visit, const RightsWish& wish, QueryEntry& entry) const;
  Result<Answer> show_service(const Call& call, const char* service);
  Result<Answer> object_to(const Call& call, const Visit& visit, const RightsWish& wish, Objection objection,
                           QueryEntry& entry);
  Result<Answer> object(const Call& call);

  static Result<CheckedReport> matching_report(const Call& call, const std::string& number, const std::string& code);
  Status register_check(const Call& call, const std::string& number);

  QueryEntry entry(const Call& call, QueryAction action, const std::string& subject, const std::string& why = {}) const;
  // Of a visit: who asks is its person.
  QueryEntry entry(const Call& call, QueryAction action, const Visit& visit, const std::string& subject,
                   const std::string& why = {}) const;
  // Puts a refused query into the register; hands the refusal back, or the register's own failure.
  Failure registered(QueryEntry entry, Failure refusal);

  Parts parts_;
  StateBook state_book_;
  CheckGate check_gate_;
};

}  // namespace credit::platform
