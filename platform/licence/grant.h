// An organisation lets somebody act for it: 办事人授权 of its electronic licence, or a grant held on this platform by
// those who have no electronic licence (institutions, social organisations). Facts as they stand; `may_act` judges
// them.
#pragma once
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/personal.h"
#include "base/result.h"

namespace credit::platform::licence {

inline constexpr int agents_at_once = 5;                            // of one organisation
inline constexpr const char* report_item = "public_credit_report";  // what a grant for certain matters has to name

enum class Scope { everything, certain_items };  // 全业务授权, 精准授权

struct Grant {
  std::string id;    // where it is kept knows it by this
  std::string uscc;  // whose
  Personal<std::string> agent_name, agent_number;
  Scope scope = Scope::everything;
  std::vector<std::string> items;  // of certain_items
  Day from{}, to{};                // both included
  bool withdrawn = false;
};

// May this person ask for the organisation's report today? licence_not_yours, grant_withdrawn, grant_out_of_dates,
// grant_not_for_report: in this order, so that nobody learns of a grant that is not his.
Status may_act(const Grant& grant, const Personal<std::string>& name, const Personal<std::string>& number, Day today);

}  // namespace credit::platform::licence
