// The paths of platform/api/desk.yaml: the table and the file are compared by a test.
#pragma once
#include <array>
#include <optional>

#include "platform/service/message.h"

namespace credit::platform::desk {

enum class Operation { log_in, whoami, log_out, hall, settle, refill };

struct Route {
  Method method;
  const char* path;  // {request} stands for one who waits
  Operation operation;
  bool logged_in;
};

inline constexpr std::array<Route, 6> routes{{
    {Method::post, "/v1/desk/session", Operation::log_in, false},
    {Method::get, "/v1/desk/session", Operation::whoami, true},
    {Method::remove, "/v1/desk/session", Operation::log_out, true},
    {Method::get, "/v1/desk/hall", Operation::hall, true},
    {Method::post, "/v1/desk/requests/{request}", Operation::settle, true},
    {Method::post, "/v1/desk/refills", Operation::refill, true},
}};

struct Found {
  const Route* route = nullptr;
  std::string part;  // what stood for {request}
};

// route_unknown, method_not_allowed
Result<Found> find_route(Method method, std::string_view path);

}  // namespace credit::platform::desk
