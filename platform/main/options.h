// What stood on the command line after the command: --name value pairs and plain words.
#pragma once
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace credit::platform {

struct Options {
  std::map<std::string, std::string> named;
  std::vector<std::string> words;

  std::optional<std::string> value(const std::string& name) const {
    const auto found = named.find(name);
    return found == named.end() ? std::nullopt : std::optional(found->second);
  }
};

// Nothing when an option is not among the allowed ones, has no value, or stands twice.
inline std::optional<Options> read_options(const std::vector<std::string>& arguments,
                                           const std::vector<std::string>& allowed) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].starts_with("--")) {
      options.words.push_back(arguments[i]);
      continue;
    }
    const auto name = arguments[i].substr(2);
    const bool known = std::find(allowed.begin(), allowed.end(), name) != allowed.end();
    if (!known || i + 1 == arguments.size() || !options.named.emplace(name, arguments[i + 1]).second)
      return std::nullopt;
    ++i;
  }
  return options;
}

}  // namespace credit::platform
