#include "platform/licence/grant.h"

#include <algorithm>

#include "base/failures/licence.h"

namespace credit::platform::licence {

Status may_act(const Grant& grant, const Personal<std::string>& name, const Personal<std::string>& number, Day today) {
  if (!grant.agent_number.same_as(number) || !grant.agent_name.same_as(name)) return fail(failure::licence_not_yours);
  if (grant.withdrawn) return fail(failure::grant_withdrawn);
  if (today < grant.from || grant.to < today) return fail(failure::grant_out_of_dates);
  const bool covered = grant.scope == Scope::everything ||
                       std::find(grant.items.begin(), grant.items.end(), report_item) != grant.items.end();
  if (!covered) return fail(failure::grant_not_for_report);
  return {};
}

}  // namespace credit::platform::licence
