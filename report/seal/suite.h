// The suites we sign in. Which one a signature is in the key says, never the message: a header that names another is
// refused before any arithmetic.
//   ES256    ECDSA on P-256 with SHA-256, RFC 9053
//   Ed25519  RFC 8032, as COSE EdDSA with the curve pinned by the key
//   SM2      GB/T 32918.2 with SM3 and the identity 1234567812345678; COSE has no number for it: private use
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "base/openssl.h"
#include "base/result.h"

namespace credit::seal {

enum class Algorithm : std::int64_t { es256 = -7, ed25519 = -8, sm2_sm3 = -72001 };

inline constexpr std::size_t signature_size = 64;                     // of every suite: r || s, or R || S
inline constexpr std::string_view sm2_identity = "1234567812345678";  // GB/T 35276 clause 10

struct Suite {
  Algorithm algorithm;
  std::string_view name;  // as people write it, and as settings do
  const char* key_type;   // OpenSSL's
  const char* curve;      // OpenSSL's; null where the key type is the curve
  // SubjectPublicKeyInfo before the point: RFC 5480, RFC 8410, GB/T 35276
  std::span<const std::uint8_t> spki_head;
};

std::span<const Suite> suites();
const Suite* suite_of(std::int64_t cose_algorithm);  // null for one we do not know
const Suite* suite_of(const EVP_PKEY* key);          // likewise
const Suite& suite_of(Algorithm algorithm);

Result<Bytes> sign_in(const Suite& suite, EVP_PKEY* key, ByteView message);  // 64 bytes; seal_key_unusable
bool verify_in(const Suite& suite, EVP_PKEY* key, ByteView message, ByteView signature);

}  // namespace credit::seal
