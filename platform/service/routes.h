// The paths of platform/api/openapi.yaml: the table and the file are compared by a test.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "platform/service/message.h"

namespace credit::platform {

enum class Operation {
  offer,
  open_visit,
  issue,
  tell_outcome,
  close_visit,
  take_licence,
  invite_licence,
  collect_licence,
  trust_list,
  status_list,
  check,
  health,
  api_file,
  repair_guide,
  commitments,
  evaluation,
  inquiries,
  objections,
  object,
  send_code,
  answer_code,
  ask_desk,
  check_state,
  tell_state
};

struct Route {
  Method method;
  const char* path;  // {visit} stands for a visit's token, {issuer} for an issuer's code
  Operation operation;
  bool kiosk_only;
};

inline constexpr std::array<Route, 24> routes{{
    {Method::get, "/v1/offer", Operation::offer, true},
    {Method::post, "/v1/visits", Operation::open_visit, true},
    {Method::post, "/v1/visits/{visit}/reports", Operation::issue, true},
    {Method::post, "/v1/visits/{visit}/licence", Operation::take_licence, true},
    {Method::post, "/v1/visits/{visit}/licence-invitation", Operation::invite_licence, true},
    {Method::post, "/v1/visits/{visit}/licence-collection", Operation::collect_licence, true},
    {Method::post, "/v1/visits/{visit}/outcomes", Operation::tell_outcome, true},
    {Method::remove, "/v1/visits/{visit}", Operation::close_visit, true},
    {Method::get, "/v1/trust-list", Operation::trust_list, false},
    {Method::get, "/v1/status-list/{issuer}", Operation::status_list, false},
    {Method::post, "/v1/check", Operation::check, false},
    {Method::get, "/v1/health", Operation::health, false},
    {Method::get, "/v1/openapi.yaml", Operation::api_file, true},
    {Method::post, "/v1/visits/{visit}/repair-guide", Operation::repair_guide, true},
    {Method::post, "/v1/visits/{visit}/commitments", Operation::commitments, true},
    {Method::post, "/v1/visits/{visit}/evaluation", Operation::evaluation, true},
    {Method::post, "/v1/visits/{visit}/inquiries", Operation::inquiries, true},
    {Method::post, "/v1/visits/{visit}/objection-records", Operation::objections, true},
    {Method::post, "/v1/visits/{visit}/objections", Operation::object, true},
    {Method::post, "/v1/visits/{visit}/code", Operation::send_code, true},
    {Method::post, "/v1/visits/{visit}/code-answers", Operation::answer_code, true},
    {Method::post, "/v1/visits/{visit}/desk", Operation::ask_desk, true},
    {Method::get, "/v1/visits/{visit}/person-check", Operation::check_state, true},
    {Method::post, "/v1/state", Operation::tell_state, true},
}};

struct Found {
  const Route* route = nullptr;
  std::string part;  // what stood for {visit} or {issuer}
};

// route_unknown, method_not_allowed
Result<Found> find_route(Method method, std::string_view path);

}  // namespace credit::platform
