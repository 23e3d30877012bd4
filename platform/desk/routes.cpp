#include "platform/desk/routes.h"

#include "base/failures/platform.h"

namespace credit::platform::desk {
namespace {

std::optional<std::string> fits(std::string_view pattern, std::string_view path) {
  const auto hole = pattern.find('{');
  if (hole == std::string_view::npos) return pattern == path ? std::optional(std::string()) : std::nullopt;
  if (!path.starts_with(pattern.substr(0, hole))) return std::nullopt;
  const auto part = path.substr(hole);
  if (part.empty() || part.find('/') != std::string_view::npos) return std::nullopt;
  return std::string(part);
}

}  // namespace

Result<Found> find_route(Method method, std::string_view path) {
  bool path_known = false;
  for (const auto& route : routes) {
    auto part = fits(route.path, path);
    if (!part) continue;
    path_known = true;
    if (route.method == method) return Found{&route, std::move(*part)};
  }
  return fail(path_known ? failure::method_not_allowed : failure::route_unknown);
}

}  // namespace credit::platform::desk
