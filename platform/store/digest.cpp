#include "platform/store/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace credit::platform {

Bytes sha256(ByteView bytes) {
  Bytes digest(32);
  CREDIT_ENSURE(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1);
  return digest;
}

std::string sha256_hex(std::string_view text) { return to_hex(sha256(view(text))); }

std::string hmac_sha256_hex(ByteView key, std::string_view text) {
  Bytes digest(32);
  const auto message = view(text);
  CREDIT_ENSURE(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), message.data(), message.size(),
                     digest.data(), nullptr) != nullptr);
  return to_hex(digest);
}

Bytes random_bytes(std::size_t count) {
  Bytes bytes(count);
  CREDIT_ENSURE(RAND_bytes(bytes.data(), static_cast<int>(count)) == 1);
  return bytes;
}

std::string random_text(std::string_view alphabet, std::size_t count) {
  // Bytes past the last whole multiple are thrown away: a plain remainder would favour the first characters.
  const std::size_t fair = 256 - 256 % alphabet.size();
  std::string text;
  while (text.size() < count)
    for (const auto byte : random_bytes(count * 2))
      if (byte < fair && text.size() < count) text += alphabet[byte % alphabet.size()];
  return text;
}

}  // namespace credit::platform
