// The other way with an electronic licence: the machine shows an invitation, its agent's phone reads it and confirms
// there, and the machine comes to ask until it was. Asked again, either answers the same.
#include <nlohmann/json.hpp>

#include "base/failures/licence.h"
#include "base/failures/platform.h"
#include "platform/service/api.h"
#include "platform/service/body.h"
#include "platform/store/visit_invitations.h"

namespace credit::platform {
namespace {

constexpr const char* somebody_else = "";  // an invitation says whom only when it is collected
using Json = nlohmann::ordered_json;

Answer answered(const Json& json) { return {200, "application/json", json.dump(), {}, {}, {}, {}, {}}; }

bool still_good(const std::optional<VisitInvitation>& kept, Instant now) {
  return kept && kept->uscc.empty() && kept->expires > now;
}

}  // namespace

Result<Visit> Api::served_visit(const Call& call) const {
  CREDIT_CHECK(Body(call.request.body).status());  // there is nothing to say
  CREDIT_TRY(auto visit, visit_of(call));
  if (visit.ended || visit.expires < call.now) return fail(failure::visit_ended);
  CREDIT_CHECK(person_was_checked(call, visit, somebody_else));
  if (parts_.exchange == nullptr) return fail(failure::agents_not_served);
  return visit;
}

Result<Answer> Api::invite_licence(const Call& call) {
  CREDIT_TRY(const auto visit, served_visit(call));
  CREDIT_TRY(auto kept, kept_invitation(call.store, visit.digest));
  if (!still_good(kept, call.now)) {
    CREDIT_TRY(auto made, parts_.exchange->invite(call.now));
    kept = VisitInvitation{std::move(made.text), made.expires, {}};
    CREDIT_CHECK(
        parts_.store->writer().run([&](Connection& store) { return keep_invitation(store, visit.digest, *kept); }));
  }
  return answered({{"text", kept->text}, {"expires", to_rfc3339(kept->expires)}});
}

// Nothing is asked about anybody before it was confirmed, and nothing is registered.
Result<Answer> Api::collect_licence(const Call& call) {
  CREDIT_TRY(const auto visit, served_visit(call));
  CREDIT_TRY(auto kept, kept_invitation(call.store, visit.digest));
  if (!kept) return fail(failure::licence_invitation_expired);
  const auto drop = [&] {  // the next that is asked for is another one
    return parts_.store->writer().run([&](Connection& store) { return drop_invitation(store, visit.digest); });
  };
  if (kept->uscc.empty()) {
    const auto grant = parts_.exchange->collect(kept->text, call.now);
    if (!grant && grant.error().code == failure::licence_invitation_expired) CREDIT_CHECK(drop());
    if (!grant) return tl::unexpected<Failure>(grant.error());
    if (!*grant) return answered({{"confirmed", false}});
    const auto told = told_by(call, visit, **grant);
    if (!told) CREDIT_CHECK(drop());
    CREDIT_CHECK(tell(call, visit, told));
    kept->uscc = told->organisation.uscc;
    CREDIT_CHECK(
        parts_.store->writer().run([&](Connection& store) { return keep_invitation(store, visit.digest, *kept); }));
  }
  CREDIT_TRY(const auto organisation, granted_organisation(call, kept->uscc));
  return answered({{"confirmed", true}, {"subject", subject_json(organisation, Standing::agent)}});
}

}  // namespace credit::platform
