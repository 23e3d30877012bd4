#include "report/signers/key_reference.h"

#include <charconv>
#include <map>

#include "base/failures/common.h"

namespace credit::signers {
namespace {

constexpr std::string_view token_scheme = "pkcs11:", tpm_scheme = "tpm2:", file_scheme = "file:";
constexpr std::uint32_t first_persistent = 0x81000000, last_persistent = 0x81FFFFFF;

using Attributes = std::map<std::string, std::string, std::less<>>;

tl::unexpected<Failure> wrong(const std::string& what) {
  return fail(failure::settings_invalid, "signing key: " + what);
}

std::optional<std::string> unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      plain += text[at];
      continue;
    }
    const auto byte = from_hex(text.substr(at + 1, 2));
    if (!byte || byte->size() != 1) return std::nullopt;
    plain += static_cast<char>(byte->front());
    at += 2;
  }
  return plain;
}

// name=value pairs; each name once.
Status read_pairs(std::string_view text, char between, Attributes& into) {
  while (!text.empty()) {
    const auto pair = text.substr(0, text.find(between));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    const auto equals = pair.find('=');
    const auto value = equals == pair.npos ? std::nullopt : unescaped(pair.substr(equals + 1));
    if (!value) return wrong("a part of the pkcs11 address is not name=value");
    if (!into.emplace(pair.substr(0, equals), *value).second) return wrong("a part stands there twice");
  }
  return {};
}

std::string taken(Attributes& all, std::string_view name) {
  const auto found = all.find(name);
  if (found == all.end()) return {};
  std::string value = std::move(found->second);
  all.erase(found);
  return value;
}

Result<KeyReference> token_key(std::string_view text) {
  const auto question = text.find('?');
  Attributes path, query;
  CREDIT_CHECK(read_pairs(text.substr(0, question), ';', path));
  if (question != text.npos) CREDIT_CHECK(read_pairs(text.substr(question + 1), '&', query));
  if (query.contains("pin-value")) return wrong("a PIN does not belong into settings: use pin-source=file:...");
  TokenKey key;
  key.token = taken(path, "token");
  key.object = taken(path, "object");
  const std::string id = taken(path, "id"), type = taken(path, "type");
  key.id.assign(id.begin(), id.end());
  key.module = taken(query, "module-path");
  std::string pin = taken(query, "pin-source");
  if (pin.starts_with(file_scheme)) pin.erase(0, file_scheme.size());
  key.pin_file = pin;
  if (!path.empty() || !query.empty()) return wrong("not known: " + (path.empty() ? query : path).begin()->first);
  if (key.token.empty() || (key.object.empty() && key.id.empty()) || (!type.empty() && type != "private"))
    return wrong("token, and object or id of a private key, are needed");
  if (!key.module.is_absolute() || !key.pin_file.is_absolute())
    return wrong("module-path and pin-source are absolute paths");
  return key;
}

Result<KeyReference> tpm_key(std::string_view text) {
  std::uint32_t handle = 0;
  const bool prefixed = text.starts_with("0x");
  if (prefixed) text.remove_prefix(2);
  const auto read = std::from_chars(text.data(), text.data() + text.size(), handle, 16);
  const bool whole = prefixed && read.ec == std::errc{} && read.ptr == text.data() + text.size();
  if (!whole || handle < first_persistent || handle > last_persistent)
    return wrong("tpm2: wants a persistent handle, 0x81000000 to 0x81ffffff");
  return TpmKey{handle};
}

}  // namespace

Result<KeyReference> parse_key_reference(std::string_view text) {
  if (text.starts_with(token_scheme)) return token_key(text.substr(token_scheme.size()));
  if (text.starts_with(tpm_scheme)) return tpm_key(text.substr(tpm_scheme.size()));
  if (text.starts_with(file_scheme)) text.remove_prefix(file_scheme.size());
  if (text.empty()) return wrong("missing");
  return PemFile{std::filesystem::path(text)};
}

bool in_file(std::string_view text) {
  const auto key = parse_key_reference(text);
  return key && std::holds_alternative<PemFile>(*key);
}

}  // namespace credit::signers
