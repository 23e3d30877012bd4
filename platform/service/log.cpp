#include "platform/service/log.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/clock.h"

namespace credit::platform {
namespace {

void write(const nlohmann::ordered_json& line) {
  const auto text = line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

void log_request(const char* method, const Answer& answer, std::int64_t microseconds) {
  nlohmann::ordered_json line = {{"at", to_rfc3339(SystemClock().now())},
                                 {"event", "request"},
                                 {"method", method},
                                 {"route", answer.route},
                                 {"status", answer.status},
                                 {"kiosk", answer.kiosk},
                                 {"us", microseconds}};
  if (!answer.failure.empty()) line["failure"] = answer.failure;
  if (!answer.detail.empty()) line["detail"] = answer.detail;
  write(line);
}

void log_event(const std::string& event, const std::string& detail) {
  nlohmann::ordered_json line = {{"at", to_rfc3339(SystemClock().now())}, {"event", event}};
  if (!detail.empty()) line["detail"] = detail;
  write(line);
}

}  // namespace credit::platform
