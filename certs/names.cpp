#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "base/failures/certs.h"
#include "certs/certificate.h"

namespace credit::certs {
namespace {

bool is_address(const std::string& name) {
  std::array<unsigned char, sizeof(in6_addr)> address{};
  return inet_pton(AF_INET, name.c_str(), address.data()) == 1 ||
         inet_pton(AF_INET6, name.c_str(), address.data()) == 1;
}

bool letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_host(const std::string& name) {
  const auto allowed = [](char c) { return letter_or_digit(c) || c == '.' || c == '-'; };
  return !name.empty() && name.size() <= 253 && letter_or_digit(name.front()) && letter_or_digit(name.back()) &&
         std::ranges::all_of(name, allowed);
}

}  // namespace

Result<std::string> alternative_names(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) {
    const bool address = is_address(name);
    if (!address && !is_host(name)) return fail(failure::certs_name_malformed, name);
    all += (all.empty() ? "" : ",") + std::string(address ? "IP:" : "DNS:") + name;
  }
  return all;
}

Status check_owner(std::string_view id) {
  const auto allowed = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
  if (id.empty() || id.size() > 24 || !std::ranges::all_of(id, allowed))
    return fail(failure::certs_name_malformed, std::string(id));
  return {};
}

}  // namespace credit::certs
