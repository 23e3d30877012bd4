// Structured lines on stderr, one JSON object each; the journal keeps them. Nothing personal goes in: only what is
// named here.
#pragma once
#include <string>

#include "platform/service/message.h"

namespace credit::platform {

void log_request(const char* method, const Answer& answer, std::int64_t microseconds);
void log_event(const std::string& event, const std::string& detail = {});

}  // namespace credit::platform
