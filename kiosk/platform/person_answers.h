// What a visit says of the person check. Pure.
#pragma once
#include <nlohmann/json.hpp>

#include "kiosk/platform/client.h"

namespace credit::platform_client {

using Json = nlohmann::json;

// platform_answer_malformed
Result<std::vector<CheckWay>> read_ways(const Json& check);
Status add_check(const Json& json, VisitToken& visit);  // without the member: nobody is asked

}  // namespace credit::platform_client
