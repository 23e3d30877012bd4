#include "platform/enrol/basic.h"

#include "base/bytes.h"
#include "certs/certificate.h"

namespace credit::platform::enrol {

std::optional<BasicLogin> read_basic(std::string_view authorization) {
  constexpr std::string_view scheme = "basic ";
  if (authorization.size() < scheme.size() || authorization.size() > 512) return std::nullopt;
  for (std::size_t i = 0; i < scheme.size(); ++i) {
    const char c = authorization[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != scheme[i]) return std::nullopt;
  }
  auto bytes = from_base64(authorization.substr(scheme.size()));
  if (!bytes) return std::nullopt;
  const Personal<Bytes> login(std::move(*bytes));
  const auto text = text_view(login.expose());
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || !certs::check_owner(text.substr(0, colon))) return std::nullopt;
  return BasicLogin{std::string(text.substr(0, colon)), Personal<std::string>(std::string(text.substr(colon + 1)))};
}

}  // namespace credit::platform::enrol
