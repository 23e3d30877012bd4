#include "platform/service/routes.h"

#include "base/failures/platform.h"

namespace credit::platform {
namespace {

bool is_hole(std::string_view part) { return part.starts_with('{'); }

std::string_view next_part(std::string_view& path) {
  const auto end = std::min(path.find('/', 1), path.size());
  const auto part = path.substr(0, end);
  path.remove_prefix(end);
  return part.substr(std::min<std::size_t>(1, part.size()));
}

bool fits(std::string_view pattern, std::string_view path, std::string& stood) {
  while (!pattern.empty() && !path.empty()) {
    const auto expected = next_part(pattern);
    const auto part = next_part(path);
    if (is_hole(expected) && !part.empty())
      stood = std::string(part);
    else if (expected != part)
      return false;
  }
  return pattern.empty() && path.empty();
}

}  // namespace

Result<Found> find_route(Method method, std::string_view path) {
  bool path_known = false;
  for (const auto& route : routes) {
    std::string part;
    if (path.empty() || path.front() != '/' || !fits(route.path, path, part)) continue;
    path_known = true;
    if (route.method == method) return Found{&route, std::move(part)};
  }
  return fail(path_known ? failure::method_not_allowed : failure::route_unknown);
}

}  // namespace credit::platform
