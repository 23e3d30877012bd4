// The first web address in a text, taken apart as a browser would: so that a host in the path, in the user's name or
// below another name is not mistaken for the host.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace credit::code {

struct WebAddress {
  std::string_view whole;  // up to the next blank or character outside ASCII
  std::string host;        // lower case, without the dot at the end; empty when there is none that could be looked up
};

// http and https alone. Nothing when the text holds none.
std::optional<WebAddress> first_web_address(std::string_view text);

}  // namespace credit::code
