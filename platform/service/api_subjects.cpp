// Whom a visitor may ask about: himself, and the organisations whose legal representative the register says he is. Told
// when the visit opens, looked up anew when a report is asked for.
#include <algorithm>

#include "base/failures/platform.h"
#include "platform/service/api.h"
#include "platform/store/visit_grants.h"

namespace credit::platform {
namespace {

// The first moment of the day in China.
Instant day_began(Instant now) { return Instant{day_in_china(now)} - std::chrono::hours(8); }

}  // namespace

// Some kind of report on offer is for such a subject; what none is for is not offered for a choice.
bool Api::serves(const ReportSubject& subject) const {
  const auto& issuer = *parts_.issuer;
  return std::ranges::any_of(issuer.offer().editions, [&](const OfferedEdition& offered) {
    const auto edition = issuer.editions().find(offered.key);
    return edition && form_in(**edition, subject) != nullptr;
  });
}

Result<std::vector<Organisation>> Api::may_ask_about(const Call& call, const Person& person) const {
  CREDIT_TRY(auto organisations, represented_by(call.store, person));
  std::erase_if(organisations, [&](const auto& organisation) { return !serves(subject_of(organisation)); });
  return organisations;
}

// One answer for a code nobody has and for somebody else's: it must not say which organisations exist.
Result<Api::Asked> Api::asked_about(const Call& call, const Visit& visit, const std::string& subject) const {
  CREDIT_TRY(const auto person, find_person(call.store, visit.subject.expose()));
  if (!person) return fail(failure::person_unknown);
  if (subject == self_code) return Asked{subject_of(*person), Standing::self};
  CREDIT_TRY(const auto told, was_told(call.store, visit.digest, subject));
  if (!told) {
    CREDIT_TRY(const auto grant, grant_told(call.store, visit.digest, subject));
    return grant ? asked_by_grant(call, *person, *grant, subject) : fail(failure::subject_not_allowed);
  }
  CREDIT_TRY(const auto organisations, represented_by(call.store, *person));
  const auto found = std::ranges::find(organisations, subject, &Organisation::uscc);
  if (found == organisations.end()) return fail(failure::authority_ended);
  return Asked{subject_of(*found), Standing::legal_representative};
}

Status Api::within_quota(Connection& store, Instant now, const std::string& subject, const std::string& edition) const {
  const auto* offered = parts_.issuer->offer().edition(edition);
  if (offered == nullptr || offered->daily == 0) return {};
  CREDIT_TRY(const auto issued, reports_since(store, subject, offered->type(), day_began(now)));
  if (issued >= offered->daily) return fail(failure::quota_reached);
  return {};
}

}  // namespace credit::platform
