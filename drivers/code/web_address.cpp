#include "drivers/code/web_address.h"

#include <algorithm>

#include "drivers/code/fold.h"

namespace credit::code {
namespace {

constexpr std::string_view schemes[] = {"https://", "http://"};

bool ends_address(char c) { return static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F; }

std::size_t scheme_at(std::string_view rest) {
  for (const auto scheme : schemes)
    if (rest.size() > scheme.size() && same_ignoring_case(rest.substr(0, scheme.size()), scheme)) return scheme.size();
  return 0;
}

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool fits_host(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_port(std::string_view authority, bool& sound) {
  const auto colon = authority.find(':');
  if (colon == std::string_view::npos) return authority;
  const auto port = authority.substr(colon + 1);
  sound = port.size() <= 5 && std::all_of(port.begin(), port.end(), is_digit);
  return authority.substr(0, colon);
}

// A backslash ends the authority as a slash does: browsers read it so.
std::string host_of(std::string_view after_scheme) {
  auto authority = after_scheme.substr(0, after_scheme.find_first_of("/\\?#"));
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  bool sound = true;
  std::string host(without_port(authority, sound));
  std::transform(host.begin(), host.end(), host.begin(), lowered);
  if (!host.empty() && host.back() == '.') host.pop_back();
  if (!sound || !std::all_of(host.begin(), host.end(), fits_host)) host.clear();
  return host;
}

}  // namespace

std::optional<WebAddress> first_web_address(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool starts = at == 0 || ends_address(text[at - 1]);
    const auto scheme = starts ? scheme_at(text.substr(at)) : 0;
    if (scheme == 0) continue;
    const auto* const end = std::find_if(text.begin() + at + scheme, text.end(), ends_address);
    const auto whole = text.substr(at, static_cast<std::size_t>(end - text.begin()) - at);
    return WebAddress{whole, host_of(whole.substr(scheme))};
  }
  return {};
}

}  // namespace credit::code
