// The digests published with the texts and replies of the module's description.
#pragma once
#include <openssl/sha.h>

#include <array>

#include "base/bytes.h"

namespace credit::test {

inline std::string sha256(ByteView bytes) {
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256(bytes.data(), bytes.size(), digest.data());
  return to_hex(digest);
}

}  // namespace credit::test
