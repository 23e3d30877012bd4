// What a visit says of the person check. Pure.
#pragma once
#include "kiosk/platform/members.h"

namespace credit::platform_client {

// platform_answer_malformed
Result<std::vector<CheckWay>> read_ways(const Json& check);
Status add_check(const Json& json, VisitToken& visit);  // without the member: nobody is asked

}  // namespace credit::platform_client
