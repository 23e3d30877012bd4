// Agents: whom somebody may ask about by a grant, of the electronic licence or held here. Told by the code of the phone
// or when the visit opens; the grant is looked up anew when a report is asked for.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/failures/licence.h"
#include "base/failures/platform.h"
#include "platform/licence/grant_book.h"
#include "platform/service/api.h"
#include "platform/service/body.h"
#include "platform/store/digest.h"
#include "platform/store/visit_grants.h"

namespace credit::platform {
namespace {

constexpr std::size_t longest_code = 2048;  // bytes; no licence code known is near it
constexpr const char* somebody_else = "";   // a code says whom only when it is redeemed
constexpr std::string_view held_here = "held/";

// Those who have no electronic licence: 机构编制, 民政.
bool has_no_licence(std::string_view uscc) { return uscc.starts_with('1') || uscc.starts_with('5'); }

}  // namespace

Authorisation authorisation_of(Standing standing) {
  switch (standing) {
    case Standing::self:
      return Authorisation::own_card;
    case Standing::legal_representative:
      return Authorisation::legal_representative;
    case Standing::agent:
      break;
  }
  return Authorisation::agent;
}

nlohmann::ordered_json subject_json(const Organisation& organisation, Standing standing) {
  return {{"subject", organisation.uscc},
          {"kind", form_of(organisation.uscc)},
          {"name", organisation.name},
          {"standing", name_of(standing)}};
}

// A grant that does not hold today is not told: the agent hears of it when he asks for help, not here.
Result<std::vector<Api::Told>> Api::held_for(const Call& call, const Person& person) const {
  CREDIT_TRY(const auto grants, licence::grants_to(call.store, person.id_number.expose()));
  std::vector<Told> told;
  for (const auto& grant : grants) {
    if (!has_no_licence(grant.uscc) || !licence::may_act(grant, person.name, person.id_number, day_in_china(call.now)))
      continue;
    auto organisation = granted_organisation(call, grant.uscc);
    if (organisation) told.push_back({std::move(*organisation), std::string(held_here) + grant.id});
  }
  return told;
}

Result<Organisation> Api::granted_organisation(const Call& call, const std::string& uscc) const {
  CREDIT_TRY(auto organisation, find_organisation(call.store, uscc));
  if (!organisation || !serves(subject_of(*organisation))) return fail(failure::licence_firm_unknown);
  return std::move(*organisation);
}

Result<licence::Grant> Api::grant_now(const Call& call, const std::string& id) const {
  if (id.starts_with(held_here)) return licence::find_grant(call.store, id.substr(held_here.size()));
  if (parts_.exchange == nullptr) return fail(failure::agents_not_served);
  return parts_.exchange->look_up(id);
}

Result<Api::Asked> Api::asked_by_grant(const Call& call, const Person& person, const std::string& id,
                                       const std::string& uscc) const {
  CREDIT_TRY(const auto grant, grant_now(call, id));
  CREDIT_CHECK(licence::may_act(grant, person.name, person.id_number, day_in_china(call.now)));
  if (grant.uscc != uscc) return fail(failure::subject_not_allowed);
  CREDIT_TRY(const auto organisation, granted_organisation(call, uscc));
  return Asked{subject_of(organisation), Standing::agent};
}

Result<Authorisation> Api::authorisation_in(const Call& call, const Visit& visit, const std::string& whom) const {
  if (whom == parts_.digest.of(visit.subject.expose())) return Authorisation::own_card;
  CREDIT_TRY(const auto granted, granted_to_visit(call.store, visit.digest));
  const bool by_grant = std::ranges::any_of(granted, [&](const auto& uscc) { return parts_.digest.of(uscc) == whom; });
  return by_grant ? Authorisation::agent : Authorisation::legal_representative;
}

Result<Api::Told> Api::told_by(const Call& call, const Visit& visit, const licence::Grant& grant) const {
  CREDIT_TRY(const auto person, find_person(call.store, visit.subject.expose()));
  if (!person) return fail(failure::person_unknown);
  CREDIT_CHECK(licence::may_act(grant, person->name, person->id_number, day_in_china(call.now)));
  CREDIT_TRY(auto organisation, granted_organisation(call, grant.uscc));
  return Told{std::move(organisation), grant.id};
}

Result<Api::Told> Api::redeemed(const Call& call, const Visit& visit, const std::string& code) const {
  CREDIT_CHECK(person_was_checked(call, visit, somebody_else));
  if (parts_.exchange == nullptr) return fail(failure::agents_not_served);
  CREDIT_TRY(const auto grant, parts_.exchange->redeem(Personal(code), call.now));
  return told_by(call, visit, grant);
}

Status Api::tell(const Call& call, const Visit& visit, const Result<Told>& told) {
  auto query = entry(call, QueryAction::licence, visit, self_code);
  query.authorisation = Authorisation::none;
  if (!told) return tl::unexpected<Failure>(registered(std::move(query), told.error()));
  query.whom = parts_.digest.of(told->organisation.uscc);
  query.authorisation = Authorisation::agent;
  return parts_.store->writer().run([&](Connection& store) -> Status {
    CREDIT_CHECK(tell_grant(store, visit.digest, told->organisation.uscc, told->grant));
    return append(store, query);
  });
}

Result<Answer> Api::take_licence(const Call& call) {
  Body body(call.request.body);
  const Personal code(body.text("code", 1, longest_code));
  CREDIT_CHECK(body.status());
  CREDIT_TRY(const auto visit, visit_of(call));
  if (visit.ended || visit.expires < call.now) return fail(failure::visit_ended);
  const auto told = redeemed(call, visit, code.expose());
  CREDIT_CHECK(tell(call, visit, told));
  return Answer{200, "application/json", subject_json(told->organisation, Standing::agent).dump(), {}, {}, {}, {}, {}};
}

}  // namespace credit::platform
